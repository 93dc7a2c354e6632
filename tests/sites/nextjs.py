"""A portal in the manner of Next.js: what its pages say stands in their data, and scripts would draw it."""

from html import escape

from tests.sites import newsroom
from tests.sites.furniture import touched, utc
from tests.sites.groups import Group, by_section, by_tag, shelf
from tests.sites.nextjs_pages import Dates, Portal, Router
from tests.sites.posts import Post, slug_of
from tests.sites.routing import Place, RoutedSite, moved, plain, route
from tests.sites.server import Answer, Asked
from tests.sites.sitemap_xml import Entry, urlset
from tests.sites.validators import etag_of, validated

NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
SECTION, TAG = r"/(?P<slug>[^/.]+)", r"/tag/(?P<slug>[^/.]+)"


class NextJs(RoutedSite):
    """Takes the router ("pages": one document of JSON; "app": pieces of a stream), how the data writes times, whether
    lists too are only in the data, and how many of the newest posts the news sitemap holds.
    """

    def __init__(
        self,
        posts: list[Post],
        *,
        router: Router = "pages",
        dates: Dates = "iso",
        lists_are_data: bool = False,
        in_sitemap: int = 30,
    ) -> None:
        super().__init__(posts)
        self.router: Router = router
        self.dates: Dates = dates
        self.lists_are_data = lists_are_data
        self.in_sitemap = in_sitemap

    def address(self, post: Post) -> str:
        return f"{self.url}/{slug_of(post.section)}/{post.slug}"

    @property
    def _portal(self) -> Portal:
        return Portal(
            url=self.url,
            posts=self.newest,
            router=self.router,
            dates=self.dates,
            lists_are_data=self.lists_are_data,
        )

    def answer(self, asked: Asked) -> Answer:
        path, mark, query = asked.path.partition("?")
        if path != "/" and path.endswith("/"):
            return moved(f"{path.rstrip('/') or '/'}{mark}{query}", 308)
        answer = super().answer(asked)
        return validated(asked, answer, etag_of(answer.content))

    def missing(self, place: Place) -> Answer:
        return Answer(status=404, body=self._portal.missing())

    @route("/robots.txt")
    def robots(self, place: Place) -> Answer:
        """Names the sitemap by a path, which the standard does not know."""
        return plain("User-Agent: *\nAllow: /\nDisallow: /api/\nDisallow: /_next/\n\nSitemap: /sitemap-news.xml\n")

    @route("/sitemap-news.xml")
    def sitemap(self, place: Place) -> Answer:
        entries = (
            Entry(url=self.address(post), lastmod=utc(touched(post)), more=_news(post))
            for post in self.newest[: self.in_sitemap]
        )
        return Answer(body=urlset(entries, namespaces=NEWS), content_type="application/xml")

    @route("/|/indeks")
    def front(self, place: Place) -> Answer:
        everything = Group(name="Berita Terkini", slug="indeks", posts=tuple(self.newest))
        return self._listing(place, everything)

    @route(TAG)
    def tag(self, place: Place, slug: str) -> Answer:
        return self._listing(place, by_tag(self.newest).get(slug))

    @route(SECTION)
    def section(self, place: Place, slug: str) -> Answer:
        if slug in newsroom.PAGES:
            return Answer(body=self._portal.static(slug))
        return self._listing(place, by_section(self.newest).get(slug))

    def _listing(self, place: Place, group: Group | None) -> Answer:
        if group is None:
            return self.missing(place)
        found = shelf(group.posts, place.number("page", 1))
        return Answer(body=self._portal.listing(group.name, place.path, found))

    @route(r"/[^/.]+/(?P<slug>[^/.]+)")
    def post(self, place: Place, slug: str) -> Answer:
        post = next((one for one in self.posts if self.address(one) == f"{self.url}{place.path}"), None)
        return Answer(body=self._portal.post(post)) if post else self.missing(place)


def _news(post: Post) -> str:
    return (
        f"<news:news><news:publication><news:name>{newsroom.NAME}</news:name><news:language>id</news:language>"
        f"</news:publication><news:publication_date>{post.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(post.headline)}</news:title></news:news>"
    )
