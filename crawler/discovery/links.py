"""What the routes find: links to pages that may be articles."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page that a route points to, and what the route says of it; None where it says nothing.

    `url` is absolute, as given. Dates are aware; one without a zone is told in the outlet's. `text` is the whole body
    in plain text where the route carries it (a full feed, a CMS API): what the page should hold at least.
    """

    url: str
    title: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One answer of a route: the links in their order, and the URLs of further parts of it (the next page of a feed or
    an index, the parts of a sitemap index).

    `wrong` says why it could not be read, as far as it could not: a listing may be cut short and still give links.
    """

    links: tuple[Link, ...] = ()
    further: tuple[str, ...] = ()
    wrong: str | None = None
