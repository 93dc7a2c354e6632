"""What a crawl is asked for: what is valid is done, and what is not is answered with what is."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.e2e.crawling import Crawl, Told
from tests.sites.ghost import Ghost
from tests.sites.laravel import Laravel
from tests.sites.posts import Post, posts
from tests.sites.routing import RoutedSite, plain
from tests.sites.server import Answer, Asked, served

WRONG = {
    "no outlet of that name": (["outlet=kabar_lintas_nus"], "there is no outlet 'kabar_lintas_nus'"),
    "no province of that name": (["province=Jawa Tenga"], "did you mean Jawa Tengah"),
    "no time": (["since=kemarin"], "a date (2024-11-27)"),
    "no end": (["until=27/11/2024"], "a date (2024-11-27)"),
    "an end before the beginning": (["since=2024-11-27", "until=2024-09-25"], "is later than until"),
    "no address": (["url=kabarlintasnusa.example"], "no absolute http or https URL"),
    "no scheme of the web": (["url=ftp://kabarlintasnusa.example/"], "no absolute http or https URL"),
    "two choices": (["url=https://kabarlintasnusa.example/", "province=Aceh"], "url names one site"),
    "no argument": (["outlets=antaranews"], "it takes outlet, province, since, until, keywords, url"),
}
MIDDLE = datetime.fromisoformat("2024-02-01T00:00:00+07:00")
FEW = 24


class Ruled(Ghost):
    """Has a robots.txt of its own."""

    def __init__(self, posts: list[Post], *, rules: Answer) -> None:
        super().__init__(posts)
        self.rules = rules

    def answer(self, asked: Asked) -> Answer:
        return self.rules if asked.path == "/robots.txt" else super().answer(asked)


@pytest.fixture
def crawl(tmp_path: Path) -> Crawl:
    return Crawl(tmp_path)


@pytest.fixture
def site() -> Iterator[RoutedSite]:
    with served(Ghost([*posts(FEW)])) as site:
        yield site


def on_topic(site: RoutedSite) -> set[str]:
    return {one.slug for one in site.posts if one.on_topic}


def stored(crawl: Crawl, site: RoutedSite) -> set[str]:
    return {one.slug for one in site.posts if crawl.article(site.address(one))}


def refused(crawl: Crawl, told: Told) -> bool:
    """Whether nothing was begun."""
    return told.status == 2 and "Traceback" not in told.stderr and not crawl.database.exists()


def test_nobody_is_asked_without_contact(crawl: Crawl, site: RoutedSite) -> None:
    told = crawl.run(f"url={site.url}/", CONTACT=None)
    assert refused(crawl, told)
    assert "CONTACT=you@your.domain" in told.stderr
    assert site.log == []


@pytest.mark.parametrize("what", [pytest.param(one, marks=pytest.mark.e2e) for one in WRONG])
def test_wrong_argument_is_answered_with_what_is_valid(crawl: Crawl, what: str) -> None:
    arguments, answer = WRONG[what]
    told = crawl.run(*arguments)
    assert refused(crawl, told)
    assert answer in told.stderr


@pytest.mark.e2e
def test_period_is_kept_and_may_be_widened(crawl: Crawl, site: RoutedSite) -> None:
    late = {one.slug for one in site.posts if one.published >= MIDDLE}
    crawl.of(site, f"since={MIDDLE.isoformat()}")
    assert stored(crawl, site) == on_topic(site) & late
    early = [site.address(one) for one in site.posts if one.slug not in late]
    assert {crawl.page(one)["state"] for one in early} == {"outside the period"}
    crawl.of(site, "since=2020-01-01")
    assert stored(crawl, site) == on_topic(site)


@pytest.mark.e2e
def test_days_of_a_period_are_kept_whole(crawl: Crawl, site: RoutedSite) -> None:
    day = sorted(one.published for one in site.posts if one.on_topic)[3].date()
    crawl.of(site, f"since={day}", f"until={day}")
    wanted = {one.slug for one in site.posts if one.on_topic and one.published.date() == day}
    assert stored(crawl, site) == wanted
    late = [site.address(one) for one in site.posts if one.published.date() > day]
    assert {crawl.page(one)["state"] for one in late} == {"outside the period"}


def test_one_article_is_fetched_alone(crawl: Crawl, site: RoutedSite) -> None:
    post = next(one for one in site.posts if one.on_topic)
    crawl.of(site, f"url={site.address(post)}")
    assert [one.path for one in site.log] == ["/robots.txt", f"/{post.slug}/"]
    assert stored(crawl, site) == {post.slug}


@pytest.mark.e2e
def test_keywords_are_searched_for_in_the_place_of_others(crawl: Crawl) -> None:
    with served(Laravel([*posts(FEW)])) as site:
        crawl.of(site, "keywords=panen raya,banjir rob")
        searched = {parse_qs(urlsplit(one.path).query)["q"][0] for one in site.log if one.path.startswith("/cari?")}
        assert searched == {"panen raya", "banjir rob"}


@pytest.mark.e2e
def test_budget_ends_a_run_and_the_next_goes_on(crawl: Crawl, site: RoutedSite) -> None:
    told = crawl.of(site, REQUESTS_PER_OUTLET=20)
    assert "the budget of requests is spent: the next run goes on" in told.stderr
    assert len(site.log) <= 21
    runs = 1
    while stored(crawl, site) < on_topic(site):
        crawl.of(site, REQUESTS_PER_OUTLET=20)
        assert len(site.log) <= 21
        runs += 1
        assert runs < 6
    assert runs > 1


@pytest.mark.e2e
def test_robots_txt_that_cannot_be_had_forbids_all(crawl: Crawl) -> None:
    with served(Ruled([*posts(FEW)], rules=Answer(status=503))) as site:
        told = crawl.of(site, status=1)
        assert {one.path for one in site.log} == {"/robots.txt"}
        assert "! nothing may be asked for: " in told.stderr
        assert "503" in told.stderr
        site.rules = plain("")
        crawl.of(site)
        assert stored(crawl, site) == on_topic(site)


def test_site_that_forbids_all_is_told(crawl: Crawl) -> None:
    with served(Ruled([*posts(FEW)], rules=plain("User-agent: *\nDisallow: /\n"))) as site:
        told = crawl.of(site, status=1)
        assert [one.path for one in site.log] == ["/robots.txt"]
        assert "nothing was answered" in told.stderr
        assert "! the home page cannot be had: forbidden by robots" in told.stderr
