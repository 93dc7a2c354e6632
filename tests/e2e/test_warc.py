"""Whole archives, as wget and Common Crawl make them, and runs that are repeated, killed, or over much."""

import json
import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.archive.making import later, page, record, written
from tests.archive.taking_in import SITE, Run, captured, url_of
from tests.e2e.crawling import Crawl
from tests.sites.drupal import Drupal
from tests.sites.laravel import Laravel
from tests.sites.posts import Post, posts
from tests.sites.routing import RoutedSite
from tests.sites.server import Asked, served
from tests.sites.static import Static

pytestmark = pytest.mark.e2e
POSTS = list(posts(40))
FIRST, SECOND, THIRD, FOURTH = [one for one in POSTS if one.on_topic][:4]
ALL = ("-s", "KEEP_OFF_TOPIC=1", "-s", "WORKERS=2")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


class InChunks(Static):
    """Sends pages in chunks, as servers do that do not know ahead how long a page will be."""

    def send(self, asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        answer = self.answer(asked)
        handler.send_response(answer.status)
        for name, value in ({"Content-Type": answer.content_type} | dict(answer.headers)).items():
            handler.send_header(name, value)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for at in range(0, len(answer.content), 1_000):
            piece = answer.content[at : at + 1_000]
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        handler.wfile.write(b"0\r\n\r\n")


SITES: dict[str, tuple[Callable[[], RoutedSite], tuple[str, ...]]] = {
    "articles in parts": (lambda: Laravel(POSTS, longest=5), ()),
    "packed pages": (lambda: Static(POSTS), ("--header=Accept-Encoding: gzip",)),
    "unpacked pages": (lambda: Static(POSTS), ("--compression=auto",)),
    "pages in chunks": (lambda: InChunks(POSTS), ()),
    "packed pages in chunks": (lambda: InChunks(POSTS), ("--compression=auto",)),
    "not packed": (lambda: Drupal(POSTS), ("--no-warc-compression",)),
}


@pytest.mark.parametrize("kind", SITES)
def test_an_archive_of_wget_is_read_completely(kind: str, run: Run, tmp_path: Path) -> None:
    wget = shutil.which("wget")
    if wget is None:
        pytest.skip("there is no wget on this machine")
    make, options = SITES[kind]
    with served(make()) as site:
        _fetch(wget, site, tmp_path, *options)
        pages = {site.address(post): post for post in POSTS}
    run(tmp_path / "site.warc*", *ALL)
    _assert_whole(run, pages)


def test_what_wget_saw_before_is_read_from_where_it_saw_it(run: Run, tmp_path: Path) -> None:
    wget = shutil.which("wget")
    if wget is None:
        pytest.skip("there is no wget on this machine")
    with served(Static(POSTS[:10])) as site:
        _fetch(wget, site, tmp_path, "--warc-cdx")
        for name in ("warc.gz", "cdx"):
            (tmp_path / f"site.{name}").rename(tmp_path / f"before.{name}")
        time.sleep(1.1)  # times in archives are to the second
        _fetch(wget, site, tmp_path, f"--warc-dedup={tmp_path / 'before.cdx'}")
        pages = {site.address(post): post for post in POSTS[:10]}
    run(tmp_path / "*.warc.gz", *ALL)
    _assert_whole(run, pages)
    assert run.rows("SELECT count(*) FROM captures WHERE revisit_of IS NOT NULL") == [(10,)]
    assert run.rows("SELECT count(*) FROM articles WHERE last_seen > first_seen") == [(10,)]


def _fetch(wget: str, site: RoutedSite, folder: Path, *options: str) -> None:
    """Fetch a site by its links; what wget does not unpack it finds no links in, so that it has to be told them."""
    is_packed = any("Accept-Encoding" in one for one in options)
    urls = [site.address(post) for post in site.posts] if is_packed else [f"{site.url}/"]
    command = [wget, "--quiet", "--recursive", "--level=inf", f"--warc-file={folder / 'site'}", *options, *urls]
    subprocess.run(command, cwd=folder, timeout=200, check=False)


def _assert_whole(run: Run, pages: Mapping[str, Post]) -> None:
    """All pages are stored, each as a whole, and nothing else is."""
    rows = run.rows("SELECT url, body, partial FROM articles")
    stored = {url.rstrip("/"): (body, partial) for url, body, partial in rows}
    assert set(stored) == {url.rstrip("/") for url in pages}
    assert {partial for _, partial in stored.values()} == {None}
    for url, post in pages.items():
        assert stored[url.rstrip("/")][0].split()[-5:] == post.paragraphs[-1].split()[-5:]
    assert run.rows("SELECT count(*) FROM revisions") == [(0,)]


def test_the_archive_of_a_crawl_holds_all_that_it_stored(tmp_path: Path) -> None:
    crawl, run = Crawl(tmp_path), Run(tmp_path)
    with served(Laravel(POSTS, longest=5)) as site:
        crawl.of(site)
    run(tmp_path / "n.warc")
    stored = "SELECT identity, headline, body, partial, date_published FROM articles ORDER BY identity"
    assert run.rows(stored) == [tuple(row.values()) for row in crawl.rows(stored)]
    assert run.rows("SELECT count(*) > 10 FROM articles") == [(1,)]
    again = run(tmp_path / "n.warc", "-s", f"DATABASE={crawl.database}")
    assert "new" not in again.partition("stored")[2].partition("\n")[0]
    assert crawl.rows("SELECT url, at FROM captures GROUP BY url, at, digest HAVING count(*) > 1") == []


def test_a_second_run_reads_only_what_is_new(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "archives"
    folder.mkdir()
    (folder / "log.txt").write_text("no archive", encoding="utf-8")
    film = record(f"{SITE}film.mp4", os.urandom(5_000), http={"Content-Type": "video/mp4"})
    first = written(folder / "a.warc.gz", [film, captured(FIRST, days=1)])
    assert "1 new" in run(folder)
    assert "1   passed over" in run(folder)
    first.write_bytes(first.read_bytes() + written(tmp_path / "x", [captured(SECOND, days=1)]).read_bytes())
    written(folder / "b.warc", [captured(THIRD, days=1), captured(FOURTH, days=1)], "not at all")
    torn = folder / "b.warc"
    torn.write_bytes(torn.read_bytes()[:-300])
    told = run(folder)
    assert "2   read to their end" in told
    assert "2 new" in told
    assert "! b.warc, byte" in told
    written(torn, [captured(THIRD, days=1), captured(FOURTH, days=1)], "not at all")
    told = run(folder)
    assert ("1 new" in told, "1   passed over" in told) == (True, True)
    assert "4 unchanged" in run(folder, "-a", "again=yes")
    assert run.rows("SELECT count(*), count(identity) FROM captures") == [(4, 4)]
    finished = run.rows("SELECT name, finished IS NOT NULL FROM archives_read ORDER BY name")
    assert finished == [("a.warc.gz", 1), ("b.warc", 1)]


def test_a_killed_run_goes_on_where_it_was(run: Run, tmp_path: Path) -> None:
    pages = [record(url_of(post), page(post, url_of(post)).encode(), at=later(n)) for n, post in enumerate(posts(240))]
    archive = written(tmp_path / "a.warc.gz", pages)
    places = []
    for stored in (20, 60, 110):
        with run.going(archive, *ALL) as process:
            while run.count("SELECT 1 FROM articles") < stored and process.poll() is None:
                time.sleep(0.1)
            time.sleep(random.random() * 2.5)
        places += [row[0] for row in run.rows("SELECT position FROM archives_read")]
    assert places == sorted(places)
    assert places[-1] > 0
    told = run(archive, *ALL)
    assert run.rows("SELECT count(*) FROM articles") == [(240,)]
    assert run.rows("SELECT count(*), count(identity), count(DISTINCT url) FROM captures") == [(240, 240, 240)]
    assert run.rows("SELECT count(*) FROM revisions") == [(0,)]
    (last,) = run.rows("SELECT outcomes FROM runs ORDER BY id DESC LIMIT 1")
    assert sum(json.loads(last[0]).values()) < 240, told
