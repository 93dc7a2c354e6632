"""Which sentence of one text is which of another."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence, Set
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from pipelines.history.sentences import Sentence

WORD = re.compile(r"\w+")
# Two sentences that have fewer of their words in common say different things.
LEAST_IN_COMMON = 0.4
# difflib, and finding pairs, cost the product of the numbers of sentences: so large a stretch is compared at once.
LARGEST_MATCHED, LARGEST_PAIRED = 10_000, 1_600
# A longer stretch of sentences that are all new is no edit.
LONGEST_PAIRED = 1_000

Pair = tuple[int, int]


class Step(NamedTuple):
    """What became of the former sentence number `former`, now number `newer`.

    `kind` is kept, changed, moved, removed or added.
    """

    kind: str
    former: int | None
    newer: int | None


def align(former: Sequence[Sentence], newer: Sequence[Sentence]) -> list[Step]:
    """What became of all sentences of both texts, in the order of the newer text; removed ones where they stood."""
    keys = [one.key for one in former], [one.key for one in newer]
    kept = _kept(*keys)
    moved = _moved(*keys, kept)
    went = set(moved.values())
    steps: list[Step] = []
    a = c = 0
    for b, d in [*kept, (len(former), len(newer))]:
        gone = [i for i in range(a, b) if i not in went]
        come = [j for j in range(c, d) if j not in moved]
        changed = _pairs([_words(former[i]) for i in gone], [_words(newer[j]) for j in come])
        steps += _steps(range(c, d), gone, {come[n]: gone[m] for m, n in changed}, moved)
        if b < len(former):
            steps.append(Step("kept", b, d))
        a, c = b + 1, d + 1
    return steps


def _steps(come: range, gone: Sequence[int], changed: dict[int, int], moved: dict[int, int]) -> Iterator[Step]:
    """The steps between two sentences that are kept. `changed` and `moved` say where a newer sentence stood before."""
    elsewhere = set(changed.values())
    left = deque(i for i in gone if i not in elsewhere)
    start = come.start
    for j, i in [*changed.items(), (come.stop, None)]:
        while left and (i is None or left[0] < i):
            yield Step("removed", left.popleft(), None)
        for other in range(start, j):
            yield Step("moved", moved[other], other) if other in moved else Step("added", None, other)
        if i is not None:
            yield Step("changed", i, j)
        start = j + 1


def _kept(former: Sequence[str], newer: Sequence[str]) -> list[Pair]:
    """The sentences that stand in the same order in both."""
    start, shortest = 0, min(len(former), len(newer))
    while start < shortest and former[start] == newer[start]:
        start += 1
    end = 0
    while end < shortest - start and former[-1 - end] == newer[-1 - end]:
        end += 1
    close = len(former) - end, len(newer) - end
    anchors = [(start - 1, start - 1), *_anchors(former[: close[0]], newer[: close[1]], start), close]
    kept = [(i, i) for i in range(start)]
    for (i, j), (b, d) in pairwise(anchors):
        kept += _alike(former, newer, range(i + 1, b), range(j + 1, d))
        kept.append((b, d))
    return kept[:-1] + [(close[0] + i, close[1] + i) for i in range(end)]


def _anchors(former: Sequence[str], newer: Sequence[str], start: int) -> list[Pair]:
    """The longest run of those that stand once in each, as it is found by dealing cards: "patience"."""
    once = _once(former, start), _once(newer, start)
    shared = sorted((i, once[1][one]) for one, i in once[0].items() if one in once[1])
    tops: list[int] = []
    ends: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    for pair in shared:
        pile = bisect_left(tops, pair[1])
        tops[pile : pile + 1] = [pair[1]]
        ends[pile : pile + 1] = [pair]
        before[pair] = ends[pile - 1] if pile else None
    run: list[Pair] = []
    last = ends[-1] if ends else None
    while last:
        run.append(last)
        last = before[last]
    return run[::-1]


def _once(sentences: Sequence[str], start: int) -> dict[str, int]:
    counted = Counter(sentences[start:])
    return {one: i for i, one in enumerate(sentences[start:], start) if counted[one] == 1}


def _alike(former: Sequence[str], newer: Sequence[str], olds: range, news: range) -> list[Pair]:
    """The equal sentences of a stretch without anchors; of a very long one, none."""
    if not 0 < len(olds) * len(news) <= LARGEST_MATCHED:
        return []
    matcher = SequenceMatcher(None, former[olds.start : olds.stop], newer[news.start : news.stop], autojunk=False)
    return [
        (olds.start + block.a + i, news.start + block.b + i)
        for block in matcher.get_matching_blocks()
        for i in range(block.size)
    ]


def _moved(former: Sequence[str], newer: Sequence[str], kept: Sequence[Pair]) -> dict[int, int]:
    """Where sentences that are left stood before, if anywhere."""
    stayed: tuple[Set[int], Set[int]] = {i for i, _ in kept}, {j for _, j in kept}
    places = defaultdict[str, deque[int]](deque)
    for i, one in enumerate(former):
        if i not in stayed[0]:
            places[one].append(i)
    return {j: places[one].popleft() for j, one in enumerate(newer) if j not in stayed[1] and places[one]}


def _pairs(former: Sequence[Set[str]], newer: Sequence[Set[str]]) -> list[Pair]:
    """Which sentences, as sets of words, are the same with other words: as much in common as can be, in order."""
    if not former or not newer or max(len(former), len(newer)) > LONGEST_PAIRED:
        return []
    if len(former) * len(newer) > LARGEST_PAIRED:
        m, n = len(former) // 2, len(newer) // 2
        rest = _pairs(former[m:], newer[n:])
        return [*_pairs(former[:m], newer[:n]), *((m + i, n + j) for i, j in rest)]
    best = [[0.0] * (len(newer) + 1) for _ in range(len(former) + 1)]
    alike = [[_in_common(one, two) for two in newer] for one in former]
    for i in range(len(former) - 1, -1, -1):
        for j in range(len(newer) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike[i][j] and alike[i][j] + best[i + 1][j + 1])
    return list(_path(best, alike))


def _path(best: list[list[float]], alike: list[list[float]]) -> Iterator[Pair]:
    """The pairs by which the best sum comes about."""
    i = j = 0
    while i < len(alike) and j < len(alike[0]):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _in_common(one: Set[str], two: Set[str]) -> float:
    """The share of the words that both have; 0 for too few."""
    share = 2 * len(one & two) / (len(one) + len(two) or 1)
    return share if share >= LEAST_IN_COMMON else 0.0


def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset(WORD.findall(sentence.string.casefold()))
