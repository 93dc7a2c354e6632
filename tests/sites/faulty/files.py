"""The files that robots ask for, each with something wrong: robots.txt, the feed, the sitemaps."""

import gzip
from collections.abc import Iterable
from email.utils import format_datetime
from html import escape
from typing import Literal

from tests.sites import newsroom
from tests.sites.faulty import pages
from tests.sites.faulty.paths import Faulty, fault
from tests.sites.furniture import excerpt, touched
from tests.sites.posts import Post
from tests.sites.routing import Place, plain, route
from tests.sites.server import Answer
from tests.sites.sitemap_xml import DECLARATION, Entry, sitemap_index, urlset

Rules = Literal["bom", "html", "plain"]
MARK = "\ufeff"
RULES = "User-agent: *\r\nDisallow: /rahasia/\r\n\r\nSitemap: /sitemap.xml\r\n"
MAPS = ("/sitemap-satu.xml.gz", "/sitemap-dua.xml.gz", "/sitemap-tiga.xml", "/sitemap-hilang.xml", "/sitemap.xml")
IN_FEED = 10


class Files(Faulty):
    """`rules` says how the robots.txt comes: behind a byte order mark, not at all but as the home page, or well."""

    def __init__(self, posts: list[Post], *, listed: Iterable[str] | None = None, rules: Rules = "bom") -> None:
        super().__init__(posts, listed=listed)
        self.rules = rules

    def listed_posts(self) -> list[Entry]:
        """The healthy posts, newest first."""
        return [Entry(url=self.address(post), lastmod=touched(post).isoformat()) for post in self.newest]

    @route(r"/robots\.txt")
    def robots(self, place: Place) -> Answer:
        if self.rules == "html":
            return Answer(body=pages.listing(newsroom.NAME, [("/", "Beranda")]))
        return plain(MARK * (self.rules == "bom") + RULES)

    @fault("/rahasia/asn-naskah-internal")
    def forbidden_by_robots(self, place: Place) -> Answer:
        """What a robots.txt forbids whose first line only those read who know byte order marks."""
        return Answer(body=self.drawn(place))

    @route("/feed")
    def feed(self, place: Place) -> Answer:
        """Begins with a blank line, which XML does not allow."""
        items = "".join(self._item(post) for post in self.newest[:IN_FEED])
        written = (
            f'\n\n{DECLARATION}\n<rss version="2.0"><channel><title>{newsroom.NAME}</title><link>{self.url}/</link>'
            f"<description>{newsroom.SLOGAN}</description>{items}</channel></rss>\n"
        )
        return Answer(body=written, content_type="application/rss+xml; charset=UTF-8")

    def _item(self, post: Post) -> str:
        url = self.address(post)
        return (
            f"<item><title>{escape(post.headline)}</title><link>{url}</link><guid>{url}</guid>"
            f"<pubDate>{format_datetime(post.published)}</pubDate><description>{escape(excerpt(post))}</description></item>"
        )

    @route(r"/sitemap\.xml")
    def sitemap(self, place: Place) -> Answer:
        """Names the maps, one of which is not there, and itself."""
        return _xml(sitemap_index(Entry(url=f"{self.url}{path}") for path in MAPS))

    @route(r"/sitemap-satu\.xml\.gz")
    def packed_twice(self, place: Place) -> Answer:
        """Every second post, in a gzip file inside a gzip file."""
        once = gzip.compress(urlset(self.listed_posts()[::2]).encode(), mtime=0)
        return Answer(body=gzip.compress(once, mtime=0), content_type="application/x-gzip")

    @route(r"/sitemap-dua\.xml\.gz")
    def packed_by_name_only(self, place: Place) -> Answer:
        """The other posts, plain, by a name and a type of gzip."""
        return Answer(body=urlset(self.listed_posts()[1::2]), content_type="application/x-gzip")

    @route(r"/sitemap-tiga\.xml")
    def map_of_faults(self, place: Place) -> Answer:
        """The faults, and where posts were that have another slug now."""
        return _xml(urlset(Entry(url=url) for url in (*self.addresses(), *self.old_addresses())))


def _xml(body: str) -> Answer:
    return Answer(body=body, content_type="application/xml; charset=utf-8")
