"""A web page to an article: facts from JSON-LD, then meta elements, then markup; paragraphs from its body."""

from collections.abc import Iterable
from datetime import tzinfo
from urllib.parse import urljoin, urlsplit

from crawler.items import Article, Author
from crawler.parsing import jsonld, markup, meta
from crawler.parsing.body import body_of_html, find_body
from crawler.parsing.facts import Facts
from crawler.parsing.moments import last_resort, moment_of
from crawler.parsing.page import Page, folded
from crawler.parsing.paragraphs import Body
from crawler.parsing.tags import distinct
from crawler.parsing.titles import SEPARATOR, Titles, words
from crawler.parsing.urls import canonical_url, same_site

# A body that is shorter than this part of JSON-LD's articleBody has been cut.
LEAST_SHARE = 0.5
LONGEST_SECTION = 60
MOST_ABOVE_HEADLINE = 10


def parse_html(  # noqa: PLR0913 (one page, and what is known of it)
    data: bytes | str,
    *,
    identity: str,
    url: str | None = None,
    file: str | None = None,
    declared: str | None = None,
    zone: tzinfo | None = None,
) -> Article:
    """The article on a page; its body is empty where none was found.

    `url` is where the page was fetched, `declared` the charset of its HTTP header, `zone` the outlet's time zone. The
    identity becomes the canonical URL where one is known. Raises UndecodableError where `data` is binary, ValueError
    where `url` is no http(s) URL.
    """
    page = Page(data, url=canonical_url(url) if url else None, declared=declared)
    return read_page(page, identity=identity, file=file, zone=zone)


def read_page(page: Page, *, identity: str, file: str | None = None, zone: tzinfo | None = None) -> Article:
    """The article on a page that is parsed already; see `parse_html`."""
    stated = jsonld.read(page) + meta.read(page)
    body = find_body(page)
    shown = markup.read(page, body)
    facts = stated + shown
    titles = Titles(facts, shown, page)
    # A page not found, or one to log in at, has text, too; but it states no date.
    body = Body() if titles.tell_no_article and not stated.appeared else _completed(body, facts, page)
    own = _canonical(facts.canonicals, page) or page.url
    modified = moment_of(facts.modified, facts, zone)
    return Article(
        identity=own or identity,
        body="\n".join(_without_headline(body, titles.headline)),
        file=file,
        url=own,
        outlet=titles.outlet,
        headline=titles.headline,
        section=_section(facts, titles.outlet),
        authors=_authors(facts.authors, titles.sites),
        date_published=moment_of(facts.appeared, facts, zone) or last_resort(page, body, modified, zone),
        date_modified=modified,
        captions=facts.captions,
        related=body.related,
        view_count=facts.view_count,
        tags=distinct(facts.tags),
        image=next((one for one in (_address(image, page) for image in facts.images) if one), None),
    )


def _completed(body: Body, facts: Facts, page: Page) -> Body:
    """`body`, or JSON-LD's articleBody where that is much longer."""
    stated = max(facts.bodies, key=len, default="")
    if body.length >= LEAST_SHARE * len(stated):
        return body
    whole = body_of_html(stated, page)
    return Body(lines=whole.lines, related=body.related) if body.length < LEAST_SHARE * whole.length else body


def _canonical(addresses: Iterable[str], page: Page) -> str | None:
    """The first address that can be the page's own: of its site, and not the home page of another path."""
    for address in addresses:
        url = _address(address, page)
        if url is None:
            continue
        canonical = canonical_url(url)
        is_home = urlsplit(canonical).path == "/" and not urlsplit(canonical).query
        if not is_home and (page.url is None or same_site(canonical, page.url)):
            return canonical
    return None


def _address(address: str, page: Page) -> str | None:
    """The absolute form of an address on the page; None if it is none of http(s)."""
    try:
        absolute = urljoin(page.url or "", address.strip())
        canonical_url(absolute)
    except ValueError:
        return None
    return absolute


def _without_headline(body: Body, headline: str | None) -> tuple[str, ...]:
    """The lines of a body without the headline, which some pages repeat above them.

    What a guessed body has above its headline belongs to the page, not to the article.
    """
    above = 1 if body.is_marked else MOST_ABOVE_HEADLINE
    for number, line in enumerate(body.lines[:above], start=1):
        if headline and folded(line) == folded(headline):
            return body.lines[number:]
    return body.lines


def _section(facts: Facts, outlet: str | None) -> str | None:
    """The first section that says something: neither the home page, the outlet, nor the headline as a last crumb."""
    passed = words("no_section") | {(outlet or "").casefold(), *(headline.casefold() for headline in facts.headlines)}
    return next((one for one in facts.sections if one.casefold() not in passed and len(one) <= LONGEST_SECTION), None)


def _authors(stated: Iterable[Author], sites: set[str]) -> tuple[Author, ...]:
    """Who signed; the desk, and the outlet as author, only where nobody else did.

    Each once. A source that names the editor among the writers is set right by one that does not.
    """
    everyone: dict[str, Author] = {}
    for one in stated:
        parts = SEPARATOR.split(one.name)
        name = parts[0] if folded(parts[-1]) in sites else one.name
        role = "desk" if folded(name) in sites else one.role
        known = everyone.get(folded(name))
        if known is None or (known.role, role) == ("reporter", "editor"):
            everyone[folded(name)] = Author(name=name, role=role)
    named = tuple(one for one in everyone.values() if one.role != "desk")
    return named or tuple(everyone.values())[:1]
