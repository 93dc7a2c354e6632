"""The lines that a page prints around an article: from above its heading to its body, and what follows the body."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import takewhile

from lxml.html import HtmlElement

from crawler.parsing.heading import FEWEST_LINKED_WORDS
from crawler.parsing.lines import BREAKS, INLINE_TAGS
from crawler.parsing.page import UNREAD_TAGS, Page, names_of, squeeze
from crawler.parsing.paragraphs import Body
from pipelines import lexicon

# How many elements are read above a heading, below it where the body does not follow, up to the body, and behind it.
ABOVE, BELOW, BETWEEN, BEHIND = 12, 60, 400, 25
# How many of the last elements in the body's box are read: a foot may stand there, below the text.
WITHIN = 25
# What stands side by side with nothing between is told apart by a page's style.
SIDE_BY_SIDE = frozenset(("a", "small", "span", "time"))
ENDS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "head", "body", "title"))
# A heading may stand above fields of the article: a short list of labels and values.
FIELD_LISTS, LONGEST_FIELDS = frozenset(("ul", "ol", "dl", "table")), 300
# Stands in a line for the icon of a person, beside which a name is printed.
PERSON = "\ue000"


def lines_around(page: Page, heading: HtmlElement | None, body: Body) -> tuple[list[str], list[str]]:
    """The lines around the heading, and those that follow the text; both up to the next heading, and none without one.

    Lines of `body` are left out.
    """
    if heading is None:
        return [], []
    ordered, is_open = list(page.positions), partial(_is_open, page=page)
    start = page.positions.get(heading, 0)
    below = start + _size(heading)
    end = page.positions.get(body.container, 0) if body.container is not None else 0
    above = [*takewhile(is_open, reversed(ordered[max(0, start - ABOVE) : start]))][::-1]
    if end < below:
        lines = [*_lines(above), *_lines(ordered[below : below + BELOW])]
        return [line for line in lines if line not in body.lines], []
    behind = end + _size(body.container)
    foot = _foot(ordered[max(end + 1, behind - WITHIN) : behind], body.container, is_open)
    after = takewhile(is_open, ordered[behind : behind + BEHIND])
    following = [line for line in _lines(foot) if line not in body.lines]
    return (
        [*_lines(above), *_lines(ordered[below : min(end, below + BETWEEN)])],
        [*following, *_lines(after, body.container)],
    )


def _foot(
    last: Sequence[HtmlElement], container: HtmlElement | None, is_open: Callable[[HtmlElement], bool]
) -> list[HtmlElement]:
    """Of the last elements of the body's box those behind the part of it in which another article or a list opens."""
    foot = [*takewhile(is_open, reversed(last))][::-1]
    if len(foot) == len(last):
        return foot
    closed = last[-len(foot) - 1]
    part = next((one for one in (closed, *closed.iterancestors()) if one.getparent() is container), None)
    return [one for one in foot if part not in one.iterancestors()]


def _size(element: HtmlElement) -> int:
    return sum(1 for _ in element.iter("*"))


def _is_open(element: HtmlElement, page: Page) -> bool:
    """Whether an element opens no other article, no list of such, no comments."""
    is_end = element.tag in ENDS and not _heads_fields(element, page)
    return not is_end and not _is_title(element, page) and not page.is_elsewhere(element)


def _is_title(element: HtmlElement, page: Page) -> bool:
    return element.tag == "a" and len(page.text_of(element).split()) >= FEWEST_LINKED_WORDS


def _heads_fields(heading: HtmlElement, page: Page) -> bool:
    """Whether a heading is that of fields, such as "Informasi tambahan", rather than of what is below the article."""
    fields = heading.getnext()
    if fields is None or fields.tag not in FIELD_LISTS or next(heading.iter("a"), None) is not None:
        return False
    text = page.text_of(fields)
    is_labelled = ":" in text or fields.tag in ("dl", "table")
    return is_labelled and len(text) <= LONGEST_FIELDS and not any(_is_title(one, page) for one in fields.iter("a"))


def _lines(elements: Iterable[HtmlElement], last: HtmlElement | None = None) -> Iterator[str]:
    """The lines of elements that follow each other on the page; `last` is an element before them that is read."""
    pieces: list[str] = []
    for element in elements:
        for closed in _closed(last, element):
            yield from _ended(closed, pieces)
            pieces.append(closed.tail or "")
        yield from _ended(element, pieces)
        pieces.append(" " if _is_apart(element) else "")
        pieces.append(PERSON if _is_person(element) else "")
        pieces.append("" if element.tag in UNREAD_TAGS else element.text or "")
        last = element
    for closed in _closed(last, None):
        yield from _ended(closed, pieces)
        pieces.append(closed.tail or "")
        if closed.tag not in INLINE_TAGS:
            break
    yield from _ended(None, pieces)


def _closed(last: HtmlElement | None, element: HtmlElement | None) -> Iterator[HtmlElement]:
    """The elements that end between the start of `last` and that of `element`."""
    parent = None if element is None else element.getparent()
    while last is not None and last is not parent:
        yield last
        last = last.getparent()


def _ended(element: HtmlElement | None, pieces: list[str]) -> Iterator[str]:
    """The line of `pieces`, which are emptied, if an edge of `element` ends it."""
    if element is None or element.tag in BREAKS or element.tag not in INLINE_TAGS:
        line = squeeze("".join(pieces))
        pieces.clear()
        if line:
            yield line


def _is_apart(element: HtmlElement) -> bool:
    before = element.getprevious() if element.tag in SIDE_BY_SIDE else None
    return before is not None and before.tag in SIDE_BY_SIDE and not before.tail


def _is_person(element: HtmlElement) -> bool:
    return element.tag in ("i", "span", "svg") and not _icons().isdisjoint(names_of(element))


@cache
def _icons() -> frozenset[str]:
    return frozenset(lexicon.tables("page_markup")["person_icons"])
