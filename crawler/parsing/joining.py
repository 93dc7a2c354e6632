"""The parts of an article put together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import TypeVar

from crawler.items import Article
from crawler.parsing.page import folded
from crawler.parsing.part_address import tables

T = TypeVar("T")
NUMBER, LETTER = re.compile(r"\d+"), re.compile(r"[^\W\d_]")
# A line as long as this is not said twice; a shorter one (an answer in an interview) may be, but for the first and
# last lines of each part: headline, dateline, byline.
LONG_LINE = 60
EDGE = 3
LONGEST_LEADING_ON = 80


def join(parts: Sequence[Article]) -> Article:
    """One article of its parts in order: the first one's facts, and what it lacks from the first that has it.

    Paragraphs, captions and pointers that are repeated on later parts are kept once, lines that lead on to the next
    part not at all. Raises ValueError for no parts.
    """
    if not parts:
        raise ValueError("expected the parts of an article, got none")
    first = parts[0]
    return replace(
        first,
        body="\n".join(_lines([part.body.split("\n") for part in parts])) if len(parts) > 1 else first.body,
        headline=_first(part.headline for part in parts),
        outlet=_first(part.outlet for part in parts),
        section=_first(part.section for part in parts),
        authors=next((part.authors for part in parts if part.authors), ()),
        date_published=_first(part.date_published for part in parts),
        date_modified=_first(part.date_modified for part in parts),
        view_count=_first(part.view_count for part in parts),
        image=_first(part.image for part in parts),
        captions=tuple(dict.fromkeys(chain.from_iterable(part.captions for part in parts))),
        tags=tuple(dict.fromkeys(chain.from_iterable(part.tags for part in parts))),
        related=tuple(dict.fromkeys(chain.from_iterable(part.related for part in parts))),
    )


def leads_on(line: str) -> bool:
    """Whether a line is the text of a pager: "Halaman selanjutnya", "1 2 3", "Halaman: 1 2 Tampilkan Semua"."""
    words = line.strip(" .:|»›>←→«‹<-–—\t").casefold()
    if len(line) > LONGEST_LEADING_ON or not words:
        return False
    told = " ".join(NUMBER.sub("0", words).replace("|", " ").split())
    return told in _pager_lines() or bool(NUMBER.search(words) and LETTER.search(words) and _pager().fullmatch(words))


@cache
def _pager_lines() -> frozenset[str]:
    return frozenset(tables()["lines"])


@cache
def _pager() -> re.Pattern[str]:
    words = "|".join(map(re.escape, tables()["pager_words"]))
    return re.compile(rf"(?:(?:{words}|\d{{1,2}})(?:[\W_]+|\Z))+")


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _lines(bodies: list[list[str]]) -> list[str]:
    """The lines of all bodies in order. A byline that ends several parts stays at the last of them."""
    bodies = [[line for line in body if line and not leads_on(line)] for body in bodies]
    seen: set[str] = set()
    edges: set[str] = set()
    joined: list[str] = []
    for number, body in enumerate(bodies):
        later = {folded(line) for after in bodies[number + 1 :] for line in after[1:][-EDGE:] if len(line) < LONG_LINE}
        folds = [folded(line) for line in body]
        for place, (line, fold) in enumerate(zip(body, folds, strict=True)):
            is_edge = place < EDGE or place >= len(body) - EDGE
            is_long = len(line) >= LONG_LINE
            is_repeated = fold in seen if is_long else is_edge and fold in edges
            is_signature = not is_long and place >= max(1, len(body) - EDGE) and fold in later
            if not (is_repeated or is_signature):
                joined.append(line)
        seen.update(folds)
        edges.update(folds[:EDGE] + folds[-EDGE:])
        edges -= later
    return joined
