"""The lines of an element as a reader sees them: a block, a line break or a table's row ends one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from crawler.parsing.page import MOST_STEPS, names_of, squeeze, text_of
from pipelines import lexicon

# fmt: off
INLINE_TAGS = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "graphic",
    "hi", "i", "img", "kbd", "label", "link", "mark", "meta", "q", "ref", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "amp-img", "o:p",
))
# fmt: on
LINKS = {"a": "href", "ref": "target"}
BREAKS = frozenset(("br", "lb"))
SENTENCE_ENDS = frozenset(".!?:;…\"”’)]'")
DASHES = frozenset("-–—")
LONGEST_DATELINE = 60
# What makes a table one of layout, advertisements or links rather than of data.
NO_DATA_TAGS = ("a", "img", "table", "form", "iframe", "script", "ins", "button")
LONGEST_CELL = 120
MOST_ROWS = 200


@dataclass(slots=True)
class Line:
    """A line being read: its text, the links in it as (title, address), and what ended it."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    ended_by_break: bool = False

    @property
    def text(self) -> str:
        """The line with single spaces."""
        return squeeze("".join(self.pieces))


def lines_of(container: HtmlElement, pointers: list[HtmlElement]) -> list[Line]:
    """The lines with text in an element, those rejoined that are parted in the middle of a sentence.

    What is marked as no part of a body is left out; of that, blocks of links to other articles are added to `pointers`.
    """
    return _joined(_lines(container, pointers))


def _lines(container: HtmlElement, pointers: list[HtmlElement]) -> Iterator[Line]:
    half = len(text_of(container)) / 2
    line, link_start = Line(), 0
    walk = iterwalk(container, events=("start", "end"))
    for event, element in islice(walk, MOST_STEPS):
        opens, is_inline = event == "start", element.tag in INLINE_TAGS
        if not is_inline and (opens or element.tag not in BREAKS):
            line.ended_by_break = element.tag in BREAKS
            yield line
            line = Line()
        if opens and element is not container and _is_dropped(element, half):
            pointers += [element] if _marks(element, "related") else []
            yield from _rows(element)
            walk.skip_subtree()
        elif opens:
            link_start = len(line.pieces)
            line.pieces.append(element.text or "")
        else:
            if element.tag in LINKS:
                line.links.append((squeeze("".join(line.pieces[link_start:])), element.get(LINKS[element.tag], "")))
            line.pieces.append((element.tail or "") if element is not container else "")
    yield line


def _is_dropped(element: HtmlElement, half: float) -> bool:
    """Whether an element inside a body is none of it. One with more than `half` of the text is, whatever its name."""
    if element.tag in _names("dropped_tags"):
        return True
    is_block = element.tag == "table" or (element.tag not in INLINE_TAGS and _marks(element, "related"))
    if not (is_block or _marks(element, "dropped") or _is_hidden(element)):
        return False
    return len(text_of(element)) <= half


def _marks(element: HtmlElement, kind: str) -> bool:
    return "class" in element.attrib and not _names(kind).isdisjoint(names_of(element))


def _is_hidden(element: HtmlElement) -> bool:
    return "hidden" in element.attrib or "display:none" in element.get("style", "").replace(" ", "").lower()


@cache
def _names(kind: str) -> frozenset[str]:
    markup = lexicon.tables("page_markup")
    return frozenset(markup[kind] + (markup["captions"] if kind == "dropped" else []))


def _rows(table: HtmlElement) -> Iterator[Line]:
    """The rows of a table of data, cells parted by a bar; none of a table that only arranges things."""
    if table.tag != "table" or _marks(table, "dropped") or _is_hidden(table):
        return
    if next(table.iterdescendants(*NO_DATA_TAGS), None) is not None:
        return
    rows = [[text_of(cell) for cell in row.iterchildren("td", "th")] for row in islice(table.iter("tr"), MOST_ROWS)]
    is_data = sum(len(row) > 1 for row in rows) > 1
    if is_data and all(len(cell) <= LONGEST_CELL for row in rows for cell in row):
        yield from (Line(pieces=[" | ".join(filter(None, row))]) for row in rows)


def _joined(lines: Iterable[Line]) -> list[Line]:
    joined: list[Line] = []
    ending = ""
    for line in lines:
        last, text = joined[-1] if joined else None, line.text
        if not text:
            if last:
                last.ended_by_break = False
            continue
        is_cut = last and last.ended_by_break and text[0].islower() and ending not in SENTENCE_ENDS
        # A dateline may stand before the first paragraph instead of in it: "<b>Kendari</b> - <p>…".
        is_dateline = len(joined) == 1 and ending in DASHES and len(joined[0].text) <= LONGEST_DATELINE
        if last and (is_cut or is_dateline):
            last.pieces += [" ", *line.pieces]
            last.links += line.links
            last.ended_by_break = line.ended_by_break
        else:
            joined.append(line)
        ending = text[-1]
    return joined
