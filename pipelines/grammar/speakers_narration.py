"""The narration of an article: its words outside quotations, with the places where persons are spoken of."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from pipelines.grammar.quotes_lexicon import cues, offices
from pipelines.grammar.speakers_holders import Holders

WORD = re.compile(r"\w+(?:[-’']\w+)*")
# Names of posts are long ("Kepala Badan Kesatuan Bangsa dan Politik (Bakesbangpol) Kota …"), but not longer.
LONGEST_PHRASE = 240
LONGEST_GAP = 120


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


class Mentions:
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
        if words and words[0].islower() and words[0] not in offices() | cues("statuses", "relations"):
            return False
        return cues("oblique").isdisjoint(words)

    def _with_name(self, subjects: list[Named]) -> str:
        first = subjects[0]
        if first.kind == "office" and len(subjects) > 1 and subjects[1].start - first.end < LONGEST_GAP // 4:
            return subjects[1].name
        return first.name

    def _end_before(self, mention: Named, start: int) -> int:
        """Where the mention before `mention` ends, or `start`."""
        place = bisect_left(self._starts, mention.start)
        return max(self.named[place - 1].end, start) if place else start
