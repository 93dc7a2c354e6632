"""A web page to an article: facts from JSON-LD, then meta elements, then markup; paragraphs from its body."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from functools import cache
from urllib.parse import urljoin, urlsplit

from htmldate import find_date

from crawler.items import Article, Author
from crawler.parsing import jsonld, markup, meta
from crawler.parsing.body import MOST_ELEMENTS_TO_GUESS, Body, body_of_html, find_body
from crawler.parsing.dates import WIB, parse_datetime, states_zone
from crawler.parsing.facts import Facts
from crawler.parsing.page import Page, squeeze
from crawler.parsing.urls import canonical_url, same_site
from pipelines import lexicon

SEPARATOR = re.compile(r"\s+[-–—|»·:~]+\s+|\s*[|»]\s*")
# A body that is shorter than this part of JSON-LD's articleBody has been cut.
LEAST_SHARE = 0.5
URL_DATE = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])(?=/)")


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
    stated = jsonld.read(page) + meta.read(page)
    body = find_body(page)
    facts = stated + markup.read(page, body.container)
    body = _completed(body, facts, page)
    own = _canonical(facts.canonicals, page) or page.url
    outlet = _outlet(facts)
    modified = _moment(facts.modified, facts, zone)
    return Article(
        identity=own or identity,
        body="\n".join(body.lines),
        file=file,
        url=own,
        outlet=outlet,
        headline=_headline(facts, page, outlet),
        section=_section(facts, outlet),
        authors=_authors(facts, outlet),
        date_published=_moment(facts.published, facts, zone) or _last_resort(page, modified, zone),
        date_modified=modified,
        captions=facts.captions,
        related=body.related,
        view_count=facts.view_count,
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


def _outlet(facts: Facts) -> str | None:
    return next((one for one in facts.outlets if len(one) <= 60 and not one.startswith(("http:", "https:", "@"))), None)


def _headline(facts: Facts, page: Page, outlet: str | None) -> str | None:
    """The first headline stated, without the site's name behind it; the heading's where that is longer."""
    title = squeeze(page.tree.findtext(".//title") or "")
    heading = facts.headlines[-1] if facts.headlines else ""
    sites = {_folded(name) for name in (*facts.outlets, outlet or "", _host(page))} - {""}
    cleaned = (_without_site(one, sites, heading) for one in (*facts.headlines, title))
    headline = next((one for one in cleaned if one and _folded(one) not in sites), None)
    cut = (headline or "").rstrip(" .…")
    return heading if headline and len(heading) > len(headline) and heading.startswith(cut) else headline


def _without_site(title: str, sites: set[str], heading: str) -> str:
    """A title without the names of site and section behind (or the site's before) it."""
    if heading and title.casefold().startswith(heading.casefold()) and SEPARATOR.match(title, len(heading)):
        return title[: len(heading)]
    first = SEPARATOR.search(title)
    if first and _folded(title[: first.start()]) in sites:
        title = title[first.end() :]
    ends = [match.start() for match in SEPARATOR.finditer(title)]
    while ends and _folded(title[ends[-1] :]) in sites:
        title = title[: ends.pop()]
    return title.strip()


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _host(page: Page) -> str:
    return re.sub(r"\Awww\.", "", urlsplit(page.url or "").hostname or "")


def _section(facts: Facts, outlet: str | None) -> str | None:
    """The first section that says something: neither the home page, the outlet, nor the headline as a last crumb."""
    passed = _no_sections() | {(outlet or "").casefold(), *(headline.casefold() for headline in facts.headlines)}
    return next((one for one in facts.sections if one.casefold() not in passed and len(one) <= 60), None)


@cache
def _no_sections() -> frozenset[str]:
    return frozenset(lexicon.tables("page_markup")["words"]["no_section"])


def _authors(facts: Facts, outlet: str | None) -> tuple[Author, ...]:
    """Who signed: those with a part in writing and editing; the desk and the outlet only where nobody else did."""
    outlets = {_folded(name) for name in (*facts.outlets, outlet or "")}
    everyone: dict[str, Author] = {}
    for one in facts.authors:
        desk = _folded(one.name) in outlets or one.role == "desk"
        known = everyone.get(_folded(one.name))
        if known is None or (known.role == "reporter" and one.role == "editor" and _stated_once(facts, one)):
            everyone[_folded(one.name)] = Author(name=one.name, role="desk") if desk else one
    named = tuple(one for one in everyone.values() if one.role != "desk")
    return named or tuple(everyone.values())[:1]


def _stated_once(facts: Facts, author: Author) -> bool:
    """Whether an author is called an editor only, next to another who is a reporter."""
    others = (one for one in facts.authors if one.role == "reporter" and one.name != author.name)
    return next(others, None) is not None


def _moment(texts: Iterable[str], facts: Facts, zone: tzinfo | None) -> datetime | None:
    """The first date of `texts`, made more precise by the others of the same day.

    A date without a time yields to one of the same day with a time; so does a time in UTC whose clock is that of a
    time stated in an Indonesian zone, which shows that it was local time all along.
    """
    stated = zone or _zone_on_page((*facts.published, *facts.modified))
    read = [(text, moment) for text in texts if (moment := parse_datetime(text, None if states_zone(text) else stated))]
    if not read:
        return None
    text, first = read[0]
    for other, moment in read[1:]:
        is_finer = _is_day(first) and not _is_day(moment) and moment.date() == first.date()
        same_clock = moment.replace(second=0, tzinfo=None) == first.replace(second=0, microsecond=0, tzinfo=None)
        if is_finer or (
            same_clock and states_zone(other) and (not states_zone(text) or first.utcoffset() == timedelta())
        ):
            first = moment
            break
    return first.astimezone(zone or (WIB if first.utcoffset() == timedelta() else first.tzinfo))


def _is_day(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def _zone_on_page(texts: Iterable[str]) -> tzinfo | None:
    """The zone that a date on the page states, unless it is UTC, which says nothing of where the desk is."""
    moments = (parse_datetime(text) for text in texts if states_zone(text))
    return next((one.tzinfo for one in moments if one and one.utcoffset() not in (None, timedelta())), None)


def _last_resort(page: Page, modified: datetime | None, zone: tzinfo | None) -> datetime | None:
    """The date in the page's address, else the one that htmldate finds, if it is not that of the update."""
    in_address = URL_DATE.search(page.url or "")
    if in_address:
        return parse_datetime("-".join(in_address.groups()), zone)
    if page.element_count > MOST_ELEMENTS_TO_GUESS:
        return None
    found = find_date(page.tree, extensive_search=False, original_date=True)
    moment = parse_datetime(found, zone) if found else None
    return None if moment is None or (modified and modified.date() == moment.date()) else moment
