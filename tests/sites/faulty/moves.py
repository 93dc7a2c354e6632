"""Redirects: in circles, without end, to the home page, to where a post is now, and to where nobody may go."""

from collections.abc import Iterable
from dataclasses import replace

from tests.sites.faulty.paths import Faulty, fault
from tests.sites.posts import Post
from tests.sites.routing import Place, moved
from tests.sites.server import Answer

# Where the private neighbour listens (tests/sites/faults.py), and what else leads to this machine.
NEIGHBOUR = "127.0.0.2"
SPELLINGS = (
    "127.0.0.2", "127.0.0.1", "2130706434", "0x7f000002", "0x7f.0.0.2", "0X7F.0x0.0X0.0x2", "017700000002",
    "0177.0.0.02", "127.0.2", "127.2", "[::ffff:127.0.0.2]", "[::ffff:7f00:2]", "127.0.0.2.", "127.0.0.%32",
    "user:word@127.0.0.2", "0.0.0.0", "0", "[::ffff:0.0.0.0]", "localhost", "LOCALHOST", "localhost.",
)  # fmt: skip
STATUSES = (301, 302, 303, 307, 308)


class Moves(Faulty):
    """`neighbour_port` is that of the private neighbour, which no spelling of its address may lead to. `old_slugs` are
    those that posts had before, with the numbers of the posts; the first post was renamed right away.
    """

    def __init__(self, posts: list[Post], *, listed: Iterable[str] | None = None) -> None:
        super().__init__(posts, listed=listed)
        self.neighbour_port = 9
        self.old_slugs = {f"{post.slug}-versi-awal": post.number for post in posts[:1]}

    def rename(self, number: int, slug: str) -> None:
        """Gives a post another slug; its old address leads to the new one from now on."""
        place = next(place for place, post in enumerate(self.posts) if post.number == number)
        self.old_slugs[self.posts[place].slug] = number
        self.posts[place] = replace(self.posts[place], slug=slug)

    def old_addresses(self) -> list[str]:
        return [f"{self.url}/berita/{slug}" for slug in self.old_slugs]

    @fault("/berita/asn-putar-kiri", "/berita/asn-putar-kanan")
    def loop_of_two(self, place: Place) -> Answer:
        """Each leads to the other."""
        other = {"/berita/asn-putar-kiri": "kanan", "/berita/asn-putar-kanan": "kiri"}[place.path]
        return moved(f"/berita/asn-putar-{other}", 302)

    @fault("/berita/asn-putar-sendiri")
    def loop_of_one(self, place: Place) -> Answer:
        """Leads to itself, as if a cookie were missing."""
        return Answer(status=302, headers={"Location": place.path, "Set-Cookie": "sudah=1; path=/"})

    @fault("/berita/asn-pindah-terus", more="(?:-(?P<number>[0-9]{1,9}))?")
    def endless_moves(self, place: Place, number: str | None) -> Answer:
        """Leads on, to another address every time."""
        return moved(f"/berita/asn-pindah-terus-{int(number or 0) + 1}", 302)

    @fault("/berita/asn-pindah-entah")
    def move_to_nowhere(self, place: Place) -> Answer:
        """301 without saying where to."""
        return Answer(status=301)

    @fault("/berita/asn-pindah-rusak")
    def move_to_rubbish(self, place: Place) -> Answer:
        """301 to what is no address."""
        return moved("http://[rusak/berita baru")

    @fault("/berita/2013/asn-arsip-lama")
    def move_to_home(self, place: Place) -> Answer:
        """An old article leads to the home page."""
        return moved("/")

    @fault(
        *(f"/berita/asn-titipan-{number}" for number in range(len(SPELLINGS))),
    )
    def move_to_private(self, place: Place) -> Answer:
        """Leads to the neighbour on this machine, each by another spelling of an address."""
        number = int(place.path.rpartition("-")[2])
        host = SPELLINGS[number]
        return moved(f"http://{host}:{self.neighbour_port}{place.path}", STATUSES[number % len(STATUSES)])

    @fault("/berita/asn-titipan-berantai")
    def move_to_private_by_steps(self, place: Place) -> Answer:
        """Leads to a page of the site that leads to the neighbour."""
        return moved("/berita/asn-titipan-3")

    @fault("/berita/asn-titipan-segar")
    def refresh_to_private(self, place: Place) -> Answer:
        """A page that sends browsers to the neighbour by its markup."""
        url = f"http://{NEIGHBOUR}:{self.neighbour_port}{place.path}"
        return Answer(body=f'<html><head><meta http-equiv="refresh" content="0; url={url}"></head><body></body></html>')
