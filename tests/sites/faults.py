"""A site on which much goes wrong between healthy posts: every fault is a documented method under a path of its own.

The groups of faults are the modules of `tests/sites/faulty`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from tests.sites import newsroom
from tests.sites.faulty import pages
from tests.sites.faulty.bodies import USUAL, Bodies, Scale
from tests.sites.faulty.files import Files, Rules
from tests.sites.faulty.moves import NEIGHBOUR, Moves
from tests.sites.faulty.refusals import Refusals
from tests.sites.faulty.traps import Traps
from tests.sites.groups import by_section
from tests.sites.posts import Post
from tests.sites.routing import Place, moved, route
from tests.sites.server import Answer, Asked, Site, served


class Neighbour(Site):
    """What listens where no crawl may come, and answers everybody with an article. It writes down who came in `log`."""

    def __init__(self, log: list[Asked]) -> None:
        super().__init__([])
        self.log = log

    def answer(self, asked: Asked) -> Answer:
        return Answer(body=pages.article(pages.specimen("/tetangga"), f"{self.url}/tetangga"))


class Faults(Bodies, Moves, Refusals, Traps, Files):
    """Takes the names of the faults that its lists show (all, if none are given), how bad they get, and how its
    robots.txt comes. `trespasses` is what its private neighbour was asked, which nobody should have asked.
    """

    routes: ClassVar = [one for group in (Bodies, Moves, Refusals, Traps, Files) for one in group.routes]

    def __init__(
        self, posts: list[Post], *, listed: Iterable[str] | None = None, scale: Scale = USUAL, rules: Rules = "bom"
    ) -> None:
        super().__init__(posts, listed=listed, scale=scale)
        self.rules = rules
        self.trespasses: list[Asked] = []

    @route("/")
    def home(self, place: Place) -> Answer:
        links = [(self.address(post), post.headline) for post in self.newest[:10]]
        faults = [(url, pages.specimen(url.removeprefix(self.url)).headline) for url in self.addresses()]
        old = [(url, "Berita yang berganti judul setelah disunting") for url in self.old_addresses()]
        return Answer(body=pages.listing(newsroom.NAME, [*links, *faults, *old]))

    @route("/berita/(?P<slug>[^/]+)")
    def post(self, place: Place, slug: str) -> Answer:
        """A healthy post; under a slug that it had before, 301 to where it is now."""
        now = {post.slug: post for post in self.posts}
        if slug in now:
            return Answer(body=pages.article(now[slug], self.address(now[slug])))
        renamed = next((post for post in self.posts if post.number == self.old_slugs.get(slug)), None)
        return moved(self.address(renamed)) if renamed else self.missing(place)

    @route("/kanal/(?P<slug>[^/]+)")
    def section(self, place: Place, slug: str) -> Answer:
        """All healthy posts of a section, on one page."""
        group = by_section(self.newest).get(slug)
        if group is None:
            return self.missing(place)
        return Answer(body=pages.listing(group.name, [(self.address(post), post.headline) for post in group.posts]))

    @route("/halaman/(?P<slug>[^/]+)")
    def page(self, place: Place, slug: str) -> Answer:
        title, paragraphs = newsroom.PAGES.get(slug, ("", ()))
        return Answer(body=pages.notice(title, paragraphs)) if title else self.missing(place)


@contextmanager
def misbehaving(site: Faults, *, host: str = "127.0.0.1") -> Iterator[Faults]:
    """Serves the site, and its private neighbour at two addresses of this machine under one port."""
    with served(Neighbour(site.trespasses), host=NEIGHBOUR) as neighbour:
        port = int(neighbour.url.rpartition(":")[2])
        with served(Neighbour(site.trespasses), port=port), served(site, host=host):
            site.neighbour_port = port
            yield site
