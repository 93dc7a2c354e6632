"""How much of two texts is the same, word for word, and whether that makes them copies. Pure."""

from dataclasses import dataclass
from functools import lru_cache

from pipelines.copies.words import words_of

# Words that stand in a row in both texts count as common. Shorter runs are phrases that everybody uses.
RUN = 8
# A copy has at least this many words in common with the other: a law's sentence or an office's title has fewer.
FEWEST_WORDS = 40
# Further words between two common ones part passages, of which one is taken: a copy has paragraphs of its own around
# and in the text, a later report has the background of an earlier one here, and the same law quoted there.
LONGEST_GAP = 60
# Half of a text may be added: a new lead and a new paragraph around a release that is cut to a third.
SHARE_OF_SHORTER = 0.5
# Of the longer text this much must be common, or else what is common must open it: texts are cut from their end,
# while a round-up of the week holds whole reports anywhere.
SHARE_OF_LONGER, SHARE_OF_CUT = 0.5, 0.2
# A new lead and a paragraph put in front may precede what is common.
OPENING = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two texts have in common: the number of words, their share of either text, where they begin in the longer.

    Shares run from 0 to 1.
    """

    words: int
    of_shorter: float
    of_longer: float
    begins: int

    @property
    def are_copies(self) -> bool:
        """Whether one text is a copy of the other, or both are of a third."""
        if self.words < FEWEST_WORDS or self.of_shorter < SHARE_OF_SHORTER:
            return False
        return self.of_longer >= SHARE_OF_LONGER or (self.of_longer >= SHARE_OF_CUT and self.begins <= OPENING)


def overlap(one: str, other: str) -> Overlap:
    """What two bodies have in common; the same whichever comes first."""
    first, second = _runs(one), _runs(other)
    shorter, longer = sorted((first, second), key=len)
    if not shorter:
        return Overlap(words=0, of_shorter=0.0, of_longer=0.0, begins=0)
    common = frozenset(shorter).intersection(longer)
    (in_shorter, _), (in_longer, begins) = _covered(shorter, common), _covered(longer, common)
    words = min(in_shorter, in_longer)
    return Overlap(
        words=words,
        of_shorter=words / (len(shorter) + RUN - 1),
        of_longer=words / (len(longer) + RUN - 1),
        begins=begins,
    )


# A story's earliest copy is compared with every other one.
@lru_cache(maxsize=64)
def _runs(body: str) -> tuple[tuple[str, ...], ...]:
    words = words_of(body)
    return tuple(zip(*(words[start:] for start in range(RUN)), strict=False))


def _covered(runs: tuple[tuple[str, ...], ...], common: frozenset[tuple[str, ...]]) -> tuple[int, int]:
    """How many words stand in common runs of the passage that has most of them, and where it begins."""
    best = begins = covered = start = reach = 0
    for position, run in enumerate(runs):
        if run not in common:
            continue
        if not covered or position > reach + LONGEST_GAP:
            covered, start, reach = 0, position, position
        covered += position + RUN - max(position, reach)
        reach = position + RUN
        if covered > best:
            best, begins = covered, start
    return best, begins
