"""The paragraphs of a page's article, with the links to other articles that stand between them set apart."""

from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement, fragment_fromstring

from crawler.parsing.guess import SHORTEST_GUESS, guess
from crawler.parsing.page import Page, is_elsewhere, squeeze, text_of
from crawler.parsing.paragraphs import Body, read
from pipelines import lexicon

# A body shorter than this is rather a teaser; an article page with more bodies than this is rather a list.
SHORTEST_BODY = 200
MOST_BODIES = 6


def find_body(page: Page) -> Body:
    """The article's body: from the element that the markup names as such, else as trafilatura guesses it."""
    best = Body()
    for container in _containers(page):
        body = replace(read(container, page), is_marked=True)
        if body.length >= SHORTEST_BODY:
            return body
        best = max(best, body, key=lambda one: one.length)
    guessed = guess(page)
    return best if SHORTEST_GUESS <= best.length >= guessed.length else guessed


def body_of_html(source: str, page: Page) -> Body:
    """The body in a piece of HTML or plain text, such as JSON-LD's articleBody."""
    if "<" not in source:
        return Body(lines=tuple(line for line in map(squeeze, source.splitlines()) if line))
    return replace(read(fragment_fromstring(source, create_parent="div"), page), container=None)


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
