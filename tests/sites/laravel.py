"""A portal that its owners had written with Laravel, as many are: no two alike, and no system's conventions."""

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from typing import Literal
from urllib.parse import quote

from tests.sites import laravel_pages, newsroom
from tests.sites.drawing import draw
from tests.sites.furniture import excerpt, sections, touched
from tests.sites.laravel_portal import List, Portal, part_of
from tests.sites.posts import Post, slug_of
from tests.sites.routing import Place, RoutedSite, moved, plain, route, xml
from tests.sites.server import Answer
from tests.sites.sitemap_xml import Entry, sitemap_index, urlset

FEED_SIZE = 20
# Seconds in each, by the words in which Carbon tells how long ago something was.
AGES = {
    "tahun": 31_536_000,
    "bulan": 2_592_000,
    "minggu": 604_800,
    "hari": 86_400,
    "jam": 3_600,
    "menit": 60,
    "detik": 1,
}
COOKIES = {"Set-Cookie": "laravel_session=eyJpdiI6Ik5vdGhpbmcifQ; path=/; httponly; samesite=lax"}


class Laravel(RoutedSite):
    """What is not there is answered with 200 and a page that says so. The times on pages end with the minute.

    `feed` is what stands at `/rss`: nothing, or 20 items with dates that say how long ago ("2 jam yang lalu") or that
    name no zone. Articles of more than `longest` paragraphs come in pages. Without `canonical`, pages do not tell which
    of their addresses is the true one.
    """

    def __init__(
        self,
        posts: Sequence[Post],
        *,
        feed: Literal["none", "relative", "zoneless"] = "zoneless",
        longest: int = 8,
        canonical: bool = True,
    ) -> None:
        super().__init__(list(posts))
        self.feed = feed
        self.longest = longest
        self.canonical = canonical

    def address(self, post: Post) -> str:
        return self.portal.address(post)

    @property
    def portal(self) -> Portal:
        return Portal(self.url, tuple(self.newest), self.longest, self.canonical)

    @route(r"/robots\.txt")
    def robots(self, place: Place) -> Answer:
        return plain("User-agent: *\nDisallow:\n")

    @route(r"/sitemap\.xml")
    def sitemap(self, place: Place) -> Answer:
        months = dict.fromkeys(f"{post.published:%Y-%m}" for post in self.newest)
        return xml(sitemap_index(Entry(url=f"{self.url}/sitemap/{month}.xml") for month in months))

    @route(r"/sitemap/(?P<month>\d{4}-\d\d)\.xml")
    def sitemap_part(self, place: Place, month: str) -> Answer:
        posts = [post for post in self.newest if f"{post.published:%Y-%m}" == month]
        entries = (Entry(url=self.address(post), lastmod=touched(post).isoformat()) for post in posts)
        return xml(urlset(entries)) if posts else self.missing(place)

    @route(r"/rss")
    def rss(self, place: Place) -> Answer:
        if self.feed == "none":
            return self.missing(place)
        items = "\n".join(self._item(post) for post in self.newest[:FEED_SIZE])
        body = draw("laravel/rss.xml", name=newsroom.NAME, url=self.url, slogan=newsroom.SLOGAN, items=items)
        return xml(body, "text/xml; charset=UTF-8")

    @route(r"/")
    def home(self, place: Place) -> Answer:
        return Answer(body=laravel_pages.home(self.portal), headers=COOKIES)

    @route(r"/indeks")
    def index(self, place: Place) -> Answer:
        """All posts, or those of a day (`tanggal=2024-07-05`)."""
        day = place.query.get("tanggal")
        posts = [post for post in self.newest if day in (None, f"{post.published:%Y-%m-%d}")]
        kept = f"tanggal={quote(day)}&" if day else ""
        return self._list(posts, place, List("Indeks Berita", f"/indeks?{kept}"))

    @route(r"/cari")
    def search(self, place: Place) -> Answer:
        words = place.query.get("q", "")
        listed = List(f"Hasil Pencarian: {words}", f"/cari?q={quote(words)}&")
        return self._list(self.matching(words), place, listed)

    @route(r"/kategori/(?P<slug>[\w-]+)")
    def category(self, place: Place, slug: str) -> Answer:
        name = sections().get(slug)
        posts = [post for post in self.newest if post.section == name]
        return self._list(posts, place, List(name, f"/kategori/{slug}?")) if name else self.missing(place)

    @route(r"/tag/(?P<slug>[\w-]+)")
    def tag(self, place: Place, slug: str) -> Answer:
        posts = [post for post in self.newest if slug in map(slug_of, post.tags)]
        return self._list(posts, place, List(f"Tag: {slug}", f"/tag/{slug}?")) if posts else self.missing(place)

    @route(r"/halaman/(?P<slug>[\w-]+)")
    def page(self, place: Place, slug: str) -> Answer:
        if slug not in newsroom.PAGES:
            return self.missing(place)
        return Answer(body=laravel_pages.static(self.portal, slug), headers=COOKIES)

    @route(r"/login")
    def login(self, place: Place) -> Answer:
        return moved(f"{self.url}/", 302)

    @route(r"/berita/(?P<number>\d+)/[^/]*")
    def post(self, place: Place, number: str) -> Answer:
        """The number alone decides: the words behind it may be any."""
        post = self._numbered(number)
        part = place.query.get("page", "1")
        if post is None or (part != "all" and part_of(self.portal, post, part) is None):
            return self.missing(place)
        return Answer(body=laravel_pages.article(self.portal, post, part), headers=COOKIES)

    @route(r"/amp/berita/(?P<number>\d+)/[^/]*")
    def amp(self, place: Place, number: str) -> Answer:
        post = self._numbered(number)
        return Answer(body=laravel_pages.amp(self.portal, post)) if post else self.missing(place)

    def missing(self, place: Place) -> Answer:
        return Answer(body=laravel_pages.missing(self.portal), headers=COOKIES)

    def _numbered(self, number: str) -> Post | None:
        return next((post for post in self.posts if str(self.portal.number(post)) == number), None)

    def _list(self, posts: list[Post], place: Place, listed: List) -> Answer:
        """Beyond the last page is an empty one."""
        return Answer(body=laravel_pages.index(self.portal, posts, listed, place.number("page", 1)), headers=COOKIES)

    def _item(self, post: Post) -> str:
        date = f"{post.published:%Y-%m-%d %H:%M:%S}" if self.feed == "zoneless" else ago(post.published)
        return (
            f"<item><title><![CDATA[{post.headline}]]></title><link>{self.address(post)}</link>"
            f"<description><![CDATA[{escape(excerpt(post))}]]></description><author><![CDATA[{post.author}]]></author>"
            f"<guid>{self.portal.number(post)}</guid><pubDate>{date}</pubDate></item>"
        )


def ago(moment: datetime) -> str:
    """2 jam yang lalu"""
    seconds = max(int((datetime.now(UTC) - moment).total_seconds()), 1)
    unit, size = next((unit, size) for unit, size in AGES.items() if seconds >= size)
    return f"{seconds // size} {unit} yang lalu"
