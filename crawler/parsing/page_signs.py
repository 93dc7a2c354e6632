"""What on a page tells of its kind: its template, its address, what it states, and how its text lies among links."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.items import Article
from crawler.parsing.cards import FEWEST_CARDS, cards_of, is_in_cards, leads_elsewhere, links_at
from crawler.parsing.heading import find_heading
from crawler.parsing.jsonld import ARTICLE_TYPES, nodes_of, types_of
from crawler.parsing.media_signs import announced, caption_of, media_shown, media_told
from crawler.parsing.page import Page, folded, names_of
from crawler.parsing.page_address import address_kind, has_slug, tables
from crawler.parsing.titles import SEPARATOR

FEWEST_TITLE_WORDS = 4
MOST_TITLES = 6
LONGEST_NOTICE, LONGEST_CLASSES = 120, 5_000
# A line from this length on is a paragraph; a body from the second on is an article's, whatever stands beside it.
SHORTEST_PARAGRAPH, LONGEST_BESIDE_MEDIA = 60, 700
NUMBER = re.compile(r"\d+")
# The relation by which WordPress links to its interface.
WORDPRESS = "https://api.w.org/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What was seen on a page. A sign that points to a kind is the kind and what said so.

    `length` counts the characters of the body, `paragraphs` its lines of some length, `cards` the linked headings with
    a teaser each; `is_in_cards` tells that the body is made of such teasers. `kinds` are those that JSON-LD states,
    each with its type; `static` is a class at the heading that only pages outside of the news have; `media` are those
    that the rubric and the format tell, `shown` is what pictures or film do.
    """

    template: tuple[str, str] | None
    address: tuple[str, str] | None
    opening: tuple[str, str] | None
    notice: tuple[str, str] | None
    about: str | None
    static: str | None
    kinds: dict[str, str]
    media: tuple[tuple[str, str], ...]
    shown: tuple[str, str] | None
    og_type: str
    states_article: bool
    is_dated: bool
    has_headline: bool
    length: int
    paragraphs: int
    cards: int
    is_in_cards: bool
    has_slug: bool
    titles: tuple[str, ...]


def signs_of(page: Page, article: Article, url: str) -> Signs:
    """The signs on `page`, which was answered by `url` and read as `article`."""
    titles = _titles(page)
    types = [types_of(node) for node in nodes_of(page)]
    articles = sum(bool(one & ARTICLE_TYPES) for one in types)
    heading = find_heading(page)
    cards = cards_of(page, heading, url)
    shown = media_shown(page, heading) if len(article.body) < LONGEST_BESIDE_MEDIA else None
    lines = (caption_of(page) if shown else ()) or article.body.split("\n")
    return Signs(
        template=_template(page),
        address=address_kind(url),
        opening=_opening(titles) or announced(article.headline or ""),
        notice=_notice(titles),
        about=_about(article.headline),
        static=_static(page, heading),
        kinds=_kinds(types),
        media=media_told(article, heading),
        shown=shown,
        og_type=_og_type(page),
        states_article=0 < articles <= FEWEST_CARDS,
        is_dated=article.date_published is not None,
        has_headline=heading is not None and _is_headline(heading, page, url),
        length=len("\n".join(lines)),
        paragraphs=sum(len(line) >= SHORTEST_PARAGRAPH for line in lines),
        cards=len(cards),
        is_in_cards=is_in_cards(article.body, cards),
        has_slug=has_slug(url),
        titles=tuple(title for title in titles if len(title) <= LONGEST_NOTICE),
    )


def find_phrase(kind: str, text: str) -> str | None:
    """The first of the phrases of `kind` that stands in `text`."""
    text = text.casefold()
    return next((phrase for phrase in tables()["phrases"][kind] if phrase in text), None)


def _titles(page: Page) -> list[str]:
    """The title of the page and its own headings of the first two levels."""
    headings = (one for one in islice(page.tree.iter("h1", "h2"), MOST_TITLES) if one.find(".//a") is None)
    return [
        page.title[: 4 * LONGEST_NOTICE],
        *(page.text_of(one)[: 4 * LONGEST_NOTICE] for one in headings if not page.is_elsewhere(one)),
    ]


def _template(page: Page) -> tuple[str, str] | None:
    body, root = page.body, page.tree
    written = f"{body.get('class') or ''} {root.get('class') or ''}".lower()[:LONGEST_CLASSES]
    classes = {NUMBER.sub("0", name) for name in written.split()}
    for kind, marks in tables()["templates"].items():
        for mark in marks:
            if classes.issuperset(mark.split("+")):
                return kind, mark.replace("+", " ")
    return None


def _opening(titles: Iterable[str]) -> tuple[str, str] | None:
    for title in titles:
        for kind, openings in tables()["openings"].items():
            found = next((one for one in openings if title.casefold().startswith(one)), None)
            if found:
                return kind, title[:80]
    return None


def _notice(titles: Iterable[str]) -> tuple[str, str] | None:
    for title in titles:
        parts = {folded(part) for part in (title, *SEPARATOR.split(title)) if len(part) <= LONGEST_NOTICE}
        for kind, folds in _notices().items():
            if not parts.isdisjoint(folds):
                return kind, title[:80]
    return None


def _about(headline: str | None) -> str | None:
    """The headline where it is that of a page about the site."""
    first = SEPARATOR.split(headline or "")[0]
    return first if folded(first) in _abouts() else None


def _static(page: Page, heading: HtmlElement | None) -> str | None:
    """The class by which a theme tells a page from an article: at the heading, on its box, or on the text in that."""
    if heading is None:
        return None
    marks = tables()["static"]
    box = next((one for one in heading.iterancestors() if one.tag in ("article", "main", "body")), heading)
    at_heading = names_of(heading)
    found = next((name for name in marks["headings"] if name in at_heading), None)
    if found is None and WORDPRESS in page.relations:
        found = next((name for name in marks["wordpress_headings"] if name in at_heading), None)
    if found is None and box.tag == "article":
        found = next((name for name in marks["boxes"] if name in names_of(box)), None)
    texts = (one for name in marks["texts"] for one in page.classes.get(name, ()) if box in one.iterancestors())
    return found or next((" ".join(sorted(names_of(one)))[:40] for one in texts), None)


@cache
def _abouts() -> frozenset[str]:
    return frozenset(map(folded, tables()["about"]["titles"]))


@cache
def _notices() -> dict[str, frozenset[str]]:
    return {kind: frozenset(map(folded, notices)) for kind, notices in tables()["notices"].items()}


def _kinds(types: Iterable[set[str]]) -> dict[str, str]:
    stated = {one for each in types for one in each}
    return {kind: name for kind, names in tables()["types"].items() for name in names if name in stated}


def _og_type(page: Page) -> str:
    found = (
        one for one in page.tree.iter("meta") if (one.get("property") or one.get("name") or "").lower() == "og:type"
    )
    return next(((one.get("content") or "").strip().lower()[:40] for one in found), "")


def _is_headline(heading: HtmlElement, page: Page, url: str) -> bool:
    """Whether a heading is that of the page: of some words, in the page's title, and no link to another page."""
    text = page.text_of(heading)
    return (
        len(text.split()) >= FEWEST_TITLE_WORDS
        and folded(text)[:LONGEST_NOTICE] in folded(page.title[: 4 * LONGEST_NOTICE])
        and not any(leads_elsewhere(link, url) for link in links_at(heading))
    )
