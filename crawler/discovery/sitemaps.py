"""Sitemaps: of pages, news or sitemaps, as XML, text or feed; which robots.txt names, and where they usually are."""

import re
from collections.abc import Iterator
from datetime import datetime, tzinfo
from itertools import islice

from crawler.discovery.answers import Answer, UnusableError, address_of, listing, moment_of, open_answer, plain
from crawler.discovery.elements import Fields, each, fields_of, first_text, is_cut, name_of, xml_of
from crawler.discovery.feeds import read_xml_feed
from crawler.discovery.links import Link, Listing
from crawler.discovery.places import usual_places
from crawler.discovery.sitemap_parts import Part, ordered
from crawler.parsing.urls import same_site

# What the protocol allows in one file.
MOST_LINKS = 50_000
MOST_ELEMENTS = MOST_LINKS + 1
LARGEST_ROBOTS = 512_000
ADDRESS = re.compile(r"https?://", re.I)
SITEMAP_LINE = re.compile(r"[ \t]{0,99}site-?map[ \t]{0,99}:([^\n#]{1,2000})", re.I)


def read_sitemap(
    data: bytes, url: str, *, zone: tzinfo | None = None, since: datetime | None = None, site: str | None = None
) -> Listing:
    """The pages that a sitemap lists; of an index, the parts worth asking for since `since`, the newest first.

    `url` is where it was answered, after redirects; `zone` that of dates without one, by default WIB; `site` a URL of
    the outlet, where the sitemap is kept elsewhere. `lastmod` is when a page was changed and tells no publication;
    only news sitemaps do.
    """
    try:
        answer = open_answer(data)
        if ADDRESS.match(answer.text):
            return listing(_of_text(answer, url), (), url=url, site=site, wrong=answer.wrong, most=MOST_LINKS)
        root, text = xml_of(answer.text)
        if root not in ("urlset", "sitemapindex"):
            return read_xml_feed(text, url, zone=zone, site=site, wrong=answer.wrong)
    except UnusableError as error:
        return Listing(wrong=str(error))
    wrong = answer.wrong or ("it is cut short" if is_cut(text) else None)
    parts: list[Part] = []
    links = list(_of_xml(text, url, zone, parts))
    further = (part.url for part in ordered(parts, since))
    return listing(links, further, url=url, site=site, wrong=wrong, most=MOST_LINKS)


def robots_sitemaps(robots_txt: bytes | str, url: str) -> tuple[str, ...]:
    """The sitemaps of its own site that a robots.txt, answered by `url`, names; relative addresses are understood."""
    data = robots_txt.encode("utf-8", "replace") if isinstance(robots_txt, str) else robots_txt
    try:
        text = open_answer(data[:LARGEST_ROBOTS]).text
    except UnusableError:
        return ()
    if text.startswith("<"):
        return ()
    lines = filter(None, map(SITEMAP_LINE.match, text.split("\n")))
    written = (address for line in lines for address in line[1].split())
    addresses = filter(None, (address_of(one.strip("\"'<>"), url) for one in written))
    return tuple(dict.fromkeys(one for one in addresses if same_site(one, url)))


def usual_sitemaps(url: str, cms: str | None = None) -> tuple[str, ...]:
    """The addresses at which the sitemaps of a site usually are; `cms` is a key of `places.toml`, if it is known."""
    return usual_places("sitemaps", url, cms)


def _of_text(answer: Answer, url: str) -> Iterator[Link]:
    """The links of a text with an address a line. The last line of one that is cut short may be half an address."""
    for line in answer.text.split("\n")[: -1 if answer.wrong else None]:
        address = address_of(line.strip(), url) if ADDRESS.match(line.lstrip()) else None
        if address is not None:
            yield Link(url=address)


def _of_xml(text: str, url: str, zone: tzinfo | None, parts: list[Part]) -> Iterator[Link]:
    """The links of a sitemap; the parts that it names are added to `parts`."""
    for element in islice(each(text, "url", "sitemap"), MOST_ELEMENTS):
        name, fields = name_of(element), fields_of(element)
        address = address_of(first_text(fields, "loc"), url) if "loc" in fields else None
        if address is None:
            continue
        modified = moment_of(first_text(fields, "lastmod"), zone) if "lastmod" in fields else None
        if name == "sitemap":
            parts.append(Part(url=address, modified=modified))
        elif name == "url":
            news = fields.get("news:news")
            yield (
                _of_news(fields_of(news[0]), address, modified, zone) if news else Link(url=address, modified=modified)
            )


def _of_news(stated: Fields, address: str, modified: datetime | None, zone: tzinfo | None) -> Link:
    return Link(
        url=address,
        title=plain(first_text(stated, "news:title")),
        published=moment_of(first_text(stated, "news:publication_date"), zone),
        modified=modified,
    )
