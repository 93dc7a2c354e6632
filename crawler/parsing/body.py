"""The paragraphs of a page's article, with the links to other articles that stand between them set apart."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement, fragment_fromstring

from crawler.parsing.guess import SHORTEST_GUESS, SHORTEST_PARAGRAPH, guess
from crawler.parsing.leads import with_lead
from crawler.parsing.page import Page, folded, properties_of, squeeze
from crawler.parsing.paragraphs import Body, read
from pipelines import lexicon

# A body shorter than this is rather a teaser; an article page with more bodies than this is rather a list.
SHORTEST_BODY = 200
# One that is stated to be the body may be as short as a sentence.
SHORTEST_STATED = 40
MOST_BODIES = 6
# Characters that the parser refuses.
NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# The class that a build tool gives in the place of the one that was written.
BUILT = re.compile(r"([a-z]+_[a-z_]+?)__[\w-]{1,8}")
# How much of an element must be parts of the body for the rest to be subheadings and the like.
LEAST_OF_BOX = 0.8


def find_body(page: Page) -> Body:
    """The article's body: see `_found`; with the lead that stands above it in a box of its own."""
    return with_lead(_found(page), page)


def _found(page: Page) -> Body:
    """The body without a lead: from the element that the markup names as such, else as trafilatura guesses it.

    What schema.org names articleBody is it however short, and not the box around it, unless it is a mere teaser.
    """
    best = stated = Body()
    for container in _containers(page):
        if stated.container is not None and container in stated.container.iterancestors():
            continue
        body = replace(read(container, page), is_marked=True)
        if body.length >= SHORTEST_BODY:
            return body
        if body.length >= SHORTEST_STATED and _is_stated(container):
            stated = stated if stated.length else body
        best = max(best, body, key=lambda one: one.length)
    guessed = guess(page)
    if stated.length and guessed.length < stated.length + SHORTEST_BODY:
        return stated
    if best.length >= SHORTEST_STATED and _adds_no_paragraph(guessed, best, page):
        return best
    return best if SHORTEST_GUESS <= best.length >= guessed.length else guessed


def marked_body(page: Page) -> Body | None:
    """What stands in the element that is most tellingly marked as the body, however short; None if there is none."""
    container = next(_containers(page), None)
    return None if container is None else replace(read(container, page), is_marked=True)


def body_of_html(source: str, page: Page) -> Body:
    """The body in a piece of HTML or plain text, such as JSON-LD's articleBody."""
    if "<" not in source:
        return Body(lines=tuple(line for line in map(squeeze, source.splitlines()) if line))
    return replace(read(fragment_fromstring(NO_XML.sub(" ", source), create_parent="div"), page), container=None)


def _adds_no_paragraph(guessed: Body, marked: Body, page: Page) -> bool:
    """Whether a guess is a marked body, and beside it only what stands around one: headline, byline, date, buttons."""
    text = folded("".join((page.title, *marked.lines)))
    more = [line for line in guessed.lines if folded(line) not in text]
    is_around = len(more) < len(guessed.lines) and sum(map(len, more)) < SHORTEST_BODY
    return is_around and all(len(line) < SHORTEST_PARAGRAPH for line in more)


def _is_stated(container: HtmlElement) -> bool:
    return not set(properties_of(container)).isdisjoint(lexicon.tables("page_markup")["body_itemprops"])


def _containers(page: Page) -> Iterator[HtmlElement]:
    """Elements marked as the body, most telling mark first; several with one mark are parts, or the longest counts."""
    markup = lexicon.tables("page_markup")
    groups = [page.itemprops.get(name, []) for name in markup["body_itemprops"]]
    groups += [page.classes.get(name, []) for name in markup["body"]]
    groups += _built(page, markup["body"])
    for group in groups:
        if len(group) > 10 * MOST_BODIES:
            continue
        elements = [one for one in group if one.tag not in ("meta", "body", "html") and not page.is_elsewhere(one)]
        if 0 < len(elements) <= MOST_BODIES:
            yield _box(elements, page) if len(elements) > 1 else elements[0]


def _built(page: Page, names: list[str]) -> list[list[HtmlElement]]:
    """The elements whose class build tools made of such a name and a checksum: "Article_content__uE4"."""
    built = {mark[1]: key for key in page.classes if "__" in key and (mark := BUILT.fullmatch(key))}
    return [page.classes[built[name]] for name in map(_underscored, names) if name in built] if built else []


def _underscored(name: str) -> str:
    return name.replace("-", "_")


def _box(parts: list[HtmlElement], page: Page) -> HtmlElement:
    """The element with all parts of a body, where one holds hardly anything else; else the longest of `parts`.

    A page of several articles has linked headings between them.
    """
    sizes = {one: len(page.text_of(one)) for one in parts}
    shared = (one for one in parts[0].iterancestors() if all(one in part.iterancestors() for part in parts))
    box = next(shared, None)
    if box is None or box.tag in ("body", "html") or box.xpath("(.//h1|.//h2|.//h3|.//h4)[.//a or ancestor::a]"):
        return max(parts, key=sizes.__getitem__)
    is_full = sum(sizes.values()) >= LEAST_OF_BOX * len(page.text_of(box))
    return box if is_full else max(parts, key=sizes.__getitem__)
