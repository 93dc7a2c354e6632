"""What on a page tells that pictures or a film are its substance: its rubric, its format, and what it shows."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.items import Article
from crawler.parsing.body import marked_body
from crawler.parsing.captions import scope_of
from crawler.parsing.heading import NEAR, Nearness
from crawler.parsing.page import Page, names_of
from crawler.parsing.page_address import tables

# Fewer pictures illustrate an article.
FEWEST_PICTURES = 3
MOST_BOXES, MOST_PLAYERS = 40, 100
KINDS = ("gallery", "video")
# A label is set off by brackets before the title or behind it, or by a colon or bar behind a few words.
LABEL = re.compile(r"[\[(]([^\])]{1,40})[\])]|([^:|]{1,40}?)\s*[:|]\s|.{10,300}\s[\[(]([^\])]{1,40})[\])]\Z")
WORD = re.compile(r"[^\W_]+")


def media_told(article: Article, heading: HtmlElement | None) -> tuple[tuple[str, str], ...]:
    """The kinds that the article's rubric and the classes around its heading state, with what states it."""
    rubric = (article.section or "").casefold()
    around = {name for one in heading.iterancestors() for name in names_of(one)} if heading is not None else set()
    media = tables()["media"]
    sections = [(kind, f"the section is {rubric!r}") for kind in KINDS if rubric in media[f"{kind}_sections"]]
    formats = [(kind, name) for kind in KINDS for name in media[f"{kind}_formats"] if name in around]
    marks = [(kind, f"the article is marked {name!r}") for kind, name in formats]
    return (*sections, *marks)


def announced(headline: str) -> tuple[str, str] | None:
    """The kind in a label that opens or ends a title, with the label; none of its words may be one of the news."""
    labels = LABEL.match(headline)
    label = next(filter(None, labels.groups()), "") if labels else ""
    words = WORD.findall(label.casefold())
    media = tables()["media"]
    kinds = [(kind, word) for word in words for kind in KINDS if word in media[f"{kind}_labels"]]
    known = {word for kind in KINDS for word in media[f"{kind}_labels"]}.union(media["label_words"])
    return (kinds[-1][0], label) if kinds and known.issuperset(words) else None


def media_shown(page: Page, heading: HtmlElement | None) -> tuple[str, str] | None:
    """The film or the several pictures that stand where the article does, and what shows them."""
    if heading is None:
        return None
    scope, near = scope_of(heading, None), Nearness(heading, page)

    def is_own(element: HtmlElement) -> bool:
        is_in = 0 <= near.distance(element) <= NEAR if scope is None else scope in element.iterancestors()
        return is_in and not page.is_elsewhere(element.getparent())

    film = next(filter(is_own, _players(page)), None)
    if film is not None:
        return "video", f"there is a player <{film.tag}>"
    boxes = islice(page.marked(tables()["media"]["galleries"]), MOST_BOXES)
    box = next((one for one in boxes if len(_pictures(one)) >= FEWEST_PICTURES and is_own(one)), None)
    figures = islice((one for one in page.body.iter("figure") if _pictures(one) and is_own(one)), FEWEST_PICTURES)
    several = box is not None or len(list(figures)) >= FEWEST_PICTURES
    return ("gallery", "there are several pictures") if several else None


def caption_of(page: Page) -> tuple[str, ...]:
    """The lines in the element that is marked as the body.

    Beside film and pictures it holds a sentence only, so that comments and teasers below may be taken for the text.
    """
    marked = marked_body(page)
    return () if marked is None else marked.lines


def _pictures(box: HtmlElement) -> list[HtmlElement]:
    return list(islice(box.iter("img", "amp-img"), FEWEST_PICTURES))


def _players(page: Page) -> Iterator[HtmlElement]:
    for one in islice(page.body.iter("video", "iframe", "amp-youtube", "amp-video", "amp-iframe"), MOST_PLAYERS):
        address = (one.get("src") or one.get("data-src") or "").lower()
        if one.tag not in ("iframe", "amp-iframe") or any(all(map(address.__contains__, host)) for host in _hosts()):
            yield one
    yield from page.marked(tables()["media"]["players"])


@cache
def _hosts() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(host.split("+")) for host in tables()["media"]["hosts"])
