"""A web page to an article: facts from JSON-LD, then meta elements, then markup; paragraphs from its body."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from functools import cache
from urllib.parse import urljoin, urlsplit

from htmldate import find_date

from crawler.items import Article, Author
from crawler.parsing import jsonld, markup, meta
from crawler.parsing.body import Body, body_of_html, find_body
from crawler.parsing.dates import WIB, parse_datetime, states_zone
from crawler.parsing.facts import Facts
from crawler.parsing.page import Page, folded, squeeze
from crawler.parsing.urls import canonical_url, same_site
from pipelines import lexicon

SEPARATOR = re.compile(r"\s+[-–—|»·:~]+\s+|\s*[|»]\s*")
# A body that is shorter than this part of JSON-LD's articleBody has been cut.
LEAST_SHARE = 0.5
LONGEST_OUTLET = 60
INDONESIAN = frozenset(timedelta(hours=hours) for hours in (7, 8, 9))
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
    shown = markup.read(page, body.container)
    facts = stated + shown
    body = _completed(body, facts, page)
    own = _canonical(facts.canonicals, page) or page.url
    titles = _Titles(facts, shown, page)
    modified = _moment(facts.modified, facts, zone)
    return Article(
        identity=own or identity,
        body="\n".join(_without_headline(body.lines, titles.headline)),
        file=file,
        url=own,
        outlet=titles.outlet,
        headline=titles.headline,
        section=_section(facts, titles.outlet),
        authors=_authors(facts.authors, titles.sites),
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


class _Titles:
    """The headline and the outlet's name, which titles mix: "Headline - Section - Outlet"."""

    def __init__(self, facts: Facts, shown: Facts, page: Page) -> None:
        self.heading = next(iter(shown.headlines), "")
        title = squeeze(page.tree.findtext(".//title") or "")
        names = [name for name in facts.outlets if _is_outlet(name)]
        host = re.sub(r"\Awww\.", "", urlsplit(page.url or "").hostname or "")
        self.sites = {folded(name) for name in (*names, host)} - {""}
        self.headline = self._headline((*facts.headlines, title))
        self.outlet = next(iter(names), None) or self._behind_headline(title)
        self.sites |= {folded(self.outlet or "")} - {""}

    def _headline(self, titles: Iterable[str]) -> str | None:
        """The first one stated, without the site's name; the heading's where the stated one was cut short."""
        cleaned = (self._without_site(one) for one in titles)
        headline = next((one for one in cleaned if one and folded(one) not in self.sites), None)
        cut = (headline or "").rstrip(" .…")
        longer = headline is not None and len(self.heading) > len(headline) and self.heading.startswith(cut)
        return self.heading if longer else headline

    def _without_site(self, title: str) -> str:
        """A title without the names of page and site behind it, or the site's before it."""
        heading = self.heading
        if heading and title.casefold().startswith(heading.casefold()) and SEPARATOR.search(title, len(heading)):
            return heading
        first = SEPARATOR.search(title)
        if first and folded(title[: first.start()]) in self.sites:
            title = title[first.end() :]
        ends = [match.start() for match in SEPARATOR.finditer(title)]
        while ends and folded(title[ends[-1] :]) in self.sites:
            title = title[: ends.pop()]
        return title.strip()

    def _behind_headline(self, title: str) -> str | None:
        """The last part of the page's title, if the headline is what stands before it."""
        parts = SEPARATOR.split(title)
        known = self.headline is not None and title.startswith(self.headline) and title != self.headline
        return parts[-1] if known and len(parts) > 1 and _is_outlet(parts[-1]) else None


def _is_outlet(name: str) -> bool:
    """Whether a name can be an outlet's: no address, no software."""
    is_address = name.startswith(("http:", "https:", "@"))
    return 0 < len(name) <= LONGEST_OUTLET and not is_address and name.casefold() not in _words("no_outlet")


def _without_headline(lines: tuple[str, ...], headline: str | None) -> tuple[str, ...]:
    """The lines of a body without the headline, which some pages repeat above them."""
    repeated = headline is not None and len(lines) > 0 and folded(lines[0]) == folded(headline)
    return lines[1:] if repeated else lines


def _section(facts: Facts, outlet: str | None) -> str | None:
    """The first section that says something: neither the home page, the outlet, nor the headline as a last crumb."""
    passed = _words("no_section") | {(outlet or "").casefold(), *(headline.casefold() for headline in facts.headlines)}
    return next((one for one in facts.sections if one.casefold() not in passed and len(one) <= 60), None)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(lexicon.tables("page_markup")["words"][kind])


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
    return first.astimezone(zone or (first.tzinfo if first.utcoffset() in INDONESIAN else WIB))


def _is_day(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def _zone_on_page(texts: Iterable[str]) -> tzinfo | None:
    """The Indonesian zone that a date on the page states; UTC, or Blogger's Pacific time, is not where the desk is."""
    moments = (parse_datetime(text) for text in texts if states_zone(text))
    return next((one.tzinfo for one in moments if one and one.utcoffset() in INDONESIAN), None)


def _last_resort(page: Page, modified: datetime | None, zone: tzinfo | None) -> datetime | None:
    """The date in the page's address, else the one that htmldate finds, if it is not that of the update."""
    in_address = URL_DATE.search(page.url or "")
    if in_address:
        return parse_datetime("-".join(in_address.groups()), zone)
    if page.is_oversized:
        return None
    found = find_date(page.tree, extensive_search=False, original_date=True)
    moment = parse_datetime(found, zone) if found else None
    return None if moment is None or (modified and modified.date() == moment.date()) else moment
