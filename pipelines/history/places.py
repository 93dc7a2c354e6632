"""In what words something stands: by these two that have changed places are found."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

# What parts one clause from the next, and those who are named side by side, in whatever order.
MARKS = re.compile(r"[.,;:()!?\n]+|\b(?:atau|bersama|dan|maupun|serta)\b", re.I)
WORD = re.compile(r"\w+|[\0\1]")
CONTROL = re.compile(r"[\0\1]")
# No clause is longer, and each blank of one is told with all that stands around it.
LONGEST_CLAUSE = 400
BLANK, HERE = "\0", "\1"

Span = tuple[int, int]


def places(string: str, spans: Sequence[Span]) -> list[str]:
    """The words around each span up to the ends of its clause, in which the other spans are blanks.

    Empty where there are none. Spans come in their order; those that are the same are told apart by their number.
    """
    around = dict(_around(string, list(dict.fromkeys(spans))))
    seen = Counter[Span]()
    found = []
    for span in spans:
        words = around.get(span, "")
        found.append(f"{words} {seen[span]}" if words and seen[span] else words)
        seen[span] += 1
    return found


def _around(string: str, spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
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
            for span, blank in zip(within, blanks, strict=True):
                yield span, " ".join([*words[:blank], HERE, *words[blank + 1 :]])
