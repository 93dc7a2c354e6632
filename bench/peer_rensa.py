"""rensa, MinHash with locality-sensitive hashing, on the same planted copies: `pip install rensa` first.

It keeps its index in memory. Two texts are linked if they share a band and their estimated likeness is high enough.
"""

import importlib
from collections.abc import Sequence
from itertools import pairwise
from time import process_time
from typing import Any

from bench.quality import Quality
from pipelines.copies.words import words_of

SHINGLE, PERMUTATIONS, BANDS = 3, 128, 64
# Copies that are cut to a third are a quarter like the whole; texts that quote the same pledge are that, too.
THRESHOLDS = (0.15, 0.2, 0.3, 0.5)


def measured(reports: Sequence[str], copies: Sequence[tuple[int, str]]) -> list[Quality]:
    """What rensa finds at each threshold; nothing if it is not installed."""
    try:
        rensa: Any = importlib.import_module("rensa")
    except ModuleNotFoundError:
        return []
    started = process_time()
    index = rensa.RMinHashLSH(threshold=min(THRESHOLDS), num_perm=PERMUTATIONS, num_bands=BANDS)
    hashes = [_hashed(rensa, body) for body in reports]
    likeness: list[list[float]] = []
    for number, one in enumerate(hashes):
        likeness.append([one.jaccard(hashes[other]) for other in index.query(one)])
        index.insert(number, one)
    spent = (process_time() - started) / len(reports) * 1000
    found = [(original, _hashed(rensa, body)) for original, body in copies]
    met = [one.jaccard(hashes[original]) if original in index.query(one) else 0.0 for original, one in found]
    return [
        Quality(
            name=f"rensa, likeness of {threshold}",
            recall=sum(one >= threshold for one in met) / len(met),
            false_links=sum(one >= threshold for others in likeness for one in others),
            milliseconds=spent,
        )
        for threshold in THRESHOLDS
    ]


def _hashed(rensa: Any, body: str) -> Any:
    words = words_of(body)
    made = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
    made.update([" ".join((*pair, last)) for pair, last in zip(pairwise(words), words[SHINGLE - 1 :], strict=False)])
    return made
