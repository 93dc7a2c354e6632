"""In what words something stands: by these two that have changed places are found."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

# What parts one clause from the next, and those who are named side by side, in whatever order.
MARKS = re.compile(r"[.,;:!?\n]+|\b(?:atau|bersama|dan|maupun|serta)\b", re.I)
WORD = re.compile(r"\w+|[\0\1]")
CONTROL = re.compile(r"[\0\1]")
# No clause is longer, and each blank of one is told with all that stands around it.
LONGEST_CLAUSE = 400
BLANK, HERE = "\0", "\1"

Span = tuple[int, int]


class Place(NamedTuple):
    """The words around something up to the ends of its clause: with others of its kind as blanks ("dari … menjadi …"),
    and with these as they stand ("nomor urut 1 meraih …").

    Both are empty where there are no words.
    """

    blank: str = ""
    written: str = ""


NOWHERE = Place()


def places(string: str, spans: Sequence[Span]) -> list[Place]:
    """Where each of the spans stands. They come in their order; those that are the same are told apart by number."""
    around = dict(_around(string, list(dict.fromkeys(spans))))
    seen = Counter[Span]()
    found = []
    for span in spans:
        place = around.get(span, NOWHERE)
        found.append(Place(*(f"{words} {seen[span]}" for words in place)) if place.blank else place)
        seen[span] += 1
    return found


def _around(string: str, spans: Sequence[Span]) -> Iterator[tuple[Span, Place]]:
    pieces, at = list[str](), 0
    for start, end in spans:
        pieces += [CONTROL.sub(" ", string[at:start]), BLANK]
        at = max(at, end)
    left = iter(spans)
    for clause in MARKS.split("".join([*pieces, CONTROL.sub(" ", string[at:])])):
        within = list(islice(left, clause.count(BLANK)))
        words = WORD.findall(clause.casefold()) if within and len(clause) <= LONGEST_CLAUSE else []
        if any(word != BLANK for word in words):
            blanks = [i for i, word in enumerate(words) if word == BLANK]
            written = [*words]
            for (start, end), blank in zip(within, blanks, strict=True):
                written[blank] = " ".join(WORD.findall(string[start:end].casefold()))
            for span, blank in zip(within, blanks, strict=True):
                yield span, Place(_with_gap(words, blank), _with_gap(written, blank))


def _with_gap(words: Sequence[str], at: int) -> str:
    return " ".join([*words[:at], HERE, *words[at + 1 :]])
