"""Finds the persons in a noun phrase behind a verb: who is named, described or meant by an office."""

import re
from bisect import bisect_left

from pipelines.grammar.quotes_lexicon import cues, impersonal, offices, speakers, speech_words, tags, verbs
from pipelines.grammar.speakers_narration import LONGEST_GAP, LONGEST_PHRASE, WORD, Named, Who
from pipelines.grammar.speakers_subjects import Subjects

# "Pengakuannya", "penjelasannya": words of somebody spoken of.
OWN_WORDS = re.compile(r"(?:pe|ke)\w{2,12}annya|pihaknya")
# So many places back the holder of an office is sought.
FARTHEST = 200


class Narration(Subjects):
    """The persons of a narration as agents and subjects."""

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
        if not mentions:
            return self._unmentioned(form, start, head, alone=len(words) == 1 and stop < end)
        relayed = self.relayed(start, min(end, start + LONGEST_PHRASE))
        if relayed:
            return relayed[-1].name
        return Who.BEFORE if self._described(start, head, mentions[0]) else self._nearest_name(start, mentions)

    def _unmentioned(self, form: str, start: int, head: list[str], *, alone: bool) -> str | Who | None:
        """Who is meant by a phrase of the words `head` without a mention, `alone` if it is one of a longer clause."""
        if form in cues("sources") and OWN_WORDS.fullmatch(head[0]):  # "Menurut pengakuannya"
            return Who.BEFORE
        if form.startswith(("di", "menurut")) and self._names_nobody(start, head[0]):
            return None
        if cues("indefinite").isdisjoint(head):
            known = self.holders.called(head[0]) or self._holds(form, start, head)
            if known:
                return known
        return self._unnamed(head, alone=alone)

    def _names_nobody(self, start: int, first: str) -> bool:
        """Whether the phrase at `start` can be no agent: "dinyatakan tidak terpenuhi", "menurut adat"."""
        if not self.string[start].islower() or self.string.endswith("oleh ", 0, start):
            return False
        return first not in speakers() | impersonal() | cues("bystanders") and not self.holders.called(first)

    def _holds(self, form: str, start: int, head: list[str]) -> str | Who | None:
        """Who is meant by the office alone that stands at `start`: whoever of its holders is spoken of last."""
        pointing = not cues("demonstratives").isdisjoint(head) or form in cues("opening_sources")
        if pointing or not self.holders.is_office(self.string, start):
            return None
        holding = self.holders.holding(start)
        place = bisect_left(self._starts, start)
        before = self.named[max(0, place - FARTHEST) : place]
        last = next((mention.name for mention in reversed(before) if mention.name in holding), None)
        return last or (holding[0] if holding else Who.HOLDER)

    def _unnamed(self, head: list[str], *, alone: bool) -> Who:
        """Who is meant by a phrase of the words `head` without a name, `alone` if it is one word of a longer clause."""
        if head[0] in impersonal():
            return Who.BODY
        if cues("indefinite") & set(head) or alone:  # "pria | dalam video tersebut"
            return Who.UNNAMED
        return Who.BEFORE if (cues("descriptions", "demonstratives")) & set(head) else Who.UNNAMED

    def agent_behind_by(self, position: int, end: int) -> str | Who | None:
        """The agent of a passive verb further on: "dibacakan di halaman sekolah, Senin, oleh Budi"."""
        by = self.string.find(" oleh ", position, min(end, position + LONGEST_GAP))
        return self.agent("", by + 1, end) if by >= 0 else None

    def is_parenthesis(self, position: int) -> bool:
        """Whether nothing but a name stands between `position` and a comma: "Camat itu kata Budi, sudah dipanggil"."""
        named = self.mentions(position, position + 2)
        return bool(named) and self.string[named[0].end : named[0].end + 1] in {",", "."}

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
        return head[0] in cues("descriptions", "professions", "person_heads") and not cues("naming") & before

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
