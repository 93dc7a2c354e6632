import gzip
import json
import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.links import Link, Listing
from crawler.discovery.wordpress_posts import Index, read_index, read_posts

HOME = "https://kabarbarito.example/"
URL = HOME + "wp-json/wp/v2/posts?search=asn&page=1&per_page=100"
WITA = timezone(timedelta(hours=8))
HALF = timezone(timedelta(hours=7.5))


def post(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "id": number,
        "link": f"{HOME}2024/10/05/camat-dipanggil-{number}/",
        "status": "publish",
        "date": "2024-10-05T08:15:00",
        "date_gmt": "2024-10-05T00:15:00",
        "modified": "2024-10-06T07:00:00",
        "modified_gmt": "2024-10-05T23:00:00",
        "title": {"rendered": f"Camat Dipanggil Bawaslu {number}"},
        "content": {"protected": False},
        **changes,
    }


def read(value: Any, *, url: str = URL, before: bytes = b"", total_pages: int | None = None) -> Listing:
    return read_posts(before + json.dumps(value).encode(), url, zone=WITA, total_pages=total_pages)


FIRST = Link(
    url=HOME + "2024/10/05/camat-dipanggil-1/",
    title="Camat Dipanggil Bawaslu 1",
    published=datetime(2024, 10, 5, 8, 15, tzinfo=WITA),
    modified=datetime(2024, 10, 6, 7, 0, tzinfo=WITA),
)


def test_a_post() -> None:
    assert read([post()]) == Listing(links=(FIRST,))
    assert read([post()]).links[0].published == datetime(2024, 10, 5, 0, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "before",
    [
        b"\xef\xbb\xbf",
        b"\n\n \t",
        b'<br />\n<b>Warning</b>: Undefined array key "x" in <b>/srv/www/fungsi.php</b> on line <b>12</b><br />\n',
        b"[05-Oct-2024 01:02:03 UTC] PHP Notice: Cannot use [] for reading, {closure} in a.php\n",
        b'PHP Warning: foreach() argument [{"type"} must be of type array\n',
        b"\xef\xbb\xbf<script>var a = [];</script>\n",
    ],
)
def test_what_stands_ahead_of_the_posts_is_passed_over(before: bytes) -> None:
    assert read([post()], before=before) == Listing(links=(FIRST,))


def test_what_follows_is_passed_over() -> None:
    data = json.dumps([post()]).encode() + b"\n<br /><b>Fatal error</b>: Allowed memory size [exhausted]"
    assert read_posts(data, URL, zone=WITA).links == (FIRST,)


def test_a_packed_answer() -> None:
    assert read_posts(gzip.compress(json.dumps([post()]).encode()), URL, zone=WITA).links == (FIRST,)


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"title": {"rendered": "&#8220;Harus Netral&#8221; &amp; Jujur"}}, "“Harus Netral” & Jujur"),
        ({"title": {"rendered": "  Lurah <em>Dilaporkan</em>&nbsp;Warga\n"}}, "Lurah Dilaporkan Warga"),
        ({"title": "Judul sebagai teks"}, "Judul sebagai teks"),
        ({"title": {"rendered": ""}}, None),
        ({"title": None}, None),
        ({"title": 7}, None),
        ({"title": {"rendered": "Rusak \ud800 di tengah"}}, "Rusak di tengah"),
    ],
)  # fmt: skip
def test_titles(changes: dict[str, Any], title: str | None) -> None:
    assert read([post(**changes)]).links[0].title == title


@pytest.mark.parametrize(
    ("changes", "published"),
    [
        ({}, datetime(2024, 10, 5, 0, 15, tzinfo=UTC)),
        ({"date_gmt": None}, datetime(2024, 10, 5, 0, 15, tzinfo=UTC)),
        ({"date_gmt": "0000-00-00T00:00:00"}, datetime(2024, 10, 5, 0, 15, tzinfo=UTC)),
        ({"date_gmt": "-0001-11-30T00:00:00"}, datetime(2024, 10, 5, 0, 15, tzinfo=UTC)),
        ({"date_gmt": "2024-10-05T00:15:00Z"}, datetime(2024, 10, 5, 0, 15, tzinfo=UTC)),
        ({"date_gmt": "2024-10-05T07:15:00+07:00"}, datetime(2024, 10, 5, 0, 15, tzinfo=UTC)),
        ({"date_gmt": [], "date": 12}, None),
        ({"date_gmt": "", "date": "kemarin"}, None),
    ],
)
def test_dates(changes: dict[str, Any], published: datetime | None) -> None:
    assert read([post(**changes)]).links[0].published == published


def test_the_text_is_plain_paragraphs() -> None:
    html = (
        "\n<p>Camat itu <strong>dipanggil</strong> Bawaslu.</p>\n<!--nextpage-->\n<p>Ia hadir&nbsp;pukul 10.00.</p>\n"
    )
    found = read([post(content={"rendered": html, "protected": False})]).links[0]
    assert found.text == "Camat itu dipanggil Bawaslu.\nIa hadir pukul 10.00."


def test_posts_behind_a_password_are_left_out() -> None:
    found = read([post(content={"rendered": "", "protected": True}), post(2), post(3, excerpt={"protected": True})])
    assert [link.url for link in found.links] == [HOME + "2024/10/05/camat-dipanggil-2/"]
    assert found.wrong == "2 behind a password"


@pytest.mark.parametrize("status", ["draft", "private", "future", "trash", 3])
def test_posts_that_are_not_published_are_left_out(status: Any) -> None:
    assert read([post(status=status), post(2)]).links[0].url == HOME + "2024/10/05/camat-dipanggil-2/"


@pytest.mark.parametrize(
    "one",
    [
        {"link": None}, {"link": "ftp://kabarbarito.example/a"}, {"link": "https://[::"}, {"link": 5},
        {"link": "https://kabarbarito.example/a\ud800"}, {"link": "https://tetangga.example/a/"},
    ],
)  # fmt: skip
def test_links_that_are_none_of_the_site_are_left_out(one: dict[str, Any]) -> None:
    assert len(read([post(**one), post(2), "x", None, [post(3)]]).links) == 1


def test_plain_permalinks() -> None:
    url = HOME + "?rest_route=%2Fwp%2Fv2%2Fposts&per_page=2&page=4"
    found = read([post(1, link=HOME + "?p=1"), post(2, link="/?p=2")], url=url)
    assert [link.url for link in found.links] == [HOME + "?p=1", HOME + "?p=2"]
    assert found.further == (HOME + "?rest_route=%2Fwp%2Fv2%2Fposts&per_page=2&page=5",)


@pytest.mark.parametrize(
    ("asked", "count", "total_pages", "page"),
    [
        ("page=1&per_page=2", 2, None, 2),
        ("page=1&per_page=3", 2, None, None),
        ("page=1&per_page=3", 2, 4, 2),
        ("page=4&per_page=2", 2, 4, None),
        ("page=9&per_page=2", 2, 4, None),
        ("page=1&per_page=2", 0, 4, None),
        ("search=asn", 10, None, 2),
        ("search=asn", 9, None, None),
        ("page=x&per_page=", 10, None, 2),
        ("page=1&per_page=2", 2, 0, None),
    ],
)
def test_it_goes_on_while_there_is_more(asked: str, count: int, total_pages: int | None, page: int | None) -> None:
    url = f"{HOME}wp-json/wp/v2/posts?{asked}"
    further = read([post(number) for number in range(count)], url=url, total_pages=total_pages).further
    assert [one.partition("page=")[2].partition("&")[0] for one in further] == ([str(page)] if page else [])


def test_posts_that_are_left_out_count_for_a_full_page() -> None:
    hidden = post(2, content={"protected": True})
    assert read([post(), hidden], url=HOME + "wp-json/wp/v2/posts?per_page=2").further != ()


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"[]", None),
        (b"\xef\xbb\xbf[ ]\n", None),
        (b'{"code":"rest_post_invalid_page_number","message":"Nomor halaman salah.","data":{"status":400}}', None),
        (
            b'{"code":"rest_cannot_access","message":"Hanya <b>pengguna</b> yang masuk.","data":{"status":401}}',
            "it is closed: rest_cannot_access, Hanya pengguna yang masuk.",
        ),
        (
            b'Notice: x in y.php\n{"code":"rest_no_route","message":"","data":{"status":404}}',
            "it is an error: rest_no_route, no reason given",
        ),
        (b'{"code":"aneh","message":["a"],"data":null}', "it is an error: aneh, no reason given"),
        (b'{"name":"Kabar","namespaces":["wp/v2"]}', "it is no list of posts"),
        (b"{}", "it is no JSON"),
        (b"<!doctype html><html><body><p>Beranda</p></body></html>", "it is a page"),
        (b"false", "it is no JSON"),
        (b"", "there is nothing in it"),
        (b"[[[[", "it is no JSON"),
    ],
)
def test_answers_without_posts(data: bytes, wrong: str | None) -> None:
    assert read_posts(data, URL) == Listing(wrong=wrong)


def test_an_answer_that_is_cut_short_gives_what_is_whole() -> None:
    data = json.dumps([post(1), post(2)]).encode()
    found = read_posts(data[:-30], URL, zone=WITA)
    assert found.links == (FIRST,)
    assert found.wrong == "it is cut short"


def test_an_object_with_numbers_for_keys_is_a_list() -> None:
    assert read({"0": post(1), "2": post(2)}).links[0] == FIRST


def test_one_post_twice_is_one() -> None:
    assert read([post(), post()]).links == (FIRST,)


@pytest.mark.parametrize(
    ("value", "index"),
    [
        (
            {"name": "A &amp; B", "home": "https://kabarbarito.example", "namespaces": ["oembed/1.0", "wp/v2"],
             "timezone_string": "Asia/Makassar", "gmt_offset": 8},
            Index(name="A & B", home="https://kabarbarito.example", zone=ZoneInfo("Asia/Makassar"), has_posts=True),
        ),
        ({"namespaces": ["wc/v3"], "timezone_string": "", "gmt_offset": "9"}, Index(zone=timezone(timedelta(hours=9)))),
        ({"namespaces": [], "timezone_string": "Asia", "gmt_offset": "7.5"}, Index(zone=HALF)),
        ({"namespaces": [], "timezone_string": "../../etc/passwd", "gmt_offset": 1e300}, Index()),
        ({"namespaces": [], "timezone_string": 3, "gmt_offset": "nan", "name": [], "home": "tel:1"}, Index()),
        ({"namespaces": "wp/v2"}, None),
        ([post()], None),
    ],
)  # fmt: skip
def test_the_index(value: Any, index: Index | None) -> None:
    assert read_index(json.dumps(value).encode(), HOME + "wp-json/") == index


def test_the_home_page_is_no_index() -> None:
    assert read_index(b'<html><script>var a = {"namespaces": 1};</script></html>', HOME) is None
    assert read_index(b"", HOME) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*post(), "rendered", "protected"]), inner),
    max_leaves=20,
)


@given(st.binary(max_size=300) | JSON.map(lambda value: json.dumps([value]).encode()))
def test_nothing_is_raised_for_any_answer(data: bytes) -> None:
    assert isinstance(read_posts(data, URL), Listing)
    read_index(data, URL)


@pytest.mark.parametrize(
    "piece",
    [b"[", b'[{"', b'{"a":', b'[{"a":1},', b'[{"link":"/a","title":"<', b"<b>", b"9", b"\\", b"&amp;", b"[]"],
)
def test_nonsense_takes_little_time(piece: bytes) -> None:
    data = piece * (5_000_000 // len(piece))
    start = time.perf_counter()
    read_posts(data, URL)
    read_index(data, URL)
    assert time.perf_counter() - start < 4
