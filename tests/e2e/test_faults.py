"""Crawls of a site on which much goes wrong: they end, store what is healthy, and say of the rest what was wrong."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from crawler.parsing.urls import canonical_url
from tests.e2e.crawling import Crawl, Told
from tests.sites.faults import Faults, misbehaving
from tests.sites.faulty.bodies import Scale
from tests.sites.faulty.pages import specimen
from tests.sites.posts import posts

MOST_SECONDS, MOST_MEMORY = 240, 700_000_000
WAITS = frozenset({"asked_too_often", "under_repair"})
# What becomes of each fault, and a part of what is told of it.
STATES = {
    "binary": ("not an article", "binary data"),
    "broken": ("failed", "HTTP 500"),
    "calendar": ("not an article", "empty"),
    "challenge": ("blocked", "challenge"),
    "challenge_as_page": ("blocked", "challenge"),
    "dripping": ("timed out", "took longer than"),
    "empty_page": ("failed", "the answer is empty"),
    "endless_index": ("not an article", "index, by its address"),
    "endless_moves": ("failed", "too many redirects"),
    "forbidden": ("blocked", "403"),
    "forbidden_by_robots": ("forbidden by robots", "robots.txt"),
    "generated": ("off topic", "relevance"),
    "generator": ("not an article", "index, by its address"),
    "gone": ("gone", "HTTP 410"),
    "gzip_bomb": ("too large", "DOWNLOAD_MAXSIZE"),
    "huge_announced": ("too large", "larger than"),
    "huge_chunked": ("too large", "larger than"),
    "index_ending_in_400": ("not an article", "index, by its address"),
    "index_repeating_its_last": ("not an article", "index, by its address"),
    "login_page": ("needs a login", "login"),
    "longer_than_said": ("not an article", "empty"),
    "loop_of_one": ("failed", "too many redirects"),
    "loop_of_two": ("failed", "too many redirects"),
    "move_to_home": ("gone", "home page"),
    "move_to_nowhere": ("failed", "HTTP 301"),
    "move_to_private": ("private address", "is not public"),
    "move_to_private_by_steps": ("private address", "is not public"),
    "move_to_rubbish": ("failed", "malformed"),
    "moved_to_login": ("needs a login", "login"),
    "not_found": ("gone", "HTTP 404"),
    "password_page": ("needs a login", "password"),
    "refresh_to_private": ("private address", "is not public"),
    "reset_at_once": ("failed", "unreachable"),
    "soft_404": ("gone", "not_found"),
    "template_only": ("not an article", "empty"),
    "truncated_gzip": ("failed", "broke off"),
}
# Faults behind which there is a whole article all the same, of which a crawl may store what it got.
READABLE = {
    "reset_midway": "the answer broke off",
    "shorter_than_said": "the answer broke off",
    "unpacked_gzip": None,
}

# Articles of which the parser loses the text, nested as deep as no page that is meant to be read.
TOO_DEEP = ("deep_tables", "nested_divs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A crawl of the faults that came to its end."""

    site: Faults
    crawl: Crawl
    told: Told

    def state(self, url: str) -> tuple[str, str]:
        page = self.crawl.page(url)
        return page["state"], page["detail"]


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ended]:
    site = Faults([*posts(30)], listed=Faults.faults().keys() - WAITS)
    with misbehaving(site):
        crawl = Crawl(tmp_path_factory.mktemp("faults"))
        told = crawl.of(site, seconds=MOST_SECONDS, DOWNLOAD_TIMEOUT=8)
        yield Ended(site=site, crawl=crawl, told=told)


def test_every_fault_is_expected() -> None:
    articles = {name for name, one in Faults.faults().items() if one.is_article}
    assert Faults.faults().keys() == STATES.keys() | READABLE.keys() | articles | WAITS


@pytest.mark.e2e
def test_crawl_of_faults_is_bounded(ended: Ended) -> None:
    assert ended.told.most_memory < MOST_MEMORY
    assert len(ended.site.log) < 1_000


@pytest.mark.e2e
def test_nobody_trespasses(ended: Ended) -> None:
    assert ended.site.trespasses == []


@pytest.mark.e2e
def test_healthy_posts_are_stored_among_faults(ended: Ended) -> None:
    site = ended.site
    lost = {url for name in TOO_DEEP for url in site.addresses(name)}
    readable = {url: post for url, post in site.articles().items() if url not in lost}
    healthy = {site.address(one): one for one in site.posts if one.on_topic} | readable
    assert [url for url in healthy if ended.crawl.article(url) is None] == []
    for url, post in healthy.items():
        article = ended.crawl.article(url)
        assert article is not None
        assert (article["headline"], article["body"]) == (post.headline, "\n".join(post.paragraphs))


@pytest.mark.e2e
@pytest.mark.parametrize("name", STATES)
def test_fault_is_named(ended: Ended, name: str) -> None:
    state, part = STATES[name]
    for url in ended.site.addresses(name):
        assert ended.state(url)[0] == state
        assert part in ended.state(url)[1]


@pytest.mark.e2e
@pytest.mark.parametrize("name", TOO_DEEP)
def test_what_the_parser_loses_is_a_fault_of_ours(ended: Ended, name: str) -> None:
    assert [ended.state(url) for url in ended.site.addresses(name)] == [
        ("parse failure", "its elements are nested too deep")
    ]


@pytest.mark.e2e
@pytest.mark.parametrize("name", READABLE)
def test_what_could_be_read_says_whether_it_is_whole(ended: Ended, name: str) -> None:
    article = ended.crawl.article(ended.site.at(name))
    assert article is not None
    assert article["partial"] == READABLE[name]
    path = ended.site.at(name).removeprefix(ended.site.url)
    assert article["body"] == "\n".join(specimen(path).paragraphs)


@pytest.mark.e2e
def test_nothing_else_is_stored(ended: Ended) -> None:
    site = ended.site
    readable = [url for name in READABLE for url in site.addresses(name)]
    known = {*map(canonical_url, [*map(site.address, site.posts), *site.articles(), *readable])}
    stored = {row["identity"] for row in ended.crawl.rows("SELECT identity FROM articles")}
    assert stored <= known


@pytest.mark.e2e
@pytest.mark.parametrize(("name", "state"), [("asked_too_often", "blocked"), ("under_repair", "failed")])
def test_a_host_that_asks_to_wait_is_left_and_told(
    tmp_path_factory: pytest.TempPathFactory, name: str, state: str
) -> None:
    site = Faults([*posts(12)], listed=[name], scale=Scale(huge=1_000))
    with misbehaving(site):
        crawl = Crawl(tmp_path_factory.mktemp(name))
        crawl.of(site, seconds=60, RETRY_AFTER_MAX=0.5, RETRY_AFTER_TOTAL=1)
        assert crawl.page(site.at(name))["state"] == state
        unasked = {canonical_url(site.address(one)) for one in site.posts}
        unasked -= {canonical_url(site.url + one.path) for one in site.log}
        assert unasked
        rows = crawl.rows("SELECT canonical, state FROM pages WHERE visits = 0")
        assert unasked <= {row["canonical"] for row in rows}
        crawl.of(site, seconds=60, RETRY_AFTER_MAX=0.5, RETRY_AFTER_TOTAL=100)
        assert [one.slug for one in site.posts if one.on_topic and not crawl.article(site.address(one))] == []


def test_robots_txt_that_is_a_page_forbids_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = Faults([*posts(6)], listed=["gone", "called_utf8", "broken"], rules="html")
    with misbehaving(site):
        crawl = Crawl(tmp_path_factory.mktemp("few"))
        crawl.of(site)
        states = [crawl.page(url)["state"] for url in site.addresses("gone", "called_utf8", "broken")]
        assert states == ["gone", "stored", "failed"]
        assert all(crawl.article(site.address(one)) for one in site.posts if one.on_topic)
