"""The text that fields read: an article's headline, captions and body as one string with one set of offsets."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from typing import Any, TypeVar, cast

from crawler.items import Article, Span
from pipelines import lexicon

T = TypeVar("T")

# A sentence ends at . ! ? …, with any closing marks, before white space and something that can open a sentence.
# Possessive throughout, and never from within a run of stops: a page of dots must not cost the square of its length.
# What stands ahead of a stop is looked at behind its first character: so the search leaps from stop to stop.
SENTENCE_END = re.compile(
    r"""(?P<stop>[.!?…](?<![.!?…].)[.!?…]*+)(?P<closing>[”"’'»)\]]*+)\s++(?=[“"‘'«(\[]*+[A-Z0-9ÀÉÈ])"""
)
LAST_WORD = re.compile(r"[\w.]+\Z")
LONGEST_ABBREVIATION = 24
# Characters of a body, of a headline or caption, and number of captions that are read: no article has more, and a
# hostile page must not hold up a crawl.
LONGEST_BODY, LONGEST_LINE, MOST_CAPTIONS = 50_000, 1_000, 50


class Text:
    """An article as the fields see it.

    `string` is the headline, the captions and the body, each on lines of its own; every offset that a field works
    with is one of `string`, and `span()` turns it into evidence. The body starts at `body_start`. Of a part longer than
    any article has, only the beginning is in it.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        lines = [article.headline or "", *article.captions[:MOST_CAPTIONS]]
        names = ["headline", *(f"captions[{i}]" for i in range(len(lines) - 1)), "body"]
        texts = [*(line[:LONGEST_LINE] for line in lines), article.body[:LONGEST_BODY]]
        self._names = tuple(names)
        self._starts = tuple(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
        self._found: dict[Callable[[Text], Any], Any] = {}
        self.string = "\n".join(texts)
        self.body_start = self._starts[-1]

    @property
    def captions_start(self) -> int:
        """Where the captions begin, or the body if there is none: all that is not headline."""
        return self._starts[1]

    def span(self, start: int, end: int) -> Span:
        """The evidence for `string[start:end]`, in offsets of the part (headline, caption, body) it stands in."""
        part = bisect_right(self._starts, start) - 1 if start < self.body_start else -1
        return Span(start - self._starts[part], end - self._starts[part], self._names[part])

    def offsets(self, span: Span) -> tuple[int, int]:
        """Where in `string` the evidence stands: the inverse of `span()`."""
        shift = self.body_start if span.part == "body" else self._starts[self._names.index(span.part)]
        return span.start + shift, span.end + shift

    def once(self, find: Callable[["Text"], T]) -> T:
        """`find(self)`, computed the first time and remembered: how one field uses another."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast(T, self._found[find])

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Every line of `string` that is not empty (headline and captions too), as `(start, end)`."""
        return _paragraphs_of(self.string)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences of all paragraphs as `(start, end)`; no sentence crosses a line end."""
        return _sentences_of(self.string)

    def paragraph_at(self, position: int) -> tuple[int, int]:
        """The paragraph that holds `position`. Raises IndexError before the first one."""
        return _holding(self.paragraphs, position)

    def sentence_at(self, position: int) -> tuple[int, int]:
        """The sentence that holds `position`. Raises IndexError before the first one."""
        return _holding(self.sentences, position)


# The relevance step and the fields read the same string one after the other: each part of it is sought once.
@lru_cache(maxsize=4)
def _paragraphs_of(string: str) -> tuple[tuple[int, int], ...]:
    return tuple((m.start(), m.end()) for m in re.finditer(r"[^\n]+", string))


@lru_cache(maxsize=4)
def _sentences_of(string: str) -> tuple[tuple[int, int], ...]:
    return tuple(piece for start, end in _paragraphs_of(string) for piece in _sentences(string, start, end))


def _holding(stretches: tuple[tuple[int, int], ...], position: int) -> tuple[int, int]:
    index = bisect_right(stretches, (position, len(stretches) and stretches[-1][1])) - 1
    if index < 0:
        raise IndexError(f"no text at or before {position}")
    return stretches[index]


def _sentences(string: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces, opened = [], start
    for stop in SENTENCE_END.finditer(string, start, end):
        if _ends_sentence(string, opened, stop):
            pieces.append((opened, stop.end("closing")))
            opened = stop.end()
    return [*pieces, (opened, end)] if opened < end else pieces


def _ends_sentence(string: str, opened: int, stop: re.Match[str]) -> bool:
    """A full stop after an abbreviation, a degree ("M.Si.") or an initial ("H.") ends no sentence."""
    if stop["stop"] != ".":
        return True
    word = LAST_WORD.search(string, max(opened, stop.start() - LONGEST_ABBREVIATION), stop.start())
    if word is None:
        return True
    last = word[0]
    return not (len(last) == 1 and last.isalpha()) and "." not in last and last.lower() not in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["abbreviation"] for row in lexicon.rows("abbreviations"))
