"""Cues: phrases that mean something only in the right company, read from a lexicon file.

A file of cues has the columns `phrase`, `kind`, `needs`, `refuses` and perhaps `weight`. `needs` and `refuses` name
groups of `contexts.csv`: a cue counts where a word of every needed group, and none of a refused group, stands in its
sentence; "partisan/servant" is met by a word of either. A refused group counts only ahead of the cue: "if … is proven"
is no proof, "is proven, if …" is. A row without kind stops shorter cues inside its phrase: "masa kampanye" is no
"kampanye". Braces hold alternatives: "{ikut/hadir} kampanye" is two phrases.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from itertools import product

from pipelines import lexicon
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text


@dataclass(frozen=True, slots=True)
class Cue:
    """What the lexicon says of a phrase."""

    kind: str
    weight: float
    needs: tuple[tuple[str, ...], ...]
    refuses: tuple[str, ...]


class Contexts:
    """Where the words of `contexts.csv` stand in a text, by group."""

    def __init__(self, string: str) -> None:
        self._starts = defaultdict[str, list[int]](list)
        for start, _, groups in _contexts.find(string):
            for group in groups:
                self._starts[group].append(start)

    def within(self, group: str, start: int, end: int) -> bool:
        """Whether a word of `group` begins in `[start, end)`."""
        starts = self._starts.get(group)
        # Most groups have no word in a text.
        if starts is None:
            return False
        index = bisect_left(starts, start)
        return index < len(starts) and starts[index] < end

    def count(self, group: str) -> int:
        """How many words of `group` there are."""
        return len(self._starts.get(group, ()))

    def last(self, group: str, start: int, end: int) -> int | None:
        """Where the last word of `group` in `[start, end)` begins."""
        starts = self._starts.get(group, ())
        index = bisect_left(starts, end) - 1
        return starts[index] if index >= 0 and starts[index] >= start else None


def contexts(text: Text) -> Contexts:
    """The contexts of a text; to be had through `text.once`, because several fields ask for them."""
    return Contexts(text.string)


class Cues:
    """The cues of `name`.csv."""

    def __init__(self, name: str) -> None:
        self._phrases = Phrases(partial(_entries, name))

    def find(self, text: Text) -> list[Found[Cue]]:
        """Those that stand in the company they need, in order."""
        company, starts = text.once(contexts), text.once(_sentence_starts)
        kept = []
        for found in self._phrases.find(text.string):
            if found.value.kind:
                index = bisect_right(starts, found.start) - 1
                if _in_company(found, company, *text.sentences[index]):
                    kept.append(found)
        return kept


def _sentence_starts(text: Text) -> list[int]:
    return [start for start, _ in text.sentences]


def _in_company(found: Found[Cue], company: Contexts, start: int, end: int) -> bool:
    cue = found.value
    # Loops, for generators in all() and any() take twice the time, and thousands of cues come by.
    for group in cue.refuses:
        if company.within(group, start, found.start):
            return False
    for either in cue.needs:
        for group in either:
            if company.within(group, start, end):
                break
        else:
            return False
    return True


def _entries(name: str) -> dict[str, Cue]:
    return {phrase: _cue(row) for row in lexicon.rows(name) for phrase in expand(row["phrase"])}


def _cue(row: dict[str, str]) -> Cue:
    return Cue(
        kind=row["kind"],
        weight=float(row.get("weight") or 1),
        needs=tuple(tuple(either.split("/")) for either in lexicon.split(row["needs"])),
        refuses=lexicon.split(row["refuses"]),
    )


def expand(phrase: str) -> list[str]:
    """The phrases that one with alternatives stands for: "{ikut/hadir} kampanye" gives two."""
    pieces = [piece.split("/") if index % 2 else [piece] for index, piece in enumerate(re.split(r"[{}]", phrase))]
    return ["".join(choice) for choice in product(*pieces)]


@Phrases
def _contexts() -> dict[str, tuple[str, ...]]:
    return {row["phrase"]: lexicon.split(row["groups"]) for row in lexicon.rows("contexts")}
