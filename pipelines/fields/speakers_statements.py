"""Reads out of a piece of narration who says something, and with which verb."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from pipelines import lexicon

WORD = re.compile(r"\w+(?:[-’']\w+)*")
ACTIVE, PASSIVE = re.compile(r"(?:me[mnlrwy]|ber|ter)\w{3}"), re.compile(r"di\w{4}")
# A person straight behind an active or passive verb is its object or agent.
OTHER_VERB = re.compile(r"(?:di|me)\w{4}")
# Names of posts are long ("Kepala Badan Kesatuan Bangsa dan Politik (Bakesbangpol) Kota …"), but not longer.
LONGEST_PHRASE = 240
LONGEST_GAP = 120
# A verb of saying stands so many words behind a closing mark at most ("demikian juga kata …").
LONGEST_WAY = 4


class Who(Enum):
    """A speaker who is no person by name."""

    BEFORE = "somebody already spoken of: ia, -nya, pria itu"
    UNNAMED = "somebody whom the article does not name, or not as a person it is known to name"


@dataclass(frozen=True, slots=True)
class Named:
    """A place where a person is spoken of: `kind` is that of the mention."""

    start: int
    end: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Statement:
    """That `who` (a name, or see Who) says something; `verb` is its base form, None for "menurut"."""

    who: str | Who | None
    verb: str | None


class Narration:
    """The words outside quotations, with the places where persons are spoken of (`named`, in order)."""

    def __init__(self, string: str, named: Sequence[Named]) -> None:
        self.string = string
        self.named = tuple(named)
        self._starts = [mention.start for mention in self.named]

    def mentions(self, start: int, end: int) -> tuple[Named, ...]:
        """The mentions that start in `[start, end)`."""
        return self.named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def behind(self, start: int, end: int) -> Statement | None:
        """The attribution that opens `string[start:end]`, what stands behind a closing mark: `ujar Budi, Senin`."""
        verbs, skipped = _verbs(), _cues("before_verb")
        for count, word in enumerate(WORD.finditer(self.string, start, end)):
            form = word[0].lower()
            base, position = verbs.get(form, ("", ""))
            if form in _cues("sources"):
                return Statement(self._agent(form, word.end(), end), None)
            if position in {"tag", "passive"}:
                return Statement(self._agent(form, word.end(), end) or Who.BEFORE, base)
            if form not in skipped or count >= LONGEST_WAY:
                return self._unknown(word, end, skipped=count > 0)
        return None

    def _unknown(self, word: re.Match[str], end: int, *, skipped: bool) -> Statement | None:
        """An attribution without a known verb: "demikian Budi", or a misspelt one before a name: "uja Budi"."""
        if skipped:
            who = self._agent("", word.start(), end)
            return Statement(who, None) if isinstance(who, str) else None
        if len(word[0]) < 3 or not word[0].islower() or word[0] in _cues("breakers") | _cues("oblique"):
            return None
        named = self.mentions(word.end(), word.end() + 2)
        return Statement(named[0].name, None) if named else None

    def speaking(self, start: int, end: int) -> Statement | None:
        """The attribution by a clause of its own that opens `string[start:end]`: `dia menambahkan`."""
        statement = self.main(start, min(end, start + LONGEST_PHRASE))
        if statement is None or statement.who is None:
            return None
        if statement.who is Who.BEFORE:
            word = WORD.search(self.string, start, end)
            return statement if word and word[0].lower() in _cues("pronouns") else None
        opening = self.mentions(start, min(end, start + LONGEST_GAP))
        lead = self.string[start : opening[0].start] if opening else "x"
        return None if any(word.islower() for word in WORD.findall(lead)) else statement

    def introducing(self, start: int, end: int) -> Statement | None:
        """The last statement of `string[start:end]`: what introduces a quotation behind it."""
        for word in reversed(self._words(start, end)):
            statement = self._at(word, start, end)
            if statement is not None:
                return statement
        return None

    def telling(self, start: int, end: int) -> str | Who | None:
        """Who speaks or acts in the sentence `string[start:end]`; None where it does not tell."""
        statement = self.main(start, end)
        if statement is not None and statement.who is not None:
            return statement.who
        mentions = self.mentions(start, end)
        if mentions and self._opens(mentions[0], start) and self._acts(mentions[0], end):
            return mentions[0].name
        relayed = [mention for mention in mentions if _cues("relays") & set(self._words_before(mention, start))]
        return relayed[0].name if relayed else None

    def _opens(self, mention: Named, start: int) -> bool:
        """Whether a mention opens its sentence as the subject, but for an office before it or a phrase in front."""
        front, _, own = self.string[start : mention.start].rpartition(",")
        words, office = WORD.findall(front), WORD.findall(own)
        if any(word.islower() for word in office) or (office and office[0].lower() in _cues("oblique")):
            return False
        fronted = _cues("subordinate") | _cues("person_heads")
        return len(words) <= LONGEST_WAY or words[0].lower() in fronted

    def _acts(self, mention: Named, end: int) -> bool:
        """Whether the verb behind a subject is active: whom something is done to does not speak next."""
        for word in WORD.findall(self.string[mention.end : min(end, mention.end + LONGEST_GAP)])[:6]:
            if word in _cues("contacted") or ACTIVE.match(word):
                return True
            if PASSIVE.match(word):
                return False
        return True

    def main(self, start: int, end: int) -> Statement | None:
        """The main statement: its first that tells who; or who only reads it out ("yang disampaikan oleh …")."""
        words = self._words(start, end)
        first = WORD.search(self.string, start, end)
        if first and first[0].lower() in _cues("subordinate"):
            comma = self.string.find(",", start, end)
            words = [word for word in words if word.start() > comma] or words
        found: Statement | None = None
        for word in words:
            relayed = found is not None and self.string[max(start, word.start() - 5) : word.start()] == "yang "
            if found is None or (relayed and _verbs().get(word[0].lower(), ("", ""))[1] == "passive"):
                statement = self._at(word, start, end)
                if statement is not None and (statement.who is not None if found is None else _is_name(statement)):
                    found = statement
        return found

    def _words(self, start: int, end: int) -> list[re.Match[str]]:
        known = _speech_words()
        return [word for word in WORD.finditer(self.string, start, end) if word[0].lower() in known]

    def _at(self, word: re.Match[str], start: int, end: int) -> Statement | None:
        """What the verb at `word` states; None where it is used as another word or as a comparison."""
        form = word[0].lower()
        base, position = _verbs().get(form, (None, "passive" if form in _cues("presiding_passive") else "clause"))
        if form in _cues("sources"):
            return Statement(self._agent(form, word.end(), end), None)
        if position == "clause":
            return Statement(self._subject(start, word.start()), base)
        if position == "passive":
            compared = self.string[max(start, word.start() - 18) : word.start()].lower().split()[-2:]
            if {"sebagaimana", "seperti", "sesuai"} & set(compared):
                return None
            who = self._agent(form, word.end(), end) or self._agent_behind_by(word.end(), end)
            return Statement(who, base) if base or isinstance(who, str) else None
        before = self.string[start : word.start()].rstrip()
        who = self._agent(form, word.end(), end)
        if before and not before.endswith(","):
            return Statement(who, base) if self._is_parenthesis(word.end()) else None
        return Statement(who or Who.BEFORE, base) if isinstance(who, str) or self._is_tag(word, base, end) else None

    def _agent_behind_by(self, position: int, end: int) -> str | Who | None:
        """The agent of a passive verb further on: "dibacakan di halaman sekolah, Senin, oleh Budi"."""
        by = self.string.find(" oleh ", position, min(end, position + LONGEST_GAP))
        return self._agent("", by + 1, end) if by >= 0 else None

    def _is_parenthesis(self, position: int) -> bool:
        """Whether nothing but a name stands between `position` and a comma: "Camat itu kata Budi, sudah dipanggil"."""
        named = self.mentions(position, position + 2)
        return bool(named) and self.string[named[0].end : named[0].end + 1] in {",", "."}

    def _is_tag(self, word: re.Match[str], base: str | None, end: int) -> bool:
        """Whether a tag without a known name is one, and no noun: "kata dia", "kata Darma"; not "pesan itu"."""
        following = WORD.search(self.string, word.end(), end)
        if word[0].lower() != base or following is None:
            return word[0].lower() != base
        form = following[0].lower()
        return not following[0].islower() or form in _cues("pronouns") | _cues("indefinite") | _cues("person_heads")

    def _agent(self, form: str, position: int, end: int) -> str | Who | None:
        """Who is named behind a tag or passive verb that ends at `position`; None where nobody is."""
        if form.endswith("nya") and _verbs().get(form, ("", ""))[0] != form:  # tanya has no suffix
            return Who.BEFORE
        start, stop, words = self._phrase(position, min(end, position + LONGEST_PHRASE))
        if not words or words[0] in _cues("pronouns"):
            return Who.BEFORE if words else None
        mentions = self.mentions(start, stop)
        if mentions:
            return self._nearest_name(start, mentions)
        head = {word.lower() for word in WORD.findall(self.string[start:stop].partition(",")[0])}
        if _cues("indefinite") & head:
            return Who.UNNAMED
        return Who.BEFORE if (_cues("descriptions") | _cues("demonstratives")) & head else Who.UNNAMED

    def _phrase(self, position: int, end: int) -> tuple[int, int, list[str]]:
        """The noun phrase behind `position`: where it starts and ends, and its words in small letters."""
        start, stop, words = position, end, list[str]()
        for word in WORD.finditer(self.string, position, end):
            lower = word[0].lower()
            if not words and lower in _cues("after_verb"):
                continue
            if word[0] in _cues("breakers") or word[0] in _speech_words():
                stop = word.start()
                break
            start = start if words else word.start()
            words.append(lower)
        return start, stop, words

    def _nearest_name(self, start: int, mentions: tuple[Named, ...]) -> str | Who:
        """The speaker among the mentions of one noun phrase: a name says more than the office before it."""
        first, *rest = mentions
        leading = WORD.findall(self.string[start : first.start])[-1:]
        if leading and leading[0].lower() in _cues("relations"):
            others = [mention.name for mention in rest if mention.name != first.name]
            # "Kepala Biro Hukum Budi" is an office, "kuasa hukum Budi" somebody else.
            return others[0] if others else Who.UNNAMED if leading[0].islower() else first.name
        if first.kind == "office" and rest and rest[0].kind != "office" and rest[0].start - first.end < LONGEST_GAP:
            return rest[0].name
        return first.name

    def _subject(self, start: int, verb: int) -> str | Who | None:
        """Whose clause verb starts at `verb`; None where no subject is to be seen."""
        near = [word.lower() for word in WORD.findall(self.string[max(start, verb - 40) : verb])][-3:]
        if _cues("pronouns") & set(near) or "pihaknya" in near:
            return Who.BEFORE
        mentions = self.mentions(start, verb)
        relayed = [mention for mention in mentions if _cues("relays") & set(self._words_before(mention, start))]
        aside = {mention.name for mention in mentions if self._oblique(mention, start)}
        subjects = relayed[-1:] or [mention for mention in mentions if mention.name not in aside]
        if subjects or mentions:
            return self._with_name(subjects or list(mentions))
        words = [word.lower() for word in WORD.findall(self.string[start:verb].rpartition(",")[2])]
        if words and words[0] in _cues("person_heads") and words[-1] in _cues("demonstratives"):
            return Who.BEFORE
        if _cues("indefinite") & set(words) or (words and words[0] in _cues("person_heads")):
            return Who.UNNAMED
        return None

    def _with_name(self, subjects: list[Named]) -> str:
        first = subjects[0]
        if first.kind == "office" and len(subjects) > 1 and subjects[1].start - first.end < LONGEST_GAP // 4:
            return subjects[1].name
        return first.name

    def _words_before(self, mention: Named, start: int) -> list[str]:
        """The words between a mention and the one before it, or `start`."""
        before = self.mentions(start, mention.start)
        left = max(before[-1].end if before else start, start)
        return WORD.findall(self.string[left : mention.start].rpartition(",")[2])

    def _oblique(self, mention: Named, start: int) -> bool:
        """Whether the words before a mention make it something else than a subject."""
        words = self._words_before(mention, start)
        small = [word for word in words if word.islower()]
        if words and words[0].lower() not in _cues("person_heads"):
            small.append(words[0].lower())  # the first word of a sentence or clause may be capital: "Didampingi Sekda"
        return any(word in _cues("oblique") or OTHER_VERB.match(word) for word in small)


def _is_name(statement: Statement) -> bool:
    return isinstance(statement.who, str)


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(lexicon.tables("quote_cues")[name])


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    return {row["form"]: (row["base"], row["position"]) for row in lexicon.rows("verbs_of_saying")}


@cache
def _speech_words() -> frozenset[str]:
    return frozenset(_verbs()) | _cues("sources") | _cues("presiding_passive") | _cues("presiding_active")
