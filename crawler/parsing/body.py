"""The paragraphs of a page's article, with the links to other articles that stand between them set apart."""

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from urllib.parse import urljoin

import trafilatura
from lxml.etree import iterwalk
from lxml.html import HtmlElement, fragment_fromstring

from crawler.items import Related
from crawler.parsing.page import MOST_STEPS, Page, is_elsewhere, names_of, squeeze, text_of
from crawler.parsing.urls import canonical_url, same_site
from pipelines import lexicon

# A body shorter than this is rather a teaser; an article page with more bodies than this is rather a list.
SHORTEST_BODY = 200
MOST_BODIES = 6
# trafilatura gives a page's menu for its article where there is none.
SHORTEST_GUESS = 120
# What is read of a page that is too large for trafilatura.
MOST_PARAGRAPHS, SHORTEST_PARAGRAPH = 1_000, 60
LONGEST_TITLE = 250
FEWEST_TITLE_WORDS = 4
# fmt: off
INLINE_TAGS = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "graphic",
    "hi", "i", "img", "kbd", "label", "link", "mark", "meta", "q", "ref", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "amp-img", "o:p",
))
# fmt: on
LINKS = {"a": "href", "ref": "target"}
BREAKS = frozenset(("br", "lb"))
SENTENCE_END = re.compile(r"""[.!?:;…"”’)\]]\Z""")
BULLET = re.compile(r"\A[\s•·●▪■►▶»>*–—\-]{1,6}")
MEDIA = re.compile(r"\.(?:jpe?g|png|gif|webp|pdf|mp4|docx?|xlsx?)\Z", re.I)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article's paragraphs, the articles they point to, and the element that holds them, if it is marked."""

    lines: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    container: HtmlElement | None = None

    @property
    def length(self) -> int:
        """Characters in all lines."""
        return sum(map(len, self.lines))


@dataclass(slots=True)
class _Line:
    """A line being read: its text, the links in it as (title, address), and what ended it."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    ended_by_break: bool = False

    @property
    def text(self) -> str:
        return squeeze("".join(self.pieces))


def find_body(page: Page) -> Body:
    """The article's body: from the element that the markup names as such, else as trafilatura guesses it."""
    best = Body()
    for container in _containers(page):
        body = _read(container, page)
        if body.length >= SHORTEST_BODY:
            return body
        best = max(best, body, key=lambda one: one.length)
    guess = _guess(page)
    return best if SHORTEST_GUESS <= best.length >= guess.length else guess


def body_of_html(source: str, page: Page) -> Body:
    """The body in a piece of HTML or plain text, such as JSON-LD's articleBody."""
    if "<" not in source:
        return Body(lines=tuple(line for line in map(squeeze, source.splitlines()) if line))
    return _read(fragment_fromstring(source, create_parent="div"), page)


def _containers(page: Page) -> Iterator[HtmlElement]:
    """Elements marked as the body, most telling mark first, the longest of several with one mark."""
    markup = lexicon.tables("page_markup")
    groups = [page.itemprops.get(name, []) for name in markup["body_itemprops"]]
    groups += [page.classes.get(name, []) for name in markup["body"]]
    for group in groups:
        if len(group) > 10 * MOST_BODIES:
            continue
        elements = [one for one in group if one.tag not in ("meta", "body", "html") and not is_elsewhere(one)]
        if 0 < len(elements) <= MOST_BODIES:
            yield max(elements, key=lambda one: len(text_of(one)))


def _guess(page: Page) -> Body:
    if page.is_oversized:
        own = (one for one in islice(page.tree.iter("p"), MOST_PARAGRAPHS) if not is_elsewhere(one))
        return Body(lines=tuple(text for text in map(text_of, own) if len(text) >= SHORTEST_PARAGRAPH))
    # The fast way is as good where it finds enough; the thorough one takes twice the time and finds more on odd pages.
    fast = _extract(page, fast=True)
    found = fast if fast.length >= SHORTEST_BODY else max(_extract(page, fast=False), fast, key=lambda one: one.length)
    if found.length < SHORTEST_GUESS:
        return Body()
    return Body(lines=found.lines, related=found.related)


def _extract(page: Page, *, fast: bool) -> Body:
    document = trafilatura.bare_extraction(
        page.tree,
        url=page.url,
        fast=fast,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        include_links=True,
        with_metadata=False,
    )
    if document is None or isinstance(document, dict) or document.body is None:
        return Body()
    return _read(document.body, page)


def _read(container: HtmlElement, page: Page) -> Body:
    related: list[Related] = []
    lines = _joined(_lines(container, related, page))
    kept = _without_related(lines, related, page)
    return Body(lines=tuple(kept), related=tuple(dict.fromkeys(related)), container=container)


def _lines(container: HtmlElement, related: list[Related], page: Page) -> Iterator[_Line]:
    """The lines of an element: blocks and line breaks end one. Links of dropped blocks go to `related`."""
    half = len(text_of(container)) / 2
    line, link_start = _Line(), 0
    walk = iterwalk(container, events=("start", "end"))
    for event, element in islice(walk, MOST_STEPS):
        opens, is_inline = event == "start", element.tag in INLINE_TAGS
        dropped = element is not container and opens and _is_dropped(element, half)
        if not is_inline and (opens or element.tag not in BREAKS):
            line.ended_by_break = element.tag in BREAKS
            yield line
            line = _Line()
        if dropped:
            related += _links_of(element, page) if _marks(element, "related") else []
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
    is_table = element.tag == "table"
    if not (is_table or _marks(element, "dropped") or _marks(element, "related") or _is_hidden(element)):
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


def _joined(lines: Iterable[_Line]) -> list[_Line]:
    """The lines with text, those rejoined that a single line break parts in the middle of a sentence."""
    joined: list[_Line] = []
    ending = ""
    for line in lines:
        last, text = joined[-1] if joined else None, line.text
        if not text:
            if last:
                last.ended_by_break = False
            continue
        if last and last.ended_by_break and text[0].islower() and not SENTENCE_END.search(ending):
            last.pieces += [" ", *line.pieces]
            last.links += line.links
            last.ended_by_break = line.ended_by_break
        else:
            joined.append(line)
        ending = text[-1]
    return joined


def _without_related(lines: list[_Line], related: list[Related], page: Page) -> Iterator[str]:
    """The texts of the lines that are no pointers to other articles; those go to `related`.

    A label on a line of its own ("Baca juga:") goes with the link below it, and stays where there is none.
    """
    label_above, announced = "", False
    for line in lines:
        text = line.text
        label, title = _label(text)
        linked = sum(len(link[0]) for link in line.links)
        is_link = linked >= 0.8 * len(title) and (label or announced or _is_title(title))
        found = [one for link in line.links if (one := _related(*link, page))] if is_link else []
        if found:
            related += found
            label_above = ""
            continue
        if label_above:
            yield label_above
        announced = bool(label and not title)
        label_above = text if announced else ""
        if not announced:
            yield text
    if label_above:
        yield label_above


def _label(text: str) -> tuple[str | None, str]:
    """The words that announce another article at the start of a line, and the line behind them and any bullet."""
    text = BULLET.sub("", text)
    match = _label_pattern().match(text)
    return (match[0], text[match.end() :].strip()) if match else (None, text)


@cache
def _label_pattern() -> re.Pattern[str]:
    """Longest label first; common words only with a colon, those that head a list only alone on their line."""
    rows = sorted(lexicon.rows("related_labels"), key=lambda row: -len(row["label"]))
    behind = {"inline": r"(?:\s{0,2}[:：»>–—-]|\b)", "colon": r"\s{0,2}[:：]", "list": r"\s{0,2}(?:[:：]|\Z)"}
    options = (re.escape(row["label"]) + behind[row["form"]] for row in rows if row["form"] in behind)
    return re.compile(rf"[\[(]?(?:{'|'.join(options)})\s{{0,3}}", re.I)


def _is_title(text: str) -> bool:
    """Whether a line that is all link reads like a headline: some words, no full stop."""
    return len(text.split()) >= FEWEST_TITLE_WORDS and not text.endswith(".") and len(text) <= LONGEST_TITLE


def _related(title: str, address: str, page: Page) -> Related | None:
    """The article behind a link: of the same site as the page, where that is known, and no picture or file."""
    title = _label(title)[1].strip("[]() ")
    try:
        url = canonical_url(urljoin(page.url or "", address.strip()))
    except ValueError:
        return None
    own = page.url is None or (same_site(url, page.url) and url != page.url)
    if not own or MEDIA.search(url) or not 0 < len(title) <= LONGEST_TITLE:
        return None
    return Related(title=title, url=url)


def _links_of(element: HtmlElement, page: Page) -> list[Related]:
    """The articles that a block of links points to; a link around a picture has no title and is passed over."""
    found = (_related(text_of(link), link.get("href", ""), page) for link in element.iter("a"))
    return [one for one in found if one and _is_title(one.title)]
