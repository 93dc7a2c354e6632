"""What a probe makes of what it found: the address, the region, the zone, the entry, the verdict."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import outlets
from crawler.discovery.links import Link
from crawler.memory import Page
from crawler.outlets import Outlet
from crawler.probing.addressing import candidates, entry_for, registered, slug_for
from crawler.probing.findings import ABSENT, CLOSED, WORKS, RobotsVerdict, Tried, Way
from crawler.probing.judging import ASK, BROWSER, ONE_ARTICLE, judge
from crawler.probing.page_look import IN_DATA, SHOWN, look
from crawler.probing.regions import Evidence, guess
from crawler.probing.sampling import promising
from crawler.probing.way_lines import shown_address
from crawler.probing.zones import conflict, stated_offset, zone_of

REGISTER = outlets.load()
WITA, WIT = timezone(timedelta(hours=8)), timezone(timedelta(hours=9))
ALLOWED = RobotsVerdict(
    exists=True, home_allowed=True, articles_allowed=9, articles=9, crawl_delay=None, sitemaps=(), forbidden=()
)


def evidence(url: str, name: str = "", titles: Sequence[str] = (), articles: Sequence[str] = ()) -> Evidence:
    return Evidence(url=url, name=name, titles=titles, articles=articles)


def way(outcome: str, kind: str = "feeds") -> Way:
    return Way(kind=kind, url="https://kabar.example/feed/", outcome=outcome, links=0, newest=None, detail="")


def test_slugs_are_made_as_those_of_the_register_are() -> None:
    alike = [one for one in REGISTER.values() if slug_for(one.url) == one.slug]
    assert len(alike) >= 0.99 * len(REGISTER)


def test_a_slug_that_is_taken_is_told_apart() -> None:
    assert slug_for("https://www.kabarlemo.co.id") == "kabarlemo"
    assert slug_for("https://kabarlemo.co.id", {"kabarlemo"}) == "kabarlemo_co_id"


@pytest.mark.parametrize(
    ("asked", "tried"),
    [
        ("kabarlemo.id", ("https://kabarlemo.id", "http://kabarlemo.id")),
        (" https://kabarlemo.id/a ", ("https://kabarlemo.id/a",)),
        ("localhost:8000", ("https://localhost:8000", "http://localhost:8000")),
    ],
)
def test_an_address_may_come_without_its_scheme(asked: str, tried: tuple[str, ...]) -> None:
    assert candidates(asked) == tried


@pytest.mark.parametrize("asked", ["", "kabar", "mailto:a@b.id", "ftp://kabarlemo.id", "https://"])
def test_what_is_no_address_of_a_site_is_refused(asked: str) -> None:
    with pytest.raises(ValueError, match="name "):
        candidates(asked)


@given(st.text(min_size=1, max_size=100).filter(lambda name: any(one.isprintable() and one != " " for one in name)))
def test_an_entry_loads_whatever_the_site_calls_itself(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    entry = entry_for(None, slug="kabarlemo", name=name, url="https://kabarlemo.id", region="33.26")
    register = Path(tmp_path_factory.getbasetemp()) / "outlets.toml"
    register.write_text(entry.line, "utf-8")
    assert outlets.load(register)["kabarlemo"].region == "33.26"
    assert entry.heading == "Jawa Tengah"


def test_a_registered_outlet_shows_its_own_line() -> None:
    one = Outlet(slug="kabarlemo", name="Kabar Lemo", url="https://www.kabarlemo.id", region=None)
    known = registered("http://kabarlemo.id/", {"kabarlemo": one})
    entry = entry_for(known, slug="x", name="y", url="z", region="11")
    assert entry.registered
    assert entry.line == 'kabarlemo = { name = "Kabar Lemo", url = "https://www.kabarlemo.id", region = "nasional" }'
    assert registered("https://kabarlama.id", {"kabarlemo": one}) is None


def test_hosts_and_names_of_the_register_name_its_regions() -> None:
    """Where they name one: never another province, and mostly the region itself."""
    guessed = [(one, guess(evidence(one.url, one.name)).value) for one in REGISTER.values() if one.region]
    told = [(one.region, code) for one, code in guessed if code]
    assert len(told) >= 0.4 * len(guessed)
    assert [(region, code) for region, code in told if region and code and region[:2] != code[:2]] == []
    assert sum(region == code for region, code in told) >= 0.9 * len(told)


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (evidence("https://kabarpekalongan.id"), "33"),
        (evidence("https://kabarpekalongan.id", titles=["Pemkot Pekalongan Lantik Pejabat"] * 9), "33"),
        (evidence("https://kabarpekalongan.id", titles=["Wali Kota di Kota Pekalongan"] * 9), "33.75"),
        (evidence("https://www.pekalongankab.go.id"), "33.26"),
        (evidence("https://makassarpos.id"), "73"),
        (evidence("https://makassarkota.go.id"), "73.71"),
        (evidence("https://kabarlemo.id", "Suara Boyolali"), "33.09"),
        (
            evidence(
                "https://kabarlemo.id", titles=["Banjir di Boyolali", "Panen di Klaten", "Jalan Sragen Rusak"] * 2
            ),
            "33",
        ),
        (evidence("https://kabarlemo.id", articles=["33.09", "33.09", "33.09"]), "33.09"),
        (
            evidence("https://matapapua.id", titles=["Bupati Nabire", "Warga Nabire", "Pasar Nabire", "Nabire"] * 2),
            "94",
        ),
    ],
)
def test_a_region_is_guessed_by_what_speaks_for_it(found: Evidence, code: str) -> None:
    assert guess(found).value == code


@pytest.mark.parametrize(
    "found",
    [
        evidence("https://kabarlemo.id", "Kabar Lemo"),
        evidence("https://kabarlemo.id", titles=["Banjir di Boyolali"]),
        evidence("https://kabarlemo.id", titles=["Boyolali", "Takalar", "Ende", "Sambas", "Nabire", "Buleleng"] * 3),
        evidence("https://metropos.id"),
        evidence("https://matapapua.id"),
        evidence("http://127.0.0.1:8000"),
    ],
)
def test_no_region_is_guessed_without_evidence(found: Evidence) -> None:
    told = guess(found)
    assert told.value is None
    assert "regions.csv" in told.by


def test_the_zone_is_that_of_the_api_then_of_the_pages_then_of_the_region() -> None:
    pages = [None, timedelta(hours=9)]
    assert zone_of(WITA, pages, "33")[1].value == "WITA (+08:00)"
    assert zone_of(None, pages, "33")[1].value == "WIT (+09:00)"
    assert zone_of(None, [None], "33")[1].value == "WIB (+07:00)"
    assert zone_of(None, [], None)[1].value is None


def test_a_region_of_another_zone_is_told() -> None:
    assert "WITA" in (conflict(WIT, "73") or "")
    assert conflict(WITA, "73") is None
    assert conflict(WIT, None) is None


def test_utc_and_the_zone_that_is_taken_for_granted_say_nothing() -> None:
    moment = datetime(2024, 11, 27, tzinfo=UTC)
    assert stated_offset(moment) is None
    assert stated_offset(moment.astimezone(timezone(timedelta(hours=7)))) is None
    assert stated_offset(moment.astimezone(WIT)) == timedelta(hours=9)


def page(path: str, promise: int = 0, day: int | None = None) -> Page:
    url, at = f"https://kabarlemo.id/{path}", datetime(2024, 11, day or 1, tzinfo=UTC)
    return Page(canonical=url, url=url, outlet="k", first_seen=at, promise=promise, published=at if day else None)


def test_of_the_newest_pages_the_most_promising_are_read_first() -> None:
    old = [page(f"berita-lama-nomor-{number}", day=2) for number in range(30)]
    pages = [
        page("tag/asn", 9, day=9),
        page("asn-netral-dulu-sekali", 9),
        *old,
        page("asn-diminta-netral-di-pilkada", 5),
    ]
    link = Link(url=pages[-1].url, modified=datetime(2024, 11, 5, tzinfo=UTC))
    assert promising(pages, [link])[0].url == pages[-1].url
    assert pages[0] not in promising(pages, [link])
    assert pages[1] not in promising(pages, [link])


def test_text_is_looked_for_where_a_reader_without_scripts_sees_it() -> None:
    body = "Bupati meminta pegawai menjaga netralitas.\nIa berbicara di apel pagi."
    data = f"<html><head><title>K</title></head><body><script>var teks = '{body}'</script></body></html>".encode()
    assert look(data, "https://kabarlemo.id/a", body).shown == IN_DATA
    plain = f"<html><body><p>{body}</p></body></html>".encode()
    assert look(plain, "https://kabarlemo.id/a", body).shown == SHOWN


def test_the_offset_of_a_page_is_the_first_that_is_not_utc() -> None:
    head = '<meta property="article:published_time" content="2024-11-27T08:00:00{}">'
    for stated, offset in (("+00:00", None), ("+09:00", timedelta(hours=9)), ("", None)):
        data = f"<html><head>{head.format(stated)}</head><body><p>x</p></body></html>".encode()
        assert look(data, "https://kabarlemo.id/a", "x").offset == offset


READ, SHELL = Tried(url="u", kind="article", detail=""), Tried(url="u", kind="shell", detail="")


@pytest.mark.parametrize(
    ("ways", "tried", "code", "advice"),
    [
        ([way(WORKS)], [SHELL, READ], 0, ()),
        ([way(WORKS)], [SHELL], 1, (BROWSER, ONE_ARTICLE)),
        ([way(CLOSED)], [], 1, (ASK, ONE_ARTICLE)),
        ([way(ABSENT)], [], 1, (BROWSER, ONE_ARTICLE)),
        ([way(ABSENT)], [READ], 1, (BROWSER, ONE_ARTICLE)),
    ],
)
def test_a_verdict_says_what_to_try(ways: list[Way], tried: list[Tried], code: int, advice: tuple[str, ...]) -> None:
    verdict = judge(ways, tried, ALLOWED)
    assert (verdict.code, verdict.advice) == (code, advice)


def test_addresses_are_shown_as_a_reader_finds_them() -> None:
    site = "https://kabarlemo.id"
    assert shown_address(f"{site}/wp-json/wp/v2/posts?page=1&per_page=100&_fields=id", site) == "/wp-json/wp/v2/posts"
    assert shown_address(f"{site}/?s=netralitas+ASN", site) == "/?s=netralitas ASN"
    assert shown_address("https://feeds.example/kabarlemo", site) == "feeds.example/kabarlemo"
