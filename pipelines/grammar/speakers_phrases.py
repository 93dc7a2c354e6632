"""Finds the persons in a piece of narration by their part in it: who is subject, agent or relayed."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from pipelines.grammar.quotes_lexicon import cues, impersonal, offices, speech_words, tags, verbs
from pipelines.grammar.speakers_holders import Holders

WORD = re.compile(r"\w+(?:[-’']\w+)*")
ACTIVE, PASSIVE = re.compile(r"(?:me[mnlrwy]|ber)\w{3}"), re.compile(r"di\w{4}")
# A person straight behind an active or passive verb is its object or agent.
OTHER_VERB = re.compile(r"(?:di|me)\w{4}")
# "Pemeriksaan Budi berlangsung tertutup": what is done opens the sentence, and no person.
DEED = re.compile(r"(?:Pe|Ke)(?!rwakilan)\w{3,12}an(?:nya)?")
# "Pengakuannya", "penjelasannya": words of somebody spoken of.
OWN_WORDS = re.compile(r"(?:pe|ke)\w{2,12}annya|pihaknya")
# Names of posts are long ("Kepala Badan Kesatuan Bangsa dan Politik (Bakesbangpol) Kota …"), but not longer.
LONGEST_PHRASE = 240
LONGEST_GAP = 120
# A phrase in front of the subject has so many words at most, unless it opens with a word that tells.
LONGEST_FRONT = 4
# "Sisca, begitu ia biasa disapa, menangis."
NICKNAME = re.compile(r"([A-Z]\w+), (?:begitu|demikian|panggilan|sapaan)\b")
# What stands between two names of a pair.
PAIRING = frozenset({"-", "–", "—", "/", "&", "dan"})


class Who(Enum):
    """A speaker who is no person by name."""

    BEFORE = "somebody already spoken of: ia, -nya, pria itu"
    BODY = "an organisation or a paper, which speaks through somebody"
    HOLDER = "whoever holds an office that nobody is told to hold: kata Bupati"
    UNNAMED = "somebody whom the article does not name, or not as a person it is known to name"


@dataclass(frozen=True, slots=True)
class Named:
    """A place where a person is spoken of: `kind` is that of the mention."""

    start: int
    end: int
    name: str
    kind: str


class Narration:
    """The words outside quotations, with the places where persons are spoken of (`named`, in order)."""

    def __init__(self, string: str, named: Sequence[Named], holders: Holders) -> None:
        self.string, self.holders = string, holders
        self.named = tuple(named)
        self._starts = [mention.start for mention in self.named]

    def mentions(self, start: int, end: int) -> tuple[Named, ...]:
        """The mentions that start in `[start, end)`."""
        return self.named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_named(self, position: int) -> str | None:
        """The person spoken of last before `position`."""
        place = bisect_left(self._starts, position)
        return self.named[place - 1].name if place else None

    def actor(self, start: int, end: int) -> str | None:
        """The subject that opens the sentence `string[start:end]`, unless something is done to it; or who relays."""
        mentions = self.mentions(start, end)
        if not mentions:
            nickname = NICKNAME.match(self.string, start, end)
            return self.holders.called(nickname[1]) if nickname else None
        if self._is_background(start, mentions[0].start):
            return None
        if self._opens(mentions[0], start) and self._acts(mentions[0], end):
            return mentions[0].name
        relayed = self.relayed(start, end)
        if not relayed and self._brought_in(mentions[0], start):
            return self._with_name(list(mentions))
        return relayed[0].name if relayed else None

    def subject(self, start: int, verb: int) -> str | Who | None:
        """Whose clause verb starts at `verb`; None where no subject is to be seen."""
        words = [word.lower() for word in WORD.findall(self.string[start:verb].rpartition(",")[2])]
        described = bool(words) and words[0] in cues("descriptions")
        if (cues("pronouns") | {"pihaknya"}) & set(words[-3:]) or (described and words[-1] in cues("demonstratives")):
            return Who.BEFORE
        mentions = self.mentions(start, verb)
        if not mentions:
            return self._called(start, verb) or self._nobody(words)
        aside = self._aside(mentions, start)
        subjects = self.relayed(start, verb)[-1:] or [mention for mention in mentions if mention.name not in aside]
        return self._with_name(subjects or list(mentions))

    def _aside(self, mentions: Sequence[Named], start: int) -> set[str]:
        """Who is no subject, and who is paired with such: "juru bicara pasangan A - B, C, mendesak"."""
        aside = set[str]()
        for before, mention in zip([None, *mentions], mentions, strict=False):
            paired = before and before.name in aside and self.string[before.end : mention.start].strip() in PAIRING
            if paired or self._oblique(mention, start):
                aside.add(mention.name)
        return aside

    def _called(self, start: int, verb: int) -> str | None:
        """The subject by a word of the name that is known as no mention, in the last or the first part of a clause."""
        clause = self.string[max(start, verb - LONGEST_GAP) : verb]
        words = [*WORD.findall(clause.rpartition(",")[2])[:LONGEST_FRONT], *WORD.findall(clause)[:1]]
        names = (self.holders.called(word) for word in words if not word.islower())
        return next((name for name in names if name), None)

    def _nobody(self, words: list[str]) -> Who | None:
        """Who is meant by a subject of `words` without a name. Many (para guru) do not take over from one speaker."""
        person = bool(words) and words[0] in cues("person_heads")
        if person and words[-1] in cues("demonstratives"):
            return Who.BEFORE
        unnamed = cues("one_unnamed") | (cues("descriptions") - {"yang", "orang"})
        return Who.UNNAMED if person or unnamed & set(words) else None

    def agent(self, form: str, position: int, end: int) -> str | Who | None:
        """Who is named behind a tag or passive verb that ends at `position`; None where nobody is."""
        if form.endswith("nya") and verbs().get(form, ("", ""))[0] != form:  # tanya has no suffix
            return Who.BEFORE
        if form.startswith("di") and self.string.startswith((",", ":"), position):  # "Dijelaskan, …"
            return None
        start, stop, words = self._phrase(position, min(end, position + LONGEST_PHRASE))
        if not words or words[0] in cues("pronouns"):
            return Who.BEFORE if words else None
        mentions = self.mentions(start, stop)
        head = [word.lower() for word in WORD.findall(self.string[start:stop].partition(",")[0])]
        if mentions:
            relayed = self.relayed(start, min(end, start + LONGEST_PHRASE))
            if relayed:
                return relayed[-1].name
            return Who.BEFORE if self._described(start, head, mentions[0]) else self._nearest_name(start, mentions)
        if form in cues("sources") and OWN_WORDS.fullmatch(head[0]):  # "Menurut pengakuannya"
            return Who.BEFORE
        known = cues("indefinite").isdisjoint(head) and (self.holders.called(head[0]) or self._holds(form, start, head))
        return known or self._unnamed(head, alone=len(words) == 1 and stop < end)

    def _holds(self, form: str, start: int, head: list[str]) -> str | Who | None:
        """Who is meant by the office alone that stands at `start`: whoever of its holders is spoken of last."""
        pointing = not cues("demonstratives").isdisjoint(head) or form in cues("opening_sources")
        if pointing or not self.holders.is_office(self.string, start):
            return None
        holding = self.holders.holding(start)
        before = self.named[: bisect_left(self._starts, start)]
        last = next((mention.name for mention in reversed(before) if mention.name in holding), None)
        return last or (holding[0] if holding else Who.HOLDER)

    def _unnamed(self, head: list[str], *, alone: bool) -> Who:
        """Who is meant by a phrase of the words `head` without a name, `alone` if it is one word of a longer clause."""
        if head[0] in impersonal():
            return Who.BODY
        if cues("indefinite") & set(head) or alone:  # "pria | dalam video tersebut"
            return Who.UNNAMED
        return Who.BEFORE if (cues("descriptions") | cues("demonstratives")) & set(head) else Who.UNNAMED

    def agent_behind_by(self, position: int, end: int) -> str | Who | None:
        """The agent of a passive verb further on: "dibacakan di halaman sekolah, Senin, oleh Budi"."""
        by = self.string.find(" oleh ", position, min(end, position + LONGEST_GAP))
        return self.agent("", by + 1, end) if by >= 0 else None

    def is_parenthesis(self, position: int) -> bool:
        """Whether nothing but a name stands between `position` and a comma: "Camat itu kata Budi, sudah dipanggil"."""
        named = self.mentions(position, position + 2)
        return bool(named) and self.string[named[0].end : named[0].end + 1] in {",", "."}

    def relayed(self, start: int, end: int) -> list[Named]:
        """Those who speak for somebody in `[start, end)`: "Bupati Budi melalui Sekda Joko"."""
        found = []
        for mention in self.mentions(start, end):
            between = max(self._end_before(mention, start), mention.start - LONGEST_GAP)
            words = WORD.findall(self.string, between, mention.start)
            place = next((i for i, word in enumerate(words, start=1) if word in cues("relays")), None)
            if place and self._is_person(words[place:]):
                found.append(mention)
        return found

    def _is_person(self, words: list[str]) -> bool:
        """Whether `words` before a name can belong to it: "melalui Kabag Humas", and not "melalui telepon"."""
        if words and words[0].islower() and words[0] not in offices() | cues("statuses"):
            return False
        return cues("oblique").isdisjoint(words)

    def _phrase(self, position: int, end: int) -> tuple[int, int, list[str]]:
        """The noun phrase behind `position`: where it starts and ends, and its words in small letters."""
        start, stop, words = position, end, list[str]()
        for word in WORD.finditer(self.string, position, end):
            lower = word[0].lower()
            if not words and (lower in cues("after_verb") or lower in tags()):  # "ajak dan pesan Budi"
                continue
            if word[0] in cues("breakers") or word[0] in speech_words():
                stop = word.start()
                break
            start = start if words else word.start()
            words.append(lower)
        return start, stop, words

    def _described(self, start: int, head: list[str], first: Named) -> bool:
        """Whether a phrase points back at a person, and its names only say what he or she is: "Camat Kota itu"."""
        if first.start == start or cues("demonstratives").isdisjoint(head):
            return False
        before = {word.lower() for word in WORD.findall(self.string, start, first.start)}
        return head[0] in cues("descriptions") | cues("professions") | cues("person_heads") and not cues("naming") & before

    def _nearest_name(self, start: int, mentions: tuple[Named, ...]) -> str | Who:
        """The speaker among the mentions of one noun phrase: a name says more than the office before it."""
        first, *rest = mentions
        before = WORD.findall(self.string[start : first.start])
        leading = before[-1:]
        if leading and leading[0].lower() in cues("relations"):
            others = [mention.name for mention in rest if mention.name != first.name]
            # "Kepala Biro Hukum Budi" is an office, "kuasa hukum Budi" somebody else.
            return others[0] if others else Who.UNNAMED if leading[0].islower() else first.name
        if first.kind == "office" and rest and rest[0].kind != "office" and rest[0].start - first.end < LONGEST_GAP:
            return rest[0].name
        under = first.kind == "office" and any(word.lower() in offices() for word in before)  # "Asisten I Gubernur"
        return Who.UNNAMED if under else first.name

    def _with_name(self, subjects: list[Named]) -> str:
        first = subjects[0]
        if first.kind == "office" and len(subjects) > 1 and subjects[1].start - first.end < LONGEST_GAP // 4:
            return subjects[1].name
        return first.name

    def _opens(self, mention: Named, start: int) -> bool:
        """Whether a mention opens its sentence as the subject, but for an office before it or a phrase in front."""
        front, _, own = self.string[start : mention.start].rpartition(",")
        words, office = WORD.findall(front), WORD.findall(own)
        if any(word.islower() for word in office) or (office and office[0].lower() in cues("oblique")):
            return False
        if office and DEED.fullmatch(office[0]):
            return False
        fronted = cues("subordinate") | cues("person_heads") | cues("indefinite") | cues("descriptions")
        return len(words) <= LONGEST_FRONT or words[0].lower() in fronted

    def _brought_in(self, mention: Named, start: int) -> bool:
        """Whether words before a mention make it the next to act: "Hal itu membuat Budi …", "Begitu pula Budi"."""
        words = [word.lower() for word in WORD.findall(self.string, start, mention.start)]
        while words and words[-1] in offices():
            words.pop()
        asked = not (cues("press").isdisjoint(words[:3]) or cues("asking").isdisjoint(words))
        if asked and cues("negations").isdisjoint(words):
            return True
        if words and words[0] in cues("utterances") and words[-1] == "dari":
            return True
        return bool(words) and (words[-1] in cues("causatives") or " ".join(words[:2]) in cues("introducers"))

    def _is_background(self, start: int, end: int) -> bool:
        """Whether a sentence opens as one that tells what happened before: "Diketahui, Budi …", "Dalam video itu"."""
        words = [word.lower() for word in WORD.findall(self.string[start : min(end, start + LONGEST_GAP)])[:2]]
        recorded = words[:1] in (["dalam"], ["pada"]) and not cues("recordings").isdisjoint(words)
        return recorded or not cues("background").isdisjoint({" ".join(words), *words[:1]})

    def _acts(self, mention: Named, end: int) -> bool:
        """Whether the verb behind a subject is active: whom something is done to does not speak next."""
        words = WORD.findall(self.string[mention.end : min(end, mention.end + LONGEST_GAP)])[:6]
        if not words or words[0] in cues("copulas"):
            return not words
        if mention.kind == "office" and words[0] in cues("statives"):  # "Bupati harus netral"
            return False
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
            if word in cues("undergone") or (before in cues("negations") and word in cues("attending")):
                return False
            if word in cues("contacted") or after in cues("chances") or ACTIVE.match(word):
                return True
            if PASSIVE.match(word) and before != "yang":  # "Budi, yang dihujani pertanyaan, tersenyum"
                return False
        return True

    def _oblique(self, mention: Named, start: int) -> bool:
        """Whether the words before a mention make it something else than a subject."""
        words = WORD.findall(self.string[self._end_before(mention, start) : mention.start].rpartition(",")[2])
        small = [word for word in words if word.islower()]
        if words and words[0].lower() not in cues("person_heads"):
            small.append(words[0].lower())  # the first word of a sentence or clause may be capital: "Didampingi Sekda"
        return any(word in cues("oblique") or OTHER_VERB.match(word) for word in small)

    def _end_before(self, mention: Named, start: int) -> int:
        """Where the mention before `mention` ends, or `start`."""
        place = bisect_left(self._starts, mention.start)
        return max(self.named[place - 1].end, start) if place else start
