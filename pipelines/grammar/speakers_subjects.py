"""Finds whose clause a verb is, and who acts in a sentence."""

import re
from collections.abc import Sequence

from pipelines.grammar.quotes_lexicon import cues, offices
from pipelines.grammar.speakers_narration import LONGEST_GAP, WORD, Mentions, Named, Who
from pipelines.grammar.words import honorific_kinds

ACTIVE, PASSIVE = re.compile(r"(?:me[mnlrwy]|ber)\w{3}"), re.compile(r"di\w{4}")
# A person straight behind an active or passive verb is its object or agent.
OTHER_VERB = re.compile(r"(?:di|me)\w{4}")
# "Pemeriksaan Budi berlangsung tertutup": what is done opens the sentence, and no person.
DEED = re.compile(r"(?:Pe|Ke)(?!rwakilan)\w{3,12}an(?:nya)?")
# A phrase in front of the subject has so many words at most, unless it opens with a word that tells.
LONGEST_FRONT = 4
# "Sisca, begitu ia biasa disapa, menangis."
NICKNAME = re.compile(r"([A-Z]\w+), (?:begitu|demikian|panggilan|sapaan)\b")
# What stands between two names of a pair.
PAIRING = frozenset({"-", "–", "—", "/", "&", "dan"})


class Subjects(Mentions):
    """The persons of a narration as subjects."""

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
        if (
            "pihaknya" in words[-3:]
            or not cues("pronouns").isdisjoint(words[-3:])
            or (described and words[-1] in cues("demonstratives"))
        ):
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

    def _opens(self, mention: Named, start: int) -> bool:
        """Whether a mention opens its sentence as the subject, but for an office before it or a phrase in front."""
        front, _, own = self.string[start : mention.start].rpartition(",")
        words, office = WORD.findall(front), [word for word in WORD.findall(own) if word not in honorific_kinds()]
        if self._leads_on(office):
            return True
        if any(word.islower() for word in office) or (office and office[0].lower() in cues("oblique")):
            return False
        if office and DEED.fullmatch(office[0]):
            return False
        if not cues("on_ballot").isdisjoint(words[-LONGEST_FRONT:]) or words[1:2] == ["bersangkutan"]:
            return False
        fronted = cues("subordinate", "person_heads", "indefinite", "descriptions")
        return len(words) <= LONGEST_FRONT or words[0].lower() in fronted

    @staticmethod
    def _leads_on(words: list[str]) -> bool:
        """Whether words before a subject only point back at what was said: "Menanggapi hal itu Budi …"."""
        pointing = 1 < len(words) <= LONGEST_FRONT and words[-1] in cues("demonstratives")
        return pointing and words[0].lower() in cues("subordinate")

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
            # "Budi, yang dihujani pertanyaan, tersenyum", "Budi usai diperiksa tersenyum"
            if PASSIVE.match(word) and before != "yang" and before not in cues("subordinate"):
                return False
        return True

    def _oblique(self, mention: Named, start: int) -> bool:
        """Whether the words before a mention make it something else than a subject."""
        words = WORD.findall(self.string[self._end_before(mention, start) : mention.start].rpartition(",")[2])
        small = [word for word in words if word.islower()]
        if words and words[0].lower() not in cues("person_heads"):
            small.append(words[0].lower())  # the first word of a sentence or clause may be capital: "Didampingi Sekda"
        return any(word in cues("oblique") or OTHER_VERB.match(word) for word in small)
