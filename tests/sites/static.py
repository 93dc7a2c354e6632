"""A site in the manner of Hugo behind a plain server: files, each with its validators, and nothing that searches."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from tests.sites import furniture, newsroom
from tests.sites.furniture import touched
from tests.sites.groups import Group, by_section, by_tag, shelf
from tests.sites.posts import Post
from tests.sites.routing import Place, RoutedSite, moved, plain, route
from tests.sites.server import Answer, Asked
from tests.sites.sitemap_xml import DECLARATION, Entry, urlset
from tests.sites.static_pages import Ananke
from tests.sites.validators import etag_of, validated

BUILT = datetime(2025, 1, 6, 2, tzinfo=UTC)
REBUILT_AFTER = timedelta(hours=1)
XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
FOLDER = r"(?P<path>/|/berita/|/(?P<kind>tags|categories)/(?P<slug>[^/]+)/)"
KINDS = {"tags": ("Tags", by_tag), "categories": ("Categories", by_section)}


class Static(RoutedSite):
    """Takes whether the server compresses what it sends; whether it then makes `W/"…"` of an ETag without knowing it
    again when it comes back; and whether the robots.txt names the sitemap that is a gzip file.
    """

    def __init__(
        self, posts: list[Post], *, compresses: bool = True, never_matches: bool = False, gz_sitemap: bool = False
    ) -> None:
        super().__init__(posts)
        self.compresses = compresses
        self.never_matches = never_matches
        self.gz_sitemap = gz_sitemap
        self._written: dict[str, tuple[str, datetime]] = {}

    def address(self, post: Post) -> str:
        return f"{self.url}/berita/{post.slug}/"

    @property
    def _theme(self) -> Ananke:
        return Ananke(url=self.url, posts=self.newest)

    def answer(self, asked: Asked) -> Answer:
        """The file, or word that it is as it was: also of what was built anew without a change."""
        place = Place.of(asked)
        if not place.path.endswith("/") and "." not in place.path:
            return moved(f"{self.url}{place.path}/")
        answer = super().answer(asked)
        etag = etag_of(answer.content)
        moment = self._moment(place.path, etag)
        if not self.compresses or "gzip" not in asked.headers.get("accept-encoding", "") or answer.status != 200:
            return validated(asked, answer, etag, modified=moment)
        headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        packed = replace(answer, body=gzip.compress(answer.content, mtime=0), headers=headers)
        remembered = etag if self.never_matches else None
        return validated(asked, packed, f"W/{etag}", remembered=remembered, modified=moment)

    def _moment(self, path: str, etag: str) -> datetime:
        """When a file was written: all in one go, and later those that are seen to have changed."""
        known, moment = self._written.get(path, (etag, BUILT))
        self._written[path] = etag, moment if etag == known else moment + REBUILT_AFTER
        return self._written[path][1]

    def missing(self, place: Place) -> Answer:
        return Answer(status=404, body=self._theme.missing())

    def _group(self, path: str, kind: str | None, slug: str | None) -> Group | None:
        if kind:
            return KINDS[kind][1](self.newest).get(slug or "")
        return Group(name=newsroom.NAME if path == "/" else "Berita", slug="", posts=tuple(self.newest))

    @route(rf"{FOLDER}(?:page/(?P<number>[0-9]{{1,6}})/)?")
    def listing(self, place: Place, path: str, kind: str | None, slug: str | None, number: str | None) -> Answer:
        group = self._group(path, kind, slug)
        found = shelf(group.posts, int(number or 1)) if group else None
        if group is None or found is None:
            return self.missing(place)
        return Answer(body=self._theme.alias(path) if number == "1" else self._theme.listing(group.name, path, found))

    @route(rf"{FOLDER}index\.xml")
    def feed(self, place: Place, path: str, kind: str | None, slug: str | None) -> Answer:
        """All of the posts, none with its text."""
        group = self._group(path, kind, slug)
        if group is None:
            return self.missing(place)
        return Answer(body=self._rss(path, group), content_type="application/xml")

    def _rss(self, path: str, group: Group) -> str:
        title = group.name if path == "/" else f"{group.name} on {newsroom.NAME}"
        built = format_datetime(touched(group.posts[0])) if group.posts else ""
        return (
            f'{DECLARATION}\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>{escape(title)}</title>'
            f"<link>{self.url}{path}</link><description>Recent content in {escape(title)}</description>"
            f"<generator>Hugo</generator><language>id</language><lastBuildDate>{built}</lastBuildDate>"
            f'<atom:link href="{self.url}{path}index.xml" rel="self" type="application/rss+xml" />'
            f"{''.join(map(self._item, group.posts))}</channel></rss>"
        )

    def _item(self, post: Post) -> str:
        url, shown = self.address(post), escape(f"<p>{escape(furniture.excerpt(post))}</p>")
        return (
            f"<item><title>{escape(post.headline)}</title><link>{url}</link>"
            f"<pubDate>{format_datetime(post.published)}</pubDate><guid>{url}</guid>"
            f"<description>{shown}</description></item>"
        )

    @route("/(?P<kind>tags|categories)/")
    def terms(self, place: Place, kind: str) -> Answer:
        title, grouped = KINDS[kind]
        return Answer(body=self._theme.terms(title, f"/{kind}/", tuple(grouped(self.newest).values())))

    @route(r"/sitemap\.xml(?P<gz>\.gz)?")
    def sitemap(self, place: Place, gz: str | None) -> Answer:
        folders = ["/", "/berita/", "/tags/", "/categories/"]
        folders += [f"/{kind}/{slug}/" for kind, (_, grouped) in KINDS.items() for slug in grouped(self.newest)]
        latest = max((touched(post).isoformat() for post in self.posts), default=None)
        entries = [Entry(url=self.address(post), lastmod=touched(post).isoformat()) for post in self.newest]
        entries += [Entry(url=f"{self.url}{folder}", lastmod=latest) for folder in folders]
        entries += [Entry(url=f"{self.url}/{slug}/") for slug in newsroom.PAGES]
        written = urlset(entries, namespaces=XHTML)
        if gz:
            return Answer(body=gzip.compress(written.encode(), mtime=0), content_type="application/gzip")
        return Answer(body=written, content_type="application/xml")

    @route(r"/robots\.txt")
    def robots(self, place: Place) -> Answer:
        return plain(f"User-agent: *\n\nSitemap: {self.url}/sitemap.xml{'.gz' * self.gz_sitemap}\n")

    @route("/berita/(?P<slug>[^/]+)/")
    def post(self, place: Place, slug: str) -> Answer:
        post = next((one for one in self.posts if one.slug == slug), None)
        return Answer(body=self._theme.post(post)) if post else self.missing(place)

    @route("/(?P<slug>[^/]+)/")
    def page(self, place: Place, slug: str) -> Answer:
        return Answer(body=self._theme.static(slug)) if slug in newsroom.PAGES else self.missing(place)
