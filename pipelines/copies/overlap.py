"""How much of two texts is the same, word for word, and whether that makes them copies. Pure."""

from dataclasses import dataclass, replace
from functools import lru_cache

from pipelines.copies.recited import reported
from pipelines.copies.round_ups import is_round_up
from pipelines.copies.templates import is_template
from pipelines.copies.words import RUN, Run, runs_of, words_of

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
# But in one of the two texts nothing but a lead precedes it: reports that go on with one affair repeat its background
# behind their own news, each of them.
LEAD, SHARE_OF_LEAD = 30, 0.25
# A text that but for its lead stands in the other, wherever it does, if it is a good part of it: what was taken over is
# the second half of a release, or the desk has put its own report before the release.
NEARLY_WHOLE, FEWEST_OF_WHOLE, SHARE_OF_WHOLE = 0.85, 80, 0.35
# Texts of which so much is the same are copies even of a pledge or a law, and so are copies of a round-up.
NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two texts have in common: the number of words, their share of either text, where they begin in the longer.

    Shares run from 0 to 1. `led` is whether in one text no more than a lead precedes what is common; `are_copies`,
    whether one text is a copy of the other, or both are of a third.
    """

    words: int = 0
    of_shorter: float = 0.0
    of_longer: float = 0.0
    begins: int = 0
    led: bool = True
    are_copies: bool = False


def overlap(one: str, other: str) -> Overlap:
    """What two bodies have in common; the same whichever comes first.

    What they recite counts only where nearly all of both is the same.
    """
    news = _reported(one), _reported(other)
    found = _measured(*news)
    if not _is_enough(found) and news != (one, other):
        found = _measured(one, other)
        enough = found.words >= FEWEST_WORDS and found.of_longer >= NEARLY_ALL
    else:
        enough = _is_enough(found)
    return replace(found, are_copies=enough and not _is_alike(one, other, found))


def _is_alike(one: str, other: str, found: Overlap) -> bool:
    """Whether two bodies have that in common without being copies: one is a round-up, or both are of a template."""
    if found.of_longer < NEARLY_ALL and (is_round_up(one) or is_round_up(other)):
        return True
    return is_template(one, other)


def _is_enough(found: Overlap) -> bool:
    """Whether that much is common, and at places where it is in copies."""
    if found.words < FEWEST_WORDS or found.of_shorter < SHARE_OF_SHORTER or not found.led:
        return False
    is_whole = found.of_shorter >= NEARLY_WHOLE and found.words >= FEWEST_OF_WHOLE
    if found.of_longer >= (SHARE_OF_WHOLE if is_whole else SHARE_OF_LONGER):
        return True
    return found.of_longer >= SHARE_OF_CUT and found.begins <= OPENING


def _measured(one: str, other: str) -> Overlap:
    shorter, longer = sorted((_runs(one), _runs(other)), key=len)
    if not shorter:
        return Overlap()
    common = frozenset(shorter).intersection(longer)
    (in_shorter, first), (in_longer, begins) = _covered(shorter, common), _covered(longer, common)
    words = min(in_shorter, in_longer)
    lengths = len(shorter) + RUN - 1, len(longer) + RUN - 1
    return Overlap(
        words=words,
        of_shorter=words / lengths[0],
        of_longer=words / lengths[1],
        begins=begins,
        led=any(
            start <= max(LEAD, SHARE_OF_LEAD * length) for start, length in zip((first, begins), lengths, strict=True)
        ),
    )


# A story's fullest copy is compared with every other one.
@lru_cache(maxsize=64)
def _runs(body: str) -> tuple[Run, ...]:
    return runs_of(words_of(body))


@lru_cache(maxsize=64)
def _reported(body: str) -> str:
    return reported(body)


def _covered(runs: tuple[Run, ...], common: frozenset[Run]) -> tuple[int, int]:
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
