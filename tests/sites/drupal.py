"""A site in the manner of Drupal: a post is a node under two addresses, and times are written in UTC."""

from collections.abc import Sequence

from tests.sites import drupal_pages, newsroom
from tests.sites.drupal_nodes import Nodes
from tests.sites.posts import Post
from tests.sites.routing import Place, RoutedSite, moved, plain, route, xml
from tests.sites.server import Answer

FEED_SIZE = 10
HEADERS = {"X-Generator": "Drupal 9 (https://www.drupal.org)", "Content-language": "id", "X-Drupal-Cache": "HIT"}
ROBOTS = """#
# robots.txt
#
User-agent: *
{delay}# CSS, JS, Images
Allow: /core/*.css$
Allow: /core/*.js$
# Directories
Disallow: /core/
Disallow: /profiles/
# Paths (clean URLs)
Disallow: /admin/
Disallow: /comment/reply/
Disallow: /filter/tips
Disallow: /node/add/
{search}Disallow: /user/register
Disallow: /user/password
Disallow: /user/login
Disallow: /user/logout
"""


class Drupal(RoutedSite):
    """There is no sitemap. robots.txt forbids the search unless `search_allowed`, and asks for a second between
    requests with `crawl_delay`. Beyond the last page of a list stands the last page again."""

    def __init__(self, posts: Sequence[Post], *, crawl_delay: bool = False, search_allowed: bool = False) -> None:
        super().__init__(list(posts))
        self.crawl_delay = crawl_delay
        self.search_allowed = search_allowed

    def address(self, post: Post) -> str:
        return self.url + self.nodes.alias(post)

    @property
    def nodes(self) -> Nodes:
        return Nodes(self.url, tuple(self.newest))

    @route(r"/robots\.txt")
    def robots(self, place: Place) -> Answer:
        delay = "Crawl-delay: 1\n" if self.crawl_delay else ""
        return plain(ROBOTS.format(delay=delay, search="" if self.search_allowed else "Disallow: /search/\n"))

    @route(r"/rss\.xml")
    def rss(self, place: Place) -> Answer:
        nodes = self.nodes
        feed = drupal_pages.feed(nodes, newsroom.NAME, f"{self.url}/", nodes.newest[:FEED_SIZE])
        return xml(feed, "application/rss+xml; charset=utf-8")

    @route(r"/(?:node)?")
    def front(self, place: Place) -> Answer:
        return self._list(newsroom.NAME, "/rss.xml", self.newest, place)

    @route(r"/taxonomy/term/(?P<number>\d+)")
    def term(self, place: Place, number: str) -> Answer:
        nodes = self.nodes
        if int(number) not in nodes.terms:
            return self.missing(place)
        return self._list(nodes.terms[int(number)], f"{place.path}/feed", nodes.of_term(int(number)), place)

    @route(r"/taxonomy/term/(?P<number>\d+)/feed")
    def term_feed(self, place: Place, number: str) -> Answer:
        nodes = self.nodes
        if int(number) not in nodes.terms:
            return self.missing(place)
        at = f"{self.url}/taxonomy/term/{number}"
        feed = drupal_pages.feed(nodes, nodes.terms[int(number)], at, nodes.of_term(int(number))[:FEED_SIZE])
        return xml(feed, "application/rss+xml; charset=utf-8")

    @route(r"/search")
    def search_folder(self, place: Place) -> Answer:
        return moved(f"{self.url}/search/node", 302)

    @route(r"/search/node")
    def search(self, place: Place) -> Answer:
        keys = place.query.get("keys", "")
        body = drupal_pages.results(self.nodes, keys, self.matching(keys), place.number("page", 0))
        return Answer(body=body, headers=HEADERS)

    @route(r"/user/(?:\d+|login|register|password)|/node/add/?|/admin/?.*")
    def forbidden(self, place: Place) -> Answer:
        said = "<h1>Akses ditolak</h1><p>Anda tidak berwenang mengakses halaman ini.</p>"
        return Answer(status=403, body=drupal_pages.page(self.nodes, "Akses ditolak", said), headers=HEADERS)

    @route(r"/node/(?P<number>\d+)")
    def node(self, place: Place, number: str) -> Answer:
        nodes = self.nodes
        return self._post(place, next((post for post in self.posts if str(nodes.number(post)) == number), None))

    @route(r"/(?P<slug>[\w-]+)")
    def static(self, place: Place, slug: str) -> Answer:
        if slug not in newsroom.PAGES:
            return self.missing(place)
        return Answer(body=drupal_pages.static(self.nodes, slug), headers=HEADERS)

    @route(r"/[\w-]+/[\w-]+")
    def alias(self, place: Place) -> Answer:
        nodes = self.nodes
        return self._post(place, next((post for post in self.posts if nodes.alias(post) == place.path), None))

    def missing(self, place: Place) -> Answer:
        said = "<h1>Halaman tidak ditemukan</h1><p>Halaman yang diminta tidak dapat ditemukan.</p>"
        body = drupal_pages.page(self.nodes, "Halaman tidak ditemukan", said)
        return Answer(status=404, body=body, headers=HEADERS)

    def _post(self, place: Place, post: Post | None) -> Answer:
        """A post, and the page of its comments that the query asks for (`page=0,1`)."""
        if post is None:
            return self.missing(place)
        number = place.query.get("page", "").partition(",")[2]
        canonical = f'<{self.address(post)}>; rel="canonical"'
        body = drupal_pages.article(self.nodes, post, int(number) if number.isdecimal() else 0)
        return Answer(body=body, headers=HEADERS | {"Link": canonical})

    def _list(self, title: str, feed_at: str, posts: Sequence[Post], place: Place) -> Answer:
        body = drupal_pages.listed(self.nodes, title, feed_at, posts, place.number("page", 0))
        return Answer(body=body, headers=HEADERS)
