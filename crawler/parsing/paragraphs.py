"""An element read as an article's body."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.items import Related
from crawler.parsing.lines import Line, lines_of
from crawler.parsing.page import Page, folded
from crawler.parsing.related import links_of, without_related

# Letters by which a line is known again.
KNOWN_BY = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article's paragraphs, the articles they point to, and the element that holds them, if it is known.

    `is_marked` tells that markup names the element as the body: nothing else of the article stands in it.
    """

    lines: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    container: HtmlElement | None = None
    is_marked: bool = False

    @property
    def length(self) -> int:
        """Characters in all lines."""
        return sum(map(len, self.lines))


def read(container: HtmlElement, page: Page, *, within: tuple[str, ...] = ()) -> Body:
    """The body that an element holds, or its part from the first to the last of the lines `within`."""
    pointers: list[HtmlElement] = []
    lines = lines_of(container, pointers)
    if within:
        lines = _stretch(lines, within)
    related = [one for block in pointers for one in links_of(block, page.base)]
    kept = tuple(without_related(lines, related, page.base))
    return Body(lines=kept, related=tuple(dict.fromkeys(related)), container=container)


def beginning(line: str) -> str:
    """The first letters of a line, by which it is known again."""
    return folded(line[: 4 * KNOWN_BY])[:KNOWN_BY]


def _stretch(lines: list[Line], known: tuple[str, ...]) -> list[Line]:
    """The lines from the first to the last that begins or ends as one of `known`, whatever their spaces."""
    known_ends = {end for line in known for end in _ends(line)}
    places = [number for number, line in enumerate(lines) if not known_ends.isdisjoint(_ends(line.text))]
    return lines[places[0] : places[-1] + 1] if places else []


def _ends(line: str) -> tuple[str, str]:
    return beginning(line), folded(line[-4 * KNOWN_BY :])[-KNOWN_BY:]
