"""One parse of a page and one walk over it, which all readers of the page share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import islice

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from crawler.parsing.page_tree import tree_of
from crawler.parsing.urls import canonical_url
from pipelines import lexicon

# Of what is larger than any article page, the first part is read.
MOST_ELEMENTS = 20_000
MOST_ELEMENTS_OF_ARTICLES = 12_000
# A walk over an element sees each element twice.
MOST_STEPS = 2 * MOST_ELEMENTS
# The value of an attribute may hold data from this length on.
LONG_VALUE = 200
ROOT_TAGS = frozenset(("html", "body"))
# Control characters (but not C1, which are damaged quotation marks), marks of direction and of no width, halves of
# characters.
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb]")
NO_WORD = re.compile(r"[\W_]+")
ASCII_FOLDED = {code: chr(code).casefold() if chr(code).isalnum() else None for code in range(128)}
SPACED_TAGS = frozenset(("br", "p", "div", "li", "td", "tr", "h1", "h2", "h3", "h4"))
UNREAD_TAGS = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "head"))


class Page:
    """A parsed page. `url` is where it was fetched, if known, `title` what its title element says.

    `base` is what its relative addresses are relative to: `url`, else the canonical address that the page states.
    `is_deep` tells that elements are nested more than 256 deep; below 2,048 they are lost.
    `positions` are its elements in document order, `classes` leads from a class name or id in lower case to the
    elements with it, `itemprops` from a property of microdata or RDFa, without its vocabulary, to its elements, and
    `relations` from a word of `rel` to its.
    `texts` are the texts between its tags that are not blank, each with the element in which it stands.
    `with_data` are the elements with an attribute named `data-…`, `with_long_values` those with a `LONG_VALUE`.
    """

    def __init__(self, data: bytes | str, *, url: str | None = None, declared: str | None = None) -> None:
        self.url = url
        self.tree, self.is_deep = tree_of(data, declared)
        self.body: HtmlElement = self.tree.body
        self.title = squeeze(self.tree.findtext(".//title") or "")
        self.base = url or _stated_address(self.tree)
        self.positions: dict[HtmlElement, int] = {}
        self.classes: dict[str, list[HtmlElement]] = defaultdict(list)
        self.itemprops: dict[str, list[HtmlElement]] = defaultdict(list)
        self.relations: dict[str, list[HtmlElement]] = defaultdict(list)
        self.texts: list[tuple[HtmlElement, str]] = []
        self.with_data: dict[HtmlElement, None] = {}
        self.with_long_values: dict[HtmlElement, None] = {}
        # The visible text in pieces; those from the first to the second number are the text of an element.
        self._pieces: list[str] = []
        self._extents: dict[HtmlElement, tuple[int, int]] = {}
        self._walk()

    @cached_property
    def text(self) -> str:
        """All visible text of the page as one line."""
        return self.text_of(self.body)

    @property
    def is_oversized(self) -> bool:
        """Whether the page is larger or nested deeper than article pages are: libraries take seconds for such."""
        return self.is_deep or len(self.positions) > MOST_ELEMENTS_OF_ARTICLES

    @cached_property
    def _elsewhere(self) -> set[HtmlElement]:
        """The elements in boxes of other articles."""
        tags, names = _elsewhere()
        boxes = [*self.marked(names), *(one for one in self.tree.iter(*tags) if not _is_own_foot(one))]
        found: set[HtmlElement] = set()
        for box in sorted(boxes, key=lambda one: self.positions.get(one, MOST_ELEMENTS)):
            if box not in found and box.tag not in ROOT_TAGS:
                found.update(box.iter("*"))
        return found

    def marked(self, names: Iterable[str]) -> Iterator[HtmlElement]:
        """The elements with one of the class names or ids, in the order of the names."""
        for name in names:
            yield from self.classes.get(name, ())

    def text_of(self, element: HtmlElement) -> str:
        """The visible text of an element as one line, without walking over it once more."""
        extent = self._extents.get(element)
        return text_of(element) if extent is None else squeeze("".join(self._pieces[slice(*extent)]))

    def is_elsewhere(self, element: HtmlElement) -> bool:
        """Whether an element stands in a part of the page that belongs to other articles."""
        return element in self._elsewhere if element in self.positions else is_elsewhere(element)

    def _walk(self) -> None:
        # Where in the visible text the elements begin that the walk is in; None for those that are not read.
        starts: list[int | None] = [0]
        for event, element in iterwalk(self.tree, events=("start", "end")):
            if event == "end":
                self._leave(element, starts.pop(), is_read=starts[-1] is not None)
            elif len(self.positions) < MOST_ELEMENTS:
                is_read = starts[-1] is not None and element.tag not in UNREAD_TAGS
                starts.append(len(self._pieces) if is_read else None)
                self._enter(element, is_read=is_read)
            else:
                return

    def _enter(self, element: HtmlElement, *, is_read: bool) -> None:
        self.positions[element] = len(self.positions)
        text, tail = element.text, element.tail
        if text and is_read:
            self._pieces.append(text)
        if text and not text.isspace():
            self.texts.append((element, text))
        if tail and not tail.isspace():
            self.texts.append((element.getparent(), tail))
        self._note(element)

    def _leave(self, element: HtmlElement, start: int | None, *, is_read: bool) -> None:
        if start is not None:
            if element.tag in SPACED_TAGS:
                self._pieces.append(" ")
            self._extents[element] = start, len(self._pieces)
        tail = element.tail if is_read else None
        if tail:
            self._pieces.append(tail)

    def _note(self, element: HtmlElement) -> None:
        for key, value in element.items():
            if key == "class":
                _add(element, self.classes, value.lower().split())
            elif key == "id":
                _add(element, self.classes, [value.strip().lower()])
            elif key == "rel":
                _add(element, self.relations, value.lower().split())
            elif key in ("itemprop", "property"):
                _add(element, self.itemprops, properties_of(element))
            elif key.startswith("data-"):
                self.with_data[element] = None
            if len(value) >= LONG_VALUE:
                self.with_long_values[element] = None


def _add(element: HtmlElement, places: dict[str, list[HtmlElement]], names: Iterable[str]) -> None:
    """Put an element, which is the last there is, in the places of the names, once in each."""
    for name in names:
        place = places[name]
        if not place or place[-1] is not element:
            place.append(element)


def text_of(element: HtmlElement) -> str:
    """The visible text of an element as one line."""
    if not len(element):  # as most are: a walk takes longer than the text
        return "" if element.tag in UNREAD_TAGS else squeeze(element.text or "")
    return squeeze("".join(_texts(element)))


def squeeze(text: str) -> str:
    """`text` as one line with single spaces, without characters that cannot be seen and halves of characters."""
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(UNSEEN.sub("", text).split())


def folded(text: str) -> str:
    """`text` for comparison: letters and digits only, case folded."""
    # Most lines are ASCII, whose letters a table folds in a tenth of the time.
    return text.translate(ASCII_FOLDED) if text.isascii() else NO_WORD.sub("", text).casefold()


def names_of(element: HtmlElement) -> set[str]:
    """Class names and id of an element, in lower case."""
    return {*(element.get("class") or "").lower().split(), (element.get("id") or "").strip().lower()} - {""}


def properties_of(element: HtmlElement) -> list[str]:
    """The names of microdata and RDFa that an element has, in lower case and without their vocabulary."""
    names: list[str] = (element.get("itemprop") or "").lower().split()
    if element.tag not in ("meta", "link"):  # whose properties are those of OpenGraph
        names += [name.rpartition(":")[2] for name in (element.get("property") or "").lower().split()]
    return names


def is_elsewhere(element: HtmlElement, scope: HtmlElement | None = None) -> bool:
    """Whether an element stands in a part of the page that belongs to other articles: sidebar, related, comments.

    Only what is inside `scope` is looked at where that is given.
    """
    tags, names = _elsewhere()
    for parent in (element, *element.iterancestors()):
        if parent is scope or parent.tag in ROOT_TAGS:
            return False
        if (parent.tag in tags and not _is_own_foot(parent)) or not names.isdisjoint(names_of(parent)):
            return True
    return False


def _is_own_foot(element: HtmlElement) -> bool:
    """Whether an element is the foot of an article, where classic themes print who wrote it and when."""
    return element.tag == "footer" and any(one.tag == "article" for one in element.iterancestors())


@cache
def _elsewhere() -> tuple[frozenset[str], frozenset[str]]:
    markup = lexicon.tables("page_markup")
    return frozenset(markup["elsewhere_tags"]), frozenset(markup["elsewhere"])


def _texts(element: HtmlElement) -> Iterator[str]:
    walk = iterwalk(element, events=("start", "end"))
    for event, child in islice(walk, MOST_STEPS):
        if event == "start":
            if child.tag in UNREAD_TAGS:
                walk.skip_subtree()
            elif child.text:
                yield child.text
        else:
            yield " " if child.tag in SPACED_TAGS else ""
            if child.tail and child is not element:
                yield child.tail


def _stated_address(tree: HtmlElement) -> str | None:
    """The canonical form of the address that a saved page states as its own; None if there is none."""
    canonical = next((one for one in tree.iter("link") if "canonical" in (one.get("rel") or "").lower().split()), None)
    try:
        return None if canonical is None else canonical_url(canonical.get("href") or "")
    except ValueError:
        return None
