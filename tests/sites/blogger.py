"""A site in the manner of Blogger: feeds that hold everything, pagers by moment, and robots.txt that forbids them."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from itertools import islice
from typing import Literal
from urllib.parse import quote

from tests.sites import blogger_pages, newsroom
from tests.sites.blogger_blog import Blog
from tests.sites.blogger_blog import labels as labels_of
from tests.sites.blogger_feeds import Section, atom, comments, rss
from tests.sites.furniture import page_of, pages_in, touched, utc
from tests.sites.posts import Post
from tests.sites.routing import Place, RoutedSite, moved, plain, route, xml
from tests.sites.server import Answer
from tests.sites.sitemap_xml import Entry, sitemap_index, urlset

MOST_RESULTS, USUAL_RESULTS, PER_PAGE = 150, 25, 10
ROBOTS = """User-agent: Mediapartners-Google
Disallow:

User-agent: *
Disallow: /search
Allow: /

Sitemap: {url}/sitemap.xml
"""


class Blogger(RoutedSite):
    """`structured` is how the theme states its facts. With `one_account` all posts are the newsroom's own, and the
    reporter stands in the text. `clock` is the zone that a blog was left in, such as Blogger's own Pacific time; the
    moments stay the same. A sitemap of more than `sitemap_size` posts comes in pages."""

    def __init__(
        self,
        posts: Sequence[Post],
        *,
        structured: Literal["json-ld", "microdata"] = "json-ld",
        one_account: bool = False,
        clock: tzinfo | None = None,
        sitemap_size: int = 150,
    ) -> None:
        super().__init__(list(posts))
        self.structured = structured
        self.one_account = one_account
        self.clock = clock
        self.sitemap_size = sitemap_size

    def address(self, post: Post) -> str:
        return self.blog.address(post)

    @property
    def blog(self) -> Blog:
        return Blog(self.url, tuple(self.newest), self.one_account, self.clock)

    @route(r"/robots\.txt")
    def robots(self, place: Place) -> Answer:
        return plain(ROBOTS.format(url=self.url))

    @route(r"/sitemap\.xml")
    def sitemap(self, place: Place) -> Answer:
        """One sitemap, or an index of its pages where there are several."""
        pages = pages_in(self.posts, self.sitemap_size)
        number = place.number("page", 0)
        if pages > 1 and not number:
            parts = (Entry(url=f"{self.url}/sitemap.xml?page={one}") for one in range(1, pages + 1))
            return xml(sitemap_index(parts))
        posts = page_of(self.newest, max(number, 1), self.sitemap_size)
        return xml(urlset(Entry(url=self.address(post), lastmod=utc(touched(post))) for post in posts))

    @route(r"/sitemap-pages\.xml")
    def sitemap_pages(self, place: Place) -> Answer:
        return xml(urlset(Entry(url=f"{self.url}/p/{slug}.html") for slug in newsroom.PAGES))

    @route(r"/(?P<kind>atom|rss)\.xml")
    def short_feed(self, place: Place, kind: str) -> Answer:
        return moved(f"{self.url}/feeds/posts/default{'?alt=rss' if kind == 'rss' else ''}", 302)

    @route(r"/feeds/posts/(?P<kind>default|summary)(?:/-/(?P<labels>.+))?")
    def feed(self, place: Place, kind: str, labels: str | None) -> Answer:
        wanted = set(filter(None, (labels or "").split("/")))
        posts = [post for post in self._sought(place) if wanted <= set(labels_of(post))]
        if place.query.get("orderby") == "updated":
            posts.sort(key=touched, reverse=True)
        start = max(place.number("start-index", 1), 1)
        size = min(place.number("max-results", USUAL_RESULTS), MOST_RESULTS)
        folder = f"posts/{kind}" + (f"/-/{quote(labels)}" if labels else "")
        kept = f"&amp;q={quote(place.query['q'])}" if "q" in place.query else ""
        section = Section(folder, tuple(posts[start - 1 : start - 1 + size]), len(posts), start, size, kept)
        if place.query.get("alt") == "rss":
            return xml(rss(self.blog, section), "application/rss+xml; charset=UTF-8")
        return xml(atom(self.blog, section), "application/atom+xml; charset=UTF-8")

    @route(r"/feeds/(?:(?P<ident>\d+)/)?comments/default")
    def comment_feed(self, place: Place, ident: str | None) -> Answer:
        chosen = [post for post in self.newest if ident in (None, self.blog.ident(post))]
        return xml(comments(self.blog, chosen), "application/atom+xml; charset=UTF-8")

    @route(r"/")
    def home(self, place: Place) -> Answer:
        return self._list(self.newest, place, "/search", "")

    @route(r"/search")
    def search(self, place: Place) -> Answer:
        said = f"Menampilkan postingan yang cocok untuk kueri {place.query['q']}" if "q" in place.query else ""
        return self._list(self._sought(place), place, "/search", said)

    @route(r"/search/label/(?P<label>[^/]+)")
    def label(self, place: Place, label: str) -> Answer:
        posts = [post for post in self.newest if label in labels_of(post)]
        return self._list(posts, place, f"/search/label/{quote(label)}", f"Menampilkan postingan dengan label {label}")

    @route(r"/(?P<year>\d{4})/(?:(?P<month>\d\d)/)?")
    def archive(self, place: Place, year: str, month: str | None) -> Answer:
        folder = f"{self.url}/{year}/" + (f"{month}/" if month else "")
        posts = [post for post in self.newest if self.address(post).startswith(folder)]
        return self._list(posts, place, "/search", "Menampilkan postingan dari arsip")

    @route(r"/p/(?P<slug>[\w-]+)\.html")
    def page(self, place: Place, slug: str) -> Answer:
        if slug not in newsroom.PAGES:
            return self.missing(place)
        return Answer(body=blogger_pages.static(self.blog, slug))

    @route(r"/\d{4}/\d\d/[\w-]+\.html")
    def post(self, place: Place) -> Answer:
        blog = self.blog
        post = next((one for one in self.posts if blog.address(one) == self.url + place.path), None)
        if post is None:
            return self.missing(place)
        if place.query.get("m") == "1":
            return Answer(body=blogger_pages.mobile(blog, post))
        return Answer(body=blogger_pages.item(blog, post, self.structured))

    def missing(self, place: Place) -> Answer:
        said = "Maaf, halaman yang Anda cari di blog ini tidak ada."
        return Answer(status=404, body=blogger_pages.index(self.blog, [], "", said))

    def _sought(self, place: Place) -> list[Post]:
        return self.matching(place.query["q"]) if "q" in place.query else self.newest

    def _list(self, posts: list[Post], place: Place, path: str, said: str) -> Answer:
        """A page of a list; the next one begins where the moment of its last post ends, as long as there are any."""
        before = place.query.get("updated-max", "").replace(" ", "+")
        if before:
            posts = [post for post in posts if post.published < datetime.fromisoformat(before)]
        size = min(place.number("max-results", PER_PAGE), MOST_RESULTS)
        shown = list(islice(posts, size))
        older = ""
        if len(posts) > size and shown:
            words = f"q={quote(place.query['q'])}&" if "q" in place.query else ""
            moment = quote(self.blog.written(shown[-1].published))
            older = f"{self.url}{path}?{words}updated-max={moment}&max-results={size}"
        return Answer(body=blogger_pages.index(self.blog, shown, older, said))
