"""One parse of a page and one walk over it, which all readers of the page share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import count, islice

from lxml.etree import ParserError, iterwalk
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from w3lib.encoding import html_body_declared_encoding

from crawler.parsing.encoding import decode
from crawler.parsing.urls import canonical_url
from pipelines import lexicon

# An article of 20,000 words is 150 KB of text; pages beyond these limits carry pictures or are made to hurt. The first
# part is read.
LARGEST_PAGE = 4_000_000
MOST_ELEMENTS = 20_000
MOST_ELEMENTS_OF_ARTICLES = 12_000
# A walk over an element sees each element twice.
MOST_STEPS = 2 * MOST_ELEMENTS
# The parser takes minutes for a tag of many thousand attributes.
LONGEST_TAG = 60_000
ENDLESS_TAG = re.compile(rf"<[A-Za-z][^<>]{{{LONGEST_TAG},}}>?")
EMBEDDED_DATA = re.compile(r"data:[\w/+.;=-]{1,80},[\w+/=%]{200,}")
# Control characters (but not C1, which are damaged quotation marks), marks of direction and of no width, halves of
# characters.
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb]")
NO_WORD = re.compile(r"[\W_]+")
BLANK_XML = re.compile(r"\A\s*<\?xml[^>]{0,200}>")
SPACED_TAGS = frozenset(("br", "p", "div", "li", "td", "tr", "h1", "h2", "h3", "h4"))
UNREAD_TAGS = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "head"))


class Page:
    """A parsed page. `url` is where it was fetched, if known.

    `base` is what its relative addresses are relative to: `url`, else the canonical address that the page states.
    `is_deep` tells that elements are nested more than 256 deep; below 2,048 they are lost.
    `positions` are its elements in document order, `classes` leads from a class name or id in lower case to the
    elements with it, `itemprops` from a property of microdata or RDFa, without its vocabulary, to its elements.
    """

    def __init__(self, data: bytes | str, *, url: str | None = None, declared: str | None = None) -> None:
        self.url = url
        self.tree, self.is_deep = _parse(_text(data, declared))
        self.base = url or _stated_address(self.tree)
        self.classes: dict[str, list[HtmlElement]] = defaultdict(list)
        self.itemprops: dict[str, list[HtmlElement]] = defaultdict(list)
        self.positions: dict[HtmlElement, int] = dict(
            zip(islice(self.tree.iter("*"), MOST_ELEMENTS), count(), strict=False)
        )
        for element in self.positions:
            names, ident = element.get("class"), element.get("id")
            for name in names.lower().split() if names else ():
                self.classes[name].append(element)
            if ident is not None:
                self.classes[ident.strip().lower()].append(element)
        for element in self.tree.xpath("descendant-or-self::*[@itemprop or @property]"):
            for name in properties_of(element) if element in self.positions else ():
                self.itemprops[name].append(element)

    @cached_property
    def text(self) -> str:
        """All visible text of the page as one line."""
        return text_of(self.tree.body)

    @property
    def is_oversized(self) -> bool:
        """Whether the page is larger or nested deeper than article pages are: libraries take seconds for such."""
        return self.is_deep or len(self.positions) > MOST_ELEMENTS_OF_ARTICLES

    def marked(self, names: Iterable[str]) -> Iterator[HtmlElement]:
        """The elements with one of the class names or ids, in the order of the names."""
        for name in names:
            yield from self.classes.get(name, ())


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
    return NO_WORD.sub("", text).casefold()


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
        if parent is scope or parent.tag in ("body", "html"):
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


def _text(data: bytes | str, declared: str | None) -> str:
    """The page as text, cut to what is read of it."""
    if isinstance(data, bytes):
        data = decode(data, declared=declared or html_body_declared_encoding(data)).text
    if len(data) > LARGEST_PAGE:
        data = EMBEDDED_DATA.sub("data:,", data[: 8 * LARGEST_PAGE])[:LARGEST_PAGE]
    if len(data) > LONGEST_TAG:
        data = ENDLESS_TAG.sub("", data)
    return BLANK_XML.sub("", data).replace("\x00", "")


def _parse(text: str) -> tuple[HtmlElement, bool]:
    """The tree, and whether it is nested deeper than the parser's usual limit of 256."""
    data = text.encode("utf-8", errors="replace")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(data, parser=parser, ensure_head_body=True)
    except ParserError:  # there is no element and no text in it
        return document_fromstring(b"<html><body>", ensure_head_body=True), False
    is_deep = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    if is_deep:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        tree = document_fromstring(data, parser=parser, ensure_head_body=True)
    return tree, is_deep
