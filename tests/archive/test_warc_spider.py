"""Real runs of `scrapy crawl warc` over small archives: what becomes of what belongs together, and of a second run."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from crawler import outlets
from crawler.archive.payloads import Archive
from crawler.memory.captures import find, received
from crawler.spiders.warc import WarcSpider
from tests.archive.making import digest, in_parts, later, page, record, written
from tests.archive.taking_in import SITE, Run, captured, url_of
from tests.sites.posts import posts

FIRST, SECOND, THIRD, FOURTH, FIFTH = [one for one in posts(30) if one.on_topic][:5]
OUTLET = next(iter(outlets.load().values()))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def test_what_belongs_together_is_brought_together(run: Run, tmp_path: Path) -> None:
    old = FIRST.paragraphs[1]
    second, third, fourth, fifth = (url_of(one) for one in (SECOND, THIRD, FOURTH, FIFTH))
    registered = f"{OUTLET.url}/2024/10/{FIFTH.slug}/"
    records = [
        captured(FIRST, days=4),
        record(f"{second}3/", in_parts(SECOND, second, 3, 3).encode(), at=later(0.3)),
        record(f"{second}2/", in_parts(SECOND, second, 2, 3).encode(), at=later(0.2)),
        record(second, in_parts(SECOND, second, 1, 3).encode(), at=later(0.1)),
        record(f"{third}2/", in_parts(THIRD, third, 2, 2).encode()),
        record(f"{fourth}amp/", page(FOURTH, fourth).replace("Kabar", "AMP").encode(), at=later(1)),
        record(fourth, page(FOURTH, fourth).encode("cp1252", "ignore")),
        record(f"{fourth}?utm_source=x", page(FOURTH, fourth).encode(), at=later(2)),
        record(registered, page(FIFTH, registered).encode()),
        captured(FIRST, days=2, old=old, new="Panitia membuka pendaftaran sampai akhir pekan."),
        record(url_of(FIRST), kind="revisit", at=later(9), warc=digest(page(FIRST, url_of(FIRST)).encode())),
        record(f"{SITE}foto.jpg", b"\xff\xd8\xff", http={"Content-Type": "image/jpeg"}),
        record(fifth, b"", status="404 Not Found"),
    ]
    told = run(written(tmp_path / "kabar.warc.gz", records))
    stored = {row[0]: row[1:] for row in run.rows("SELECT identity, body, partial, file FROM articles")}
    assert set(stored) == {url.rstrip("/") for url in (url_of(FIRST), second, fourth, registered)}
    assert {row[1:] for row in stored.values()} == {(None, "kabar.warc.gz")}
    assert old in stored[url_of(FIRST).rstrip("/")][0]
    for paragraph in (SECOND.paragraphs[0], SECOND.paragraphs[-1]):
        assert paragraph in stored[second.rstrip("/")][0]
    seen = "SELECT first_seen, text_seen, last_seen FROM articles WHERE url = "
    assert run.rows(f"{seen} '{url_of(FIRST)}'") == [
        ("2024-10-03T02:30:00+00:00", "2024-10-05T02:30:00+00:00", "2024-10-10T02:30:00+00:00")
    ]
    assert run.rows("SELECT count(*) FROM revisions") == [(1,)]
    read_from = "SELECT url, at, part, file FROM captures WHERE identity = "
    assert run.rows(f"{read_from} '{second.rstrip('/')}' ORDER BY part") == [
        (second, "2024-10-01T04:54:00+00:00", 0, None),
        (f"{second}2/", "2024-10-01T07:18:00+00:00", 1, None),
        (f"{second}3/", "2024-10-01T09:42:00+00:00", 2, None),
    ]
    named = "SELECT outlets.name FROM articles JOIN outlets ON outlets.id = outlet_id WHERE url = "
    assert run.rows(f"{named} '{registered}'") == [(OUTLET.name,)]
    for reason in ("1 parts without the first", "4 parts and other addresses", "1 not HTML", "1 HTTP 404"):
        assert reason in told


def test_what_lies_in_the_archive_of_the_crawl_can_be_read_again_from_there(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "news.warc"
    folder.mkdir()
    revisit = record(url_of(FIRST), kind="revisit", at=later(2), warc=digest(page(FIRST, url_of(FIRST)).encode()))
    written(folder / "a.warc.gz", [captured(SECOND, days=0), captured(FIRST, days=1), revisit])
    run(folder)
    archive = Archive(folder, 1_000_000)
    with closing(sqlite3.connect(run.database)) as connection:
        for number, post in ((1, SECOND), (2, FIRST), (3, FIRST)):
            capture = find(connection, number)
            assert capture is not None
            assert received(connection, archive, capture).data == page(post, url_of(post)).encode()


def test_a_page_that_cannot_be_read_ends_nothing(run: Run, tmp_path: Path) -> None:
    nested = b"<html><body>" + b"<div>" * 100_000
    binary = record(f"{SITE}gambar", b"\x89PNG\r\n<html>" + bytes(range(256)) * 9)
    hostile = record("https://[::1/", b"<html>")
    run(written(tmp_path / "a.warc.gz", [record(f"{SITE}dalam", nested), binary, hostile, captured(FIRST, days=0)]))
    assert run.rows("SELECT url FROM articles") == [(url_of(FIRST),)]


WRONG: dict[str, tuple[Mapping[str, str], str]] = {
    "no path": ({}, "path=PATH"),
    "no such path": ({"path": "tidak-ada"}, "there is no file or folder 'tidak-ada'"),
    "no archive": ({"path": "seeds"}, "there is no archive in 'seeds'"),
    "unknown": ({"path": "seeds", "pathh": "x"}, "warc takes no argument pathh; it takes path, outlet"),
    "outlet": ({"path": "{archive}", "outlet": "tidak_ada"}, "there is no outlet 'tidak_ada'"),
    "since": ({"path": "{archive}", "since": "kemarin"}, "since is 'kemarin'; it has to be"),
    "again": ({"path": "{archive}", "again": "perhaps"}, "again is yes or no, not 'perhaps'"),
}


@pytest.mark.parametrize(("arguments", "told"), WRONG.values(), ids=WRONG)
def test_wrong_arguments_are_told(arguments: Mapping[str, str], told: str, tmp_path: Path) -> None:
    archive = written(tmp_path / "a.warc.gz", [captured(FIRST, days=0)])
    given = {name: value.format(archive=archive) for name, value in arguments.items()}
    with pytest.raises(ValueError, match=told.replace("(", r"\(")):
        WarcSpider.check_arguments(given)
    WarcSpider.check_arguments({"path": str(archive), "since": "30d", "again": "no", "outlet": OUTLET.slug})
