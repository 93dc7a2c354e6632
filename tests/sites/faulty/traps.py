"""Lists and pages without end: each leads to the next, and none to anything new."""

from dataclasses import replace

from tests.sites.faulty import pages
from tests.sites.faulty.paths import Faulty, fault
from tests.sites.furniture import MONTHS, pages_in
from tests.sites.groups import Shelf, shelf
from tests.sites.routing import Place
from tests.sites.server import Answer

YEAR_MONTH = r"/(?P<year>[0-9]{1,6})/(?P<month>[0-9]{1,2})(?:/(?P<day>[0-9]{1,2}))?"
PER_PAGE = 10
# What the endless articles all say; nothing of it is on topic.
SAME = (
    "Harga cabai rawit di pasar induk bertahan di angka yang sama seperti hari sebelumnya.",
    "Pedagang menyebut pasokan dari petani cukup, dan pembeli datang silih berganti sejak subuh.",
    "Cuaca diperkirakan cerah sampai sore, sehingga bongkar muat sayur tidak terganggu.",
)


class Traps(Faulty):
    @fault("/kalender", more=f"(?:{YEAR_MONTH})?")
    def calendar(self, place: Place, year: str | None, month: str | None, day: str | None) -> Answer:
        """A month, with links to its days, to the one before and to the one after; no day has any article."""
        months = int(year or 2024) * 12 + int(month or 6) - 1
        title = f"{day or ''} {MONTHS[months % 12]} {months // 12}".strip()
        days = [] if day else [(f"{_month(months)}/{one}", str(one)) for one in range(1, 29)]
        steps = [(_month(months - 1), "« Bulan sebelumnya"), (_month(months + 1), "Bulan berikutnya »")]
        return Answer(body=pages.listing(f"Kalender {title}", [*days, *steps]))

    @fault("/indeks")
    def endless_index(self, place: Place) -> Answer:
        """The same ten articles on every page, and always a next page."""
        number = place.number("page", 1)
        links = [(self.address(post), post.headline) for post in self.newest[:PER_PAGE]]
        more = f'<a rel="next" class="berikutnya" href="/indeks?page={number + 1}">Selanjutnya</a>'
        return Answer(body=pages.listing(f"Indeks berita halaman {number}", links, more=more))

    @fault("/terbaru")
    def index_ending_in_400(self, place: Place) -> Answer:
        """All posts, and a next page that is none: 400."""
        found = shelf(self.newest, place.number("page", 1))
        if found is None:
            return Answer(status=400, body=pages.notice("Permintaan keliru", ["Nomor halaman tidak dikenal."]))
        return self._shelf(place, found, place.number("page", 1))

    @fault("/terpopuler")
    def index_repeating_its_last(self, place: Place) -> Answer:
        """All posts; every page beyond the last is the last again, by another address."""
        number = place.number("page", 1)
        found = shelf(self.newest, number) or shelf(self.newest, pages_in(self.newest))
        return self._shelf(place, found, number) if found else self.missing(place)

    def _shelf(self, place: Place, found: Shelf, number: int) -> Answer:
        links = [(self.address(post), post.headline) for post in found.posts]
        more = f'<a rel="next" class="berikutnya" href="{place.path}?page={number + 1}">Selanjutnya</a>'
        return Answer(body=pages.listing(f"Daftar berita halaman {number}", links, more=more))

    @fault("/arsip", more="(?:/(?P<number>[0-9]{1,9}))?")
    def generator(self, place: Place, number: str | None) -> Answer:
        """A list of ten "new" articles, and of where ten more are."""
        first = int(number or 1)
        links = [(f"/kabar/harga-cabai-{one}", _title(one)) for one in range(first * PER_PAGE, (first + 1) * PER_PAGE)]
        more = f'<a rel="next" href="/arsip/{first + 1}">Lebih lama</a>'
        return Answer(body=pages.listing(f"Arsip {first}", links, more=more))

    @fault("/kabar/harga-cabai", more="(?:-(?P<number>[0-9]{1,10}))?")
    def generated(self, place: Place, number: str | None) -> Answer:
        """One of the endless articles: another headline, and the text of all the others."""
        made = replace(pages.specimen(place.path), headline=_title(int(number or 7)), paragraphs=SAME, on_topic=False)
        return Answer(body=pages.article(replace(made, section="Ekonomi", tags=()), f"{self.url}{place.path}"))


def _month(months: int) -> str:
    return f"/kalender/{months // 12}/{months % 12 + 1}"


def _title(number: int) -> str:
    return f"Harga Cabai Hari Ini, Catatan Pasar Nomor {number}"
