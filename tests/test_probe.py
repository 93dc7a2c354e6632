"""Real runs of `scrapy probe` at served sites, and what is printed of a probe."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from crawler import outlets
from crawler.probing.findings import Probe, RobotsVerdict, Told, Way
from crawler.probing.printing import printed
from tests.sites.blogger import Blogger
from tests.sites.ghost import Ghost
from tests.sites.laravel import Laravel
from tests.sites.nextjs import NextJs
from tests.sites.posts import posts
from tests.sites.server import Answer, Asked, Site, served
from tests.sites.static import Static

ROOT = Path(__file__).parent.parent
POSTS = list(posts(24))
SETTINGS = {"CONTACT": "redaksi@example.org", "DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "WORKERS": 0}
SCRIPTED = (
    '<html><head><title>Kabar</title><script src="/app.js"></script></head><body><div id="root"></div></body></html>'
)


class Shut(Site):
    """Forbids everything, and counts what is asked nevertheless."""

    def answer(self, asked: Asked) -> Answer:
        if asked.path == "/robots.txt":
            return Answer(body="User-agent: *\nDisallow: /\n", content_type="text/plain")
        return Answer(body="<p>Halo</p>")


class Scripted(Site):
    """Every page is drawn by scripts."""

    def answer(self, asked: Asked) -> Answer:
        return Answer(body=SCRIPTED) if "." not in asked.path and "?" not in asked.path else Answer(status=404)


class Failing(Site):
    """Nothing but faults of the server."""

    def answer(self, asked: Asked) -> Answer:
        return Answer(status=500)


SITES: dict[str, Site] = {
    "ghost": Ghost(POSTS),
    "laravel": Laravel(POSTS),
    "blogger": Blogger(POSTS),
    "static": Static(POSTS),
    "nextjs": NextJs(POSTS),
    "shut": Shut([]),
    "scripted": Scripted([]),
    "failing": Failing([]),
}


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    told: str

    @property
    def found(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found

    def ways(self, kind: str) -> list[dict[str, Any]]:
        return [one for one in self.found["ways"] if one["kind"] == kind]


def command(*arguments: str, hosts: str = "", **settings: object) -> list[str]:
    given = {**SETTINGS, "PRIVATE_HOSTS_ALLOWED": hosts, **settings}
    options = [part for name, value in given.items() for part in ("-s", f"{name}={value}")]
    return [sys.executable, "-m", "scrapy", "probe", *options, *arguments]


def run(*arguments: str, hosts: str = "", **settings: object) -> Run:
    done = subprocess.run(
        command(*arguments, hosts=hosts, **settings), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    return Run(done.returncode, done.stdout, done.stderr)


def host_of(site: Site) -> str:
    return site.url.partition("://")[2]


@pytest.fixture(scope="module")
def runs() -> Iterator[dict[str, Run]]:
    """A probe of each site, two at a time."""
    found = {}
    with ExitStack() as stack:
        for site in SITES.values():
            stack.enter_context(served(site))
        names = list(SITES)
        for pair in (names[start : start + 2] for start in range(0, len(names), 2)):
            started = [_started(SITES[name]) for name in pair]
            for name, process in zip(pair, started, strict=True):
                out, told = process.communicate(timeout=120)
                found[name] = Run(process.returncode, out, told)
        yield found


def _started(site: Site) -> "subprocess.Popen[str]":
    arguments = command(site.url, "--json", hosts=host_of(site))
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("name", ["ghost", "laravel", "blogger", "static", "nextjs"])
def test_a_site_whose_articles_can_be_read_tells_all_of_one(runs: dict[str, Run], name: str) -> None:
    assert runs[name].code == 0, runs[name].told
    article = runs[name].found["sample"]["article"]
    posts_by_headline = {one.headline: one for one in POSTS}
    post = posts_by_headline[article["headline"]]
    assert post.on_topic
    assert article["body"].startswith(post.paragraphs[0][:40])
    assert article["date_published"]
    assert len(SITES[name].log) <= 60


@pytest.mark.parametrize(
    ("name", "system", "works"),
    [
        ("ghost", "ghost", {"home page", "sitemaps", "feeds"}),
        ("laravel", "laravel", {"home page", "sitemaps", "feeds", "search", "sections"}),
        ("blogger", "blogger", {"home page", "sitemaps", "feeds", "feed search"}),
        ("static", "hugo", {"home page", "sitemaps", "feeds"}),
        ("nextjs", "nextjs", {"home page", "sitemaps"}),
    ],
)
def test_the_system_and_the_ways_that_work_are_told(
    runs: dict[str, Run], name: str, system: str, works: set[str]
) -> None:
    found = runs[name].found
    assert found["system"] == system
    assert works <= {one["kind"] for one in found["ways"] if one["outcome"] == "works" and one["links"]}
    assert found["name"] == "Kabar Lintas Nusa"


def test_what_robots_txt_forbids_is_told(runs: dict[str, Run]) -> None:
    forbidden = runs["blogger"].found["robots"]["forbidden"]
    assert [one for one in forbidden if "/search" in one]
    assert {one["outcome"] for one in runs["blogger"].ways("search")} == {"forbidden"}
    assert not [one for one in SITES["blogger"].log if one.path.startswith("/search")]


def test_text_that_scripts_draw_is_told_apart(runs: dict[str, Run]) -> None:
    assert "scripts draw its text" in runs["nextjs"].found["sample"]["shown"]
    assert "no JavaScript" in runs["ghost"].found["sample"]["shown"]


def test_the_pasted_line_loads(runs: dict[str, Run], tmp_path: Path) -> None:
    """As it stands where a region is known, else as soon as one is put in."""
    for name in ("ghost", "laravel", "blogger", "static", "nextjs"):
        entry = runs[name].found["entry"]
        register = tmp_path / f"{name}.toml"
        register.write_text(entry["line"].replace('"?"', '"33.26"'), "utf-8")
        (outlet,) = outlets.load(register).values()
        assert (outlet.slug, outlet.url, outlet.name) == (entry["slug"], SITES[name].url, "Kabar Lintas Nusa")


def test_a_site_that_forbids_everything_is_asked_for_nothing(runs: dict[str, Run]) -> None:
    assert runs["shut"].code == 1
    assert not runs["shut"].found["robots"]["home_allowed"]
    assert any("robots.txt" in one for one in runs["shut"].found["advice"])
    assert runs["shut"].found["requests"] == 1
    assert {one.path for one in SITES["shut"].log} == {"/robots.txt"}
    assert runs["shut"].found["entry"] is None


def test_a_site_of_scripts_says_what_to_try(runs: dict[str, Run]) -> None:
    assert runs["scripted"].code == 1
    assert any("without JavaScript" in one for one in runs["scripted"].found["advice"])


def test_a_site_that_fails_cannot_be_had(runs: dict[str, Run]) -> None:
    assert runs["failing"].code == 2
    assert "HTTP 500" in runs["failing"].found["verdict"]


def test_what_is_asked_is_told_while_it_is(runs: dict[str, Run]) -> None:
    told = re.findall(r"^ *\d+ +(\S+)$", runs["ghost"].told, re.MULTILINE)
    assert [one.removeprefix(SITES["ghost"].url) for one in told] == [one.path for one in SITES["ghost"].log]
    assert "Traceback" not in runs["ghost"].told


def test_an_article_is_the_sample_of_its_site() -> None:
    with served(Ghost(POSTS)) as site:
        post = next(one for one in POSTS if not one.on_topic)
        done = run(site.address(post).removeprefix("http://"), hosts=host_of(site))
    assert done.code == 0, done.told
    assert post.headline.split()[0] in done.out
    assert site.address(post) in re.sub(r"\n\s+", "", done.out)
    assert f'url = "{site.url}"' in done.out
    assert max(map(len, done.out.splitlines())) <= 100


def test_a_registered_outlet_is_not_to_be_pasted_again(tmp_path: Path) -> None:
    line = 'kabarlemo = { name = "Kabar Lemo", url = "http://127.0.0.1", region = "73" }'
    (tmp_path / "outlets.toml").write_text(line, "utf-8")
    (tmp_path / "sitecustomize.py").write_text(
        "from pathlib import Path\nfrom crawler import outlets\nload = outlets.load\n"
        f"outlets.load = lambda: load(Path({str(tmp_path / 'outlets.toml')!r}))\n",
        "utf-8",
    )
    with served(Static(POSTS)) as site:
        arguments = command(site.url, hosts=host_of(site))
        path = {**os.environ, "PYTHONPATH": f"{tmp_path}:{ROOT}"}
        done = subprocess.run(arguments, cwd=ROOT, env=path, capture_output=True, text=True, timeout=120, check=True)
    assert "registered already as kabarlemo" in done.stdout
    assert done.stdout.endswith(f"{line}\n")
    assert "the register says so" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "settings", "told"),
    [
        (["https://kabar.example"], {"CONTACT": ""}, "a live crawl needs CONTACT"),
        ([], {}, "name one site"),
        (["ftp://kabar.example"], {}, "no absolute http or https URL"),
        (["kabar"], {}, "no host of a site"),
        (["kabar.example", "--bodies"], {}, "there is no option '--bodies'"),
    ],
)
def test_wrong_usage_is_answered_with_the_right_one(arguments: list[str], settings: dict[str, str], told: str) -> None:
    done = run(*arguments, **settings)
    assert (done.code, done.out) == (2, "")
    assert told in done.told
    assert "Traceback" not in done.told


FOUND = Probe(
    asked="https://kabarlemo.example",
    site="https://kabarlemo.example",
    verdict="its articles can be found (feeds) and read",
    name="Kabar Lemo",
    ways=(
        Way(kind="feeds", url="https://kabarlemo.example/feed/", outcome="works", links=10, newest=None, detail=""),
        Way(
            kind="feeds", url="https://kabarlemo.example/rss", outcome="absent", links=0, newest=None, detail="HTTP 404"
        ),
    ),
    region=Told(value=None, by="nothing speaks for one"),
)


def shown(found: Probe, *, verbose: bool = False) -> str:
    robots = RobotsVerdict(
        exists=False, home_allowed=True, articles_allowed=0, articles=0, crawl_delay=None, sitemaps=(), forbidden=()
    )
    return printed(replace(found, robots=robots), width=100, colour=False, verbose=verbose)


def test_addresses_that_are_not_there_are_told_where_nothing_else_is_or_all_is_asked_for() -> None:
    assert "/rss" not in shown(FOUND)
    assert "/rss (HTTP 404)" in shown(FOUND, verbose=True)
    assert "/rss (HTTP 404)" in shown(replace(FOUND, ways=FOUND.ways[1:]))


def test_a_name_cannot_act_on_the_terminal() -> None:
    assert "\x1b" not in shown(replace(FOUND, name="Kabar\x1b[2J Lemo"))
