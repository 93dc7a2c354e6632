"""A site in the manner of Ghost 5: addresses without dates, whole texts in its feeds, maps of everything."""

from collections.abc import Iterable

from tests.sites import furniture, ghost_head, ghost_xml, newsroom
from tests.sites.ghost_pages import Casper
from tests.sites.groups import Group, by_author, groups, shelf
from tests.sites.posts import Post
from tests.sites.routing import Place, RoutedSite, moved, plain, route
from tests.sites.server import Answer, Asked
from tests.sites.validators import etag_of, validated

FORBIDDEN = ("/ghost/", "/email/", "/members/api/comments/counts/", "/r/", "/webmentions/receive/")
FOLDER = r"(?P<folder>/|/(?P<kind>tag|author)/(?P<slug>[^/]+)/)"


class Ghost(RoutedSite):
    """Takes the number of items in a feed, the numbers of the posts that only members may read whole, and whether the
    theme shows links to the pages of a list or leaves them to a script (`rel=next` stands in the head anyway).
    """

    def __init__(
        self, posts: list[Post], *, feed_items: int = 15, members_only: Iterable[int] = (), visible_pager: bool = True
    ) -> None:
        super().__init__(posts)
        self.feed_items = feed_items
        self.members_only = frozenset(members_only)
        self.visible_pager = visible_pager

    def address(self, post: Post) -> str:
        return f"{self.url}/{post.slug}/"

    def answer(self, asked: Asked) -> Answer:
        path, mark, query = asked.path.partition("?")
        if not path.endswith("/") and "." not in path:
            return moved(f"{path}/{mark}{query}")
        answer = super().answer(asked)
        return validated(asked, answer, f"W/{etag_of(answer.content)}")

    @property
    def _theme(self) -> Casper:
        return Casper(url=self.url, posts=self.newest, visible_pager=self.visible_pager, members_only=self.members_only)

    def missing(self, place: Place) -> Answer:
        return Answer(status=404, body=self._theme.missing())

    def _group(self, kind: str | None, slug: str | None) -> Group | None:
        """The posts of a folder; those of the home page are all."""
        if kind is None:
            return Group(name=newsroom.NAME, slug="", posts=tuple(self.newest))
        found = self._tags if kind == "tag" else by_author(self.newest)
        return found.get(slug or "")

    @property
    def _tags(self) -> dict[str, Group]:
        return groups(self.newest, ghost_head.tags_of)

    @route(rf"{FOLDER}(?:page/(?P<number>[0-9]{{1,6}})/)?")
    def listing(self, place: Place, folder: str, kind: str | None, slug: str | None, number: str | None) -> Answer:
        if number == "1":
            return moved(folder)
        group = self._group(kind, slug)
        found = shelf(group.posts, int(number or 1)) if group else None
        if group is None or found is None:
            return self.missing(place)
        shown = self._theme.listing(group.name, f"{self.url}{folder}", found, template=kind or "home")
        return Answer(body=shown)

    @route(rf"{FOLDER}rss/(?:(?P<number>[0-9]{{1,6}})/)?")
    def feed(self, place: Place, folder: str, kind: str | None, slug: str | None, number: str | None) -> Answer:
        if number == "1":
            return moved(f"{folder}rss/")
        group = self._group(kind, slug)
        page = furniture.page_of(group.posts, int(number or 1), self.feed_items) if group else ()
        if group is None or not page:
            return self.missing(place)
        written = ghost_xml.feed(self._theme, group.name, folder, page)
        return Answer(body=written, content_type="application/rss+xml; charset=utf-8")

    @route("/sitemap.xml")
    def sitemap(self, place: Place) -> Answer:
        return _map(ghost_xml.index(self.url, self.newest))

    @route("/sitemap-posts.xml")
    def posts_map(self, place: Place) -> Answer:
        return _map(ghost_xml.map_of_posts(self._theme))

    @route("/sitemap-pages.xml")
    def pages_map(self, place: Place) -> Answer:
        return _map(ghost_xml.map_of_pages(self.url))

    @route("/sitemap-tags.xml")
    def tags_map(self, place: Place) -> Answer:
        return _map(ghost_xml.map_of_groups(f"{self.url}/tag/", self._tags.values()))

    @route("/sitemap-authors.xml")
    def authors_map(self, place: Place) -> Answer:
        return _map(ghost_xml.map_of_groups(f"{self.url}/author/", by_author(self.newest).values()))

    @route("/robots.txt")
    def robots(self, place: Place) -> Answer:
        lines = ["User-agent: *", f"Sitemap: {self.url}/sitemap.xml", *(f"Disallow: {one}" for one in FORBIDDEN)]
        return plain("\n".join(lines) + "\n")

    @route("/(?P<slug>[^/]+)/")
    def post(self, place: Place, slug: str) -> Answer:
        if slug in newsroom.PAGES:
            return Answer(body=self._theme.static(slug))
        post = next((one for one in self.posts if one.slug == slug), None)
        return Answer(body=self._theme.post(post)) if post else self.missing(place)


def _map(written: str) -> Answer:
    return Answer(body=written, content_type="text/xml; charset=utf-8")
