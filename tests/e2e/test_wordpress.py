"""Crawls of a real WordPress: what is found and stored, and what is asked of the site again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crawler.parsing.urls import canonical_url
from tests.sites.posts import Post, posts
from tests.wordpress.crawling import Crawl, typed
from tests.wordpress.entries import Entry, content, hidden, published
from tests.wordpress.packages import CLASSIC
from tests.wordpress.server import Asked, WordPress, wordpress

pytestmark = pytest.mark.e2e
POSTS = posts(78)
SHOWN, FEWER = POSTS[:60], POSTS[:24]
HIDDEN = hidden(tuple(one for one in POSTS[60:] if one.on_topic))
SHARE_FOUND = 0.95
ADDED = "Redaksi menambahkan tanggapan kepala dinas yang disampaikan lewat telepon pada sore hari."
KINDS = {"feed", "search", "sitemap", "wordpress"}


@pytest.fixture(scope="module")
def site() -> Iterator[WordPress]:
    with wordpress([*published(SHOWN), *HIDDEN]) as site:
        yield site
        assert site.faults == ""


@pytest.fixture(scope="module")
def first_run(site: WordPress, tmp_path_factory: pytest.TempPathFactory) -> tuple[Crawl, list[Asked]]:
    """A crawl that was run once, and what it asked."""
    crawl = Crawl(site, tmp_path_factory.mktemp("first"))
    crawl.run()
    return crawl, site.log


@pytest.fixture
def first(first_run: tuple[Crawl, list[Asked]]) -> Crawl:
    return first_run[0]


@pytest.fixture(scope="module")
def changing_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawl]:
    with wordpress(published(FEWER)) as site:
        crawl = Crawl(site, tmp_path_factory.mktemp("changing"))
        crawl.run()
        yield crawl


@pytest.fixture
def changing(changing_run: Crawl, tmp_path: Path) -> Crawl:
    """A crawl that was run once, of a site on which every test changes another post."""
    return changing_run.copied_to(tmp_path)


def of_stored(crawl: Crawl, index: int) -> Post:
    return [one for one in FEWER if one.on_topic and one.slug in crawl.stored()][index]


def assert_found(crawl: Crawl, shown: tuple[Post, ...]) -> None:
    """Nearly all posts on topic are stored; nothing is that is none of the public posts, and none twice."""
    on_topic = {one.slug for one in shown if one.on_topic}
    stored = crawl.stored()
    assert len(on_topic & stored) >= SHARE_FOUND * len(on_topic), sorted(on_topic - stored)
    assert stored <= {one.slug for one in shown}
    identities = [row["identity"] for row in crawl.rows("SELECT identity FROM articles")]
    assert len(identities) == len(stored), identities


def assert_exact(crawl: Crawl, shown: tuple[Post, ...]) -> None:
    """What is stored of every post is what was entered."""
    for post in (one for one in shown if one.slug in crawl.stored()):
        article = crawl.article(post.slug)
        assert article
        assert article["date_published"], post.slug
        assert typed(article["headline"]) == typed(post.headline)
        assert [typed(line) for line in article["body"].split("\n")] == [typed(line) for line in post.paragraphs]
        assert datetime.fromisoformat(article["date_published"]) == post.published


def assert_signed(crawl: Crawl, shown: tuple[Post, ...]) -> None:
    query = "SELECT name FROM authors JOIN articles ON articles.id = article_id WHERE identity = ?"
    signed = {slug: crawl.rows(query, canonical_url(crawl.site.address(slug))) for slug in crawl.stored()}
    assert signed == {one.slug: [{"name": one.author}] for one in shown if one.slug in signed}


def test_posts_on_topic_are_stored_and_hidden_ones_are_not(first: Crawl) -> None:
    assert_found(first, SHOWN)


def test_every_route_finds_articles(first: Crawl) -> None:
    assert first.kinds() >= KINDS


def test_facts_and_text_are_exact(first: Crawl) -> None:
    assert any(one.parts > 1 and one.post.slug in first.stored() for one in published(SHOWN))
    assert_exact(first, SHOWN)


def test_bylines_are_the_authors(first: Crawl) -> None:
    assert_signed(first, SHOWN)


def test_records_are_those_of_the_articles(first: Crawl) -> None:
    records = [json.loads(line) for line in first.records.read_text("utf-8").splitlines()]
    articles = first.rows("SELECT headline, body FROM articles")
    assert {(one["headline"], one["body"]) for one in records} == {(one["headline"], one["body"]) for one in articles}


def test_first_run_asks_sparingly(first_run: tuple[Crawl, list[Asked]]) -> None:
    assert len(first_run[1]) <= 1.5 * len(SHOWN) + 40


def test_second_run_asks_for_no_article_again(first: Crawl, tmp_path: Path) -> None:
    second = first.copied_to(tmp_path)
    second.run()
    assert second.asked() == []
    assert second.stored() == first.stored()


def test_edit_makes_a_revision(changing: Crawl) -> None:
    post = of_stored(changing, 0)
    before = changing.article(post.slug)
    assert before
    changed = replace(post, headline=f"Diralat: {post.headline}", paragraphs=(*post.paragraphs, ADDED), caption=None)
    changing.make_due(post.slug)
    changing.site.edit(post.slug, title=changed.headline, content=content(Entry(post=changed)))
    changing.run()
    assert_exact(changing, (changed,))
    revisions = changing.rows("SELECT headline, body FROM revisions WHERE article_id = ?", before["id"])
    assert revisions == [{"headline": before["headline"], "body": before["body"]}]
    assert changing.page(post.slug)["changed"] is not None


def test_removal_and_return_are_told(changing: Crawl) -> None:
    slug = of_stored(changing, 1).slug
    article = changing.article(slug)
    changing.site.trash(slug)
    changing.make_due(slug)
    changing.run()
    gone = changing.page(slug)
    assert (gone["state"], gone["returned"]) == ("gone", None)
    assert gone["gone"] is not None
    assert changing.article(slug) == article
    changing.site.untrash(slug)
    changing.make_due(slug)
    changing.run()
    returned = changing.page(slug)
    assert returned["state"] == "stored"
    assert returned["gone"] < returned["returned"]


@pytest.mark.parametrize(("index", "is_due"), [(2, False), (3, True)])
def test_post_that_moved_is_one_article(changing: Crawl, index: int, is_due: bool) -> None:
    post = of_stored(changing, index)
    if is_due:
        changing.make_due(post.slug)
    changing.site.edit(post.slug, slug=f"alamat-baru-{index}")
    changing.run()
    assert any(f"alamat-baru-{index}" in one.path for one in changing.site.log)
    bodies = [row["body"] for row in changing.rows("SELECT body FROM articles")]
    assert sum(typed(post.paragraphs[-1]) in typed(body) for body in bodies) == 1


def test_killed_crawl_is_finished_by_the_next(site: WordPress, first: Crawl, tmp_path: Path) -> None:
    crawl = Crawl(site, tmp_path)
    with crawl.started() as process:
        crawl.wait_for(process, "SELECT id FROM articles", 5)
    settled = {one for one in crawl.stored() if crawl.page(one)["state"] == "stored"}
    assert settled
    crawl.run()
    assert not settled & set(crawl.asked())
    assert crawl.stored() == first.stored()
    assert_found(crawl, SHOWN)


def test_closed_api_and_a_classic_theme(tmp_path: Path) -> None:
    shown = posts(len(FEWER), zone=ZoneInfo("Asia/Jayapura"))
    with wordpress(published(shown), zone="Asia/Jayapura", theme=CLASSIC, tests_rest="closed") as site:
        crawl = Crawl(site, tmp_path)
        crawl.run()
        assert crawl.kinds() & KINDS == KINDS - {"wordpress"}
        assert_found(crawl, shown)
        assert_exact(crawl, shown)
        assert_signed(crawl, shown)


def test_plain_addresses(tmp_path: Path) -> None:
    with wordpress([*published(FEWER), *HIDDEN], permalinks="") as site:
        crawl = Crawl(site, tmp_path)
        crawl.run()
        assert crawl.kinds() >= {"feed", "search", "wordpress"}
        assert_found(crawl, FEWER)
        assert_exact(crawl, FEWER)
