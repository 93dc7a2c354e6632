"""Who signed, as a page marks it: microdata, RDFa, relations of links, classes; and as it prints it."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.items import Author
from crawler.parsing.authors import authors
from crawler.parsing.date_kinds import WRITTEN_DATE
from crawler.parsing.date_lines import LONGEST_LINE
from crawler.parsing.heading import MOST_CANDIDATES, Nearness
from crawler.parsing.page import Page, folded, properties_of
from crawler.parsing.paragraphs import Body
from crawler.parsing.printed_bylines import MOST_NAME_WORDS, is_of_buttons, opens_with_given_name, printed
from pipelines import lexicon

MOST_AUTHORS = 6
PARTS = re.compile(r"[-_.+]+")


def authors_of(page: Page, near: Nearness, heading: HtmlElement | None, body: Body) -> tuple[Author, ...]:
    """Who signed the article: elements marked as author or editor first, then what lines around it say.

    What stands in comments, or in the box of another article, names others.
    """
    marked = [*_by_relation(page), *_by_property(page), *page.marked(_names("authors"))]
    found: list[Author] = []
    for elements, role in ((marked, None), (list(page.marked(_names("editors"))), "editor")):
        for element in near.nearest(dict.fromkeys(elements[:MOST_CANDIDATES])):
            if near.is_near(element) and not page.is_elsewhere(element) and not near.is_of_other_article(element):
                found += _signed(element, frozenset(elements), role, page)
    named = {one.name.casefold(): one for one in reversed(found)}
    own = [one for one in dict.fromkeys(found) if named[one.name.casefold()] is one][:MOST_AUTHORS]
    own += [one for one in printed(page, heading, body) if one.name.casefold() not in named]
    if not any(one.role != "editor" for one in own):
        own = [*islice(_profiled(page, near), 1), *own]
    return tuple(own)


def _signed(element: HtmlElement, marked: frozenset[HtmlElement], role: str | None, page: Page) -> tuple[Author, ...]:
    """Whom an element names; nobody where others in it are marked, and it holds more than their names and labels."""
    found = tuple(one for one in authors(_named(element, page), role) if not is_of_buttons(one.name))
    inner = [one for one in islice(element.iterdescendants(), MOST_CANDIDATES) if one in marked]
    names = {author.name for one in inner for author in authors(_named(one, page), role)}
    return found if not names or names.issuperset(one.name for one in found) else ()


def _profiled(page: Page, near: Nearness) -> Iterator[Author]:
    """Whom links lead to whose address is that of a writer of their text: "/penulis/ratna-dewi"."""
    profiles = frozenset(_names("profiles"))
    for link in near.nearest(one for one in page.tree.iter("a") if not profiles.isdisjoint(_segments(one)[:-1])):
        text = page.text_of(link)
        is_own = near.is_near(link) and not page.is_elsewhere(link) and not near.is_of_other_article(link)
        if is_own and _is_writers(_segments(link)[-1], text):
            yield from authors(text)


def _is_writers(segment: str, text: str) -> bool:
    """Whether the last part of an address is that of the writer whose name `text` is: the name, a part, a number."""
    if folded(text) == folded(segment) != "":
        return True
    words = text.split()
    if len(words) > MOST_NAME_WORDS or not all(word[0].isupper() for word in words) or is_of_buttons(text):
        return False
    parts = {folded(part) for part in PARTS.split(segment)}
    return opens_with_given_name(text) if segment.isdigit() else not parts.isdisjoint(map(folded, words))


def _segments(link: HtmlElement) -> list[str]:
    return [part for part in (link.get("href") or "").lower().partition("?")[0].split("/") if part]


def _by_relation(page: Page) -> Iterator[HtmlElement]:
    """Links to the author, and RDFa's relations: "schema:author", "sioc:has_creator"."""
    names = frozenset(_names("author_itemprops"))
    related = (elements for name, elements in page.relations.items() if name.rpartition(":")[2] in names)
    signed = {one for elements in related for one in elements if one.tag in ("a", "address", "span")}
    yield from sorted(signed, key=page.positions.__getitem__)


def _by_property(page: Page) -> Iterator[HtmlElement]:
    for name in _names("author_itemprops"):
        yield from page.itemprops.get(name, ())


def _named(element: HtmlElement, page: Page) -> str:
    """The name in an author element: the one that a property states, else the text of its field, else its own.

    A text with a date says more than who wrote.
    """
    name = next((one for one in element.iter() if "name" in properties_of(one)), None)
    if name is not None:
        return (name.get("content") or page.text_of(name))[:LONGEST_LINE]
    values = frozenset(_names("values"))
    field = next(
        (one for one in islice(element.iterdescendants(), MOST_CANDIDATES) if _has_class(one, values)), element
    )
    text = element.get("content") or page.text_of(field)
    return "" if len(text) > LONGEST_LINE or WRITTEN_DATE.search(text) else text


def _has_class(element: HtmlElement, names: frozenset[str]) -> bool:
    return not names.isdisjoint((element.get("class") or "").lower().split())


@cache
def _names(kind: str) -> list[str]:
    names: list[str] = lexicon.tables("page_markup")[kind]
    return names
