"""The kinds of route, and how the answers of each are read. What a worker process does for the crawl."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum

from crawler.discovery.feeds import read_feed
from crawler.discovery.links import Listing
from crawler.discovery.listings import read_index_page
from crawler.discovery.sitemaps import read_sitemap
from crawler.discovery.wordpress_posts import read_posts


class Kind(StrEnum):
    """The kinds of route."""

    WORDPRESS = "wordpress"  # the API's posts, all of them or by keyword
    SITEMAP = "sitemap"
    FEED = "feed"
    BLOGGER = "blogger"  # its feeds by keyword and label
    SEARCH = "search"
    TAG = "tag"
    INDEX = "index"  # the home page, sections, archives
    GIVEN = "given"  # by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingAnswer:
    """A listing as it was answered: by `url` (after redirects). `total_pages` is WordPress's header."""

    data: bytes
    url: str
    declared: str | None = None
    total_pages: int | None = None


def read_listing(
    kind: Kind, answer: ListingAnswer, *, zone: tzinfo | None, site: str, since: datetime | None
) -> Listing:
    """The links of an answer. `zone` is the outlet's, `site` a URL of it; of a sitemap's parts only those `since`."""
    match kind:
        case Kind.WORDPRESS:
            return read_posts(answer.data, answer.url, zone=zone, total_pages=answer.total_pages, site=site)
        case Kind.SITEMAP:
            return read_sitemap(answer.data, answer.url, zone=zone, since=since, site=site)
        case Kind.FEED | Kind.BLOGGER:
            return read_feed(answer.data, answer.url, zone=zone, site=site, declared=answer.declared)
        case _:
            return read_index_page(answer.data, answer.url, zone=zone, site=site, declared=answer.declared)
