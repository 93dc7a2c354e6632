"""The boxes of a list of articles: each a linked heading, often with a teaser."""

from collections import Counter, deque
from collections.abc import Iterator
from itertools import chain, islice, takewhile
from urllib.parse import urljoin

from lxml.html import HtmlElement

from crawler.parsing.page import Page, folded
from crawler.parsing.urls import canonical_url

HEADINGS = ("h1", "h2", "h3", "h4")
BOXES = frozenset(("li", "div", "td", "article", "section", "h5", "h6", "dt"))
MOST_HEADINGS = 60
MOST_LINES = 40
MOST_LINKS = 5
LONGEST_ADDRESS = 2_000
FEWEST_TITLE_WORDS = 4
# A list has at least so many.
FEWEST_CARDS = 3
# What may stand in a box before its heading: a rubric, a date, the text of a picture.
LONGEST_LABEL = 100
KNOWN_BY = 60


def cards_of(page: Page, own: HtmlElement | None, url: str) -> list[str]:
    """The folded texts of the boxes that linked titles open: each the largest without another or the page's own.

    Where there are no headings, links that stand alone count. A linked title in the midst of its box stands between
    the paragraphs of an article.
    """
    headings = [one for one in islice(page.body.iter(*HEADINGS), MOST_HEADINGS) if _is_entry(one, page, url)]
    if len(headings) < FEWEST_CARDS:
        links = islice((one for one in page.body.iter("a") if _stands_alone(one, page)), MOST_HEADINGS)
        headings += [one for one in links if _is_entry(one, page, url)]
    held = Counter(holder for one in {*headings, own} - {None} for holder in (one, *one.iterancestors()))
    texts = []
    for heading in headings:
        boxes = takewhile(lambda one: held[one] == 1 and one.tag not in ("body", "html"), heading.iterancestors())
        text, title = folded(page.text_of(deque(chain([heading], boxes), maxlen=1)[0])), folded(page.text_of(heading))
        if title in text[: LONGEST_LABEL + len(title)]:
            texts.append(text)
    return texts


def _is_entry(heading: HtmlElement, page: Page, url: str) -> bool:
    """Whether a heading is the linked title of another article."""
    is_linked = any(leads_elsewhere(link, url) for link in links_at(heading))
    return is_linked and len(page.text_of(heading).split()) >= FEWEST_TITLE_WORDS and not page.is_elsewhere(heading)


def _stands_alone(link: HtmlElement, page: Page) -> bool:
    """Whether a link of some words is no part of a sentence or of a heading."""
    parent = link.getparent()
    return parent is not None and parent.tag in BOXES and len(page.text_of(link).split()) >= FEWEST_TITLE_WORDS


def links_at(heading: HtmlElement) -> Iterator[HtmlElement]:
    """The links in a heading, and the one around it."""
    parent = heading.getparent()
    yield from islice(heading.iter("a"), MOST_LINKS)
    if parent is not None and parent.tag == "a":
        yield parent


def leads_elsewhere(link: HtmlElement, url: str) -> bool:
    """Whether a link on the page at `url` leads to another one."""
    address = (link.get("href") or "").strip()[:LONGEST_ADDRESS]
    path, _, query = url.partition("#")[0].partition("?")
    if address.startswith(("/", "http")) and (path.rstrip("/").rpartition("/")[2] or query) not in address:
        return True
    try:
        return bool(address) and canonical_url(urljoin(url, address)) != canonical_url(url)
    except ValueError:
        return False


def is_in_cards(body: str, texts: list[str]) -> bool:
    """Whether most of a body stands in boxes of several linked headings."""
    if len(texts) < FEWEST_CARDS or not body:
        return False
    lines = [(folded(line)[:KNOWN_BY], len(line)) for line in body.split("\n")[:MOST_LINES]]
    held = sum(size for start, size in lines if start and any(start in text for text in texts))
    return held >= sum(size for _, size in lines) / 2
