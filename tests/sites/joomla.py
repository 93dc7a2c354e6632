"""A site in the manner of Joomla: microdata, feeds by a parameter, pages that are known by their first post."""

import re
from collections.abc import Sequence

from tests.sites import joomla_pages, newsroom
from tests.sites.furniture import sections
from tests.sites.joomla_content import Content, feed
from tests.sites.posts import Post, slug_of
from tests.sites.routing import Place, RoutedSite, plain, route, xml
from tests.sites.server import Answer

FEED_SIZE = 10
FORBIDDEN = ("administrator", "bin", "cache", "cli", "components", "includes", "installation", "language", "layouts")


class Joomla(RoutedSite):
    """There is no sitemap, and no page says which of its addresses is the true one: a post is found under any words
    behind its number, in any section, with and without "/index.php", and by its number alone in the old manner.

    Without `rewriting`, the addresses that the site itself writes have "/index.php" in them.
    """

    def __init__(self, posts: Sequence[Post], *, rewriting: bool = True) -> None:
        super().__init__(list(posts))
        self.rewriting = rewriting

    def address(self, post: Post) -> str:
        return self.content.address(post)

    @property
    def content(self) -> Content:
        return Content(self.url, "" if self.rewriting else "/index.php", tuple(self.newest))

    @route(r"/robots\.txt")
    def robots(self, place: Place) -> Answer:
        return plain("User-agent: *\n" + "".join(f"Disallow: /{folder}/\n" for folder in FORBIDDEN))

    @route(r"(?:/index\.php)?/?")
    def home(self, place: Place) -> Answer:
        if place.query.get("option") == "com_content":
            return self._article(place, place.query.get("id", ""))
        return self._list(newsroom.NAME, "/", self.newest, place)

    @route(r"(?:/index\.php)?/component/finder/search")
    def search(self, place: Place) -> Answer:
        words = place.query.get("q", "")
        return Answer(body=joomla_pages.results(self.content, words, self.matching(words), place.number("start", 0)))

    @route(r"(?:/index\.php)?(?P<path>/component/tags/tag/\d+-(?P<slug>[\w-]+))")
    def tag(self, place: Place, path: str, slug: str) -> Answer:
        posts = [post for post in self.newest if slug in map(slug_of, post.tags)]
        return self._list(f"Tag: {slug}", path, posts, place) if posts else self.missing(place)

    @route(r"(?:/index\.php)?/(?P<slug>[\w-]+)")
    def section(self, place: Place, slug: str) -> Answer:
        """A section, or one of the newsroom's own pages."""
        if slug in newsroom.PAGES:
            return Answer(body=joomla_pages.static(self.content, slug))
        name = sections().get(slug)
        posts = [post for post in self.newest if post.section == name]
        return self._list(name, f"/{slug}", posts, place) if name else self.missing(place)

    @route(r"(?:/index\.php)?/(?P<slug>[\w-]+)/(?P<article>\d+(?:-[\w-]*)?)")
    def article(self, place: Place, slug: str, article: str) -> Answer:
        return self._article(place, article) if slug in sections() else self.missing(place)

    def missing(self, place: Place) -> Answer:
        said = '<div class="error"><h1>404</h1><p>Artikel tidak ditemukan.</p></div>'
        return Answer(status=404, body=joomla_pages.page(self.content, "404 - Galat: 404", said, f"{self.url}/"))

    def _article(self, place: Place, written: str) -> Answer:
        """The article with this number; what is behind the number may be anything."""
        content, number = self.content, re.match(r"\d+", written)
        post = next((one for one in self.posts if number and content.number(one) == int(number[0])), None)
        if post is None:
            return self.missing(place)
        draws = joomla_pages.printed if place.query.get("print") == "1" else joomla_pages.article
        return Answer(body=draws(content, post))

    def _list(self, title: str, path: str, posts: list[Post], place: Place) -> Answer:
        """A page of a list, or its feed."""
        content = self.content
        if place.query.get("format") == "feed":
            kind = place.query.get("type", "rss")
            return xml(
                feed(content, title, f"{self.url}{content.root}{path}", posts[:FEED_SIZE], kind),
                f"application/{'atom' if kind == 'atom' else 'rss'}+xml; charset=utf-8",
            )
        start = place.number("start", 0)
        return Answer(body=joomla_pages.listed(content, title, content.root + path, posts, start))
