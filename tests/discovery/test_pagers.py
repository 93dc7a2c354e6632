import pytest

from crawler.discovery.pagers import Part, next_page, part_of
from crawler.parsing.page import Page

HOME = "https://kabarbarito.example"


def follow(markup: str, path: str) -> str | None:
    url = HOME + path
    found = next_page(Page(f"<html><body>{markup}</body></html>", url=url), url)
    return found and found.removeprefix(HOME)


@pytest.mark.parametrize(
    ("markup", "path", "following"),
    [
        ('<a href="/page/2/">Berikutnya</a>', "/", "/page/2/"),
        ('<a href="/page/2">Berikutnya »</a>', "/", "/page/2"),
        ('<a href="?page=2">Selanjutnya &rarr;</a>', "/indeks", "/indeks?page=2"),
        ('<a href="?page=3">›</a><a href="?page=1">‹</a>', "/indeks?page=2", "/indeks?page=3"),
        ('<a class="next" href="/kanal/politik/page/2/"><i></i></a>', "/kanal/politik/", "/kanal/politik/page/2/"),
        ('<a aria-label="Halaman berikutnya" href="?halaman=2"><svg></svg></a>', "/indeks", "/indeks?halaman=2"),
        ('<a title="Go to next page" rel="next" href="?page=1">x</a>', "/indeks", "/indeks?page=1"),
        ("<link rel=next href=/page/3/><p>x", "/page/2/", "/page/3/"),
        ('<div class="nav-previous"><a href="/page/2/">Older posts</a></div>', "/", "/page/2/"),
        ('<a href="/page/2/">← Pos-pos lama</a>', "/", "/page/2/"),
        # Only numbers; offsets in the place of numbers; the last page is nearer in words than the next one.
        ("<a href=?page=1>1</a><b>2</b><a href=?page=3>3</a><a href=?page=4>4</a>", "/cari?q=asn&page=2", None),
        ("<a href=?q=asn&page=1>1</a><b>2</b><a href=?q=asn&page=3>3</a>", "/cari?q=asn&page=2", "/cari?q=asn&page=3"),
        ("<a href=?per_page=20>2</a><a href=?per_page=40>3</a><a href=?per_page=20>Next</a>", "/a", "/a?per_page=20"),
        ("<a href=/berita/index/10>2</a><a href=/berita/index/20>3</a>", "/berita/index", "/berita/index/10"),
        ("<a href=/berita/index/20>3</a><a href=/berita/index/0>1</a>", "/berita/index/10", "/berita/index/20"),
        ('<a href="/page/99/">»</a><a href="/page/2/">›</a>', "/", "/page/2/"),
        # A number at the end may be that of the list.
        ("<a href=/kanal/12/2>2</a><a href=/kanal/13>13</a>", "/kanal/12", "/kanal/12/2"),
        ("<a href=/2024/10/05/page/2/>2</a>", "/2024/10/05/", "/2024/10/05/page/2/"),
        ("<a href=/politik/page-2>2</a>", "/politik", "/politik/page-2"),
        ("<a href=/politik/hal3.html>3</a>", "/politik/hal2.html", "/politik/hal3.html"),
        # Search pages keep their keyword, wherever it stands.
        ('<a href="/page/2/?s=asn">2</a>', "/?s=asn", "/page/2/?s=asn"),
        ('<a href="/?s=asn&paged=2">2</a>', "/?s=asn", "/?s=asn&paged=2"),
        ('<a href="/page/2/">2</a>', "/?s=asn", None),
        # What has no number says for itself that it is elsewhere.
        (
            '<a class="blog-pager-older-link" href="/search?updated-max=2024-10-05T08:00">x</a>',
            "/",
            "/search?updated-max=2024-10-05T08:00",
        ),
        ('<a href="?cursor=ab12">Muat lagi</a>', "/indeks", "/indeks?cursor=ab12"),
        ('<a href="?cursor=ab12">Muat lagi</a>', "/indeks?cursor=ab12", None),
        # The end, and what only looks like a next page.
        ("<a href=?page=1>1</a><a href=?page=2>2</a><b>3</b><a href=?page=3>Next</a>", "/indeks?page=3", None),
        ("<a href=/page/1/>Sebelumnya</a>", "/page/2/", None),
        ('<a class="next" href="#">»</a><a class="next" href="javascript:maju()">»</a>', "/", None),
        ('<a rel="next" href="/2024/10/05/camat-dipanggil/">Berikutnya</a>', "/", None),
        ('<a href="/2024/10/7/">7</a><a href="/2024/11/">»</a>', "/politik/", None),
        ('<a href="https://tetangga.example/page/2/">Berikutnya</a>', "/", None),
        ("<a href=/politik/page/2/>2</a>", "/hukum/", None),
        ("<a href=?page=all>Berikutnya</a>", "/indeks?page=all", None),
        (
            "<a href=?page=2>Berikutnya: camat dipanggil oleh pengawas pemilu di kantornya pagi tadi</a>",
            "/indeks",
            None,
        ),
    ],
)
def test_the_next_page(markup: str, path: str, following: str | None) -> None:
    assert follow(markup, path) == following


def test_parts() -> None:
    assert part_of(HOME + "/a/page/3/?s=x") == Part((("a",), (("s", "x"),)), 3)
    assert part_of(HOME + "/a/3") == part_of(HOME + "/a?page=3")
    assert part_of(HOME + "/a/3", is_numbered=False).number is None
    assert part_of(HOME + "/a/page/3", is_numbered=False).number == 3
    assert not Part((), 2).is_behind(Part((), 2))
    assert Part((), 3).is_behind(Part((), 2))
    assert not Part(()).is_behind(Part((), 2))
