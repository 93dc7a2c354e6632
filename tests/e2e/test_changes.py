"""What happens to an article after it was stored: edits, removals, returns, moves and other addresses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.parsing.urls import canonical_url
from tests.e2e.crawling import Crawl
from tests.e2e.kinds import KINDS
from tests.sites.blogger import Blogger
from tests.sites.drupal import Drupal
from tests.sites.faults import Faults, misbehaving
from tests.sites.joomla import Joomla
from tests.sites.laravel import Laravel
from tests.sites.posts import Post, posts
from tests.sites.routing import RoutedSite
from tests.sites.server import served

pytestmark = pytest.mark.e2e
FEW = 24
ADDED = "Redaksi menambahkan tanggapan kepala dinas yang disampaikan lewat telepon pada sore hari."


@dataclass(frozen=True, slots=True)
class Known:
    """A site and a crawl that has seen it; every test changes another post of it."""

    site: RoutedSite
    crawl: Crawl

    def post(self, index: int) -> Post:
        return [one for one in posts(FEW) if one.on_topic][index]


@pytest.fixture(scope="module", params=KINDS)
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Known]:
    with served(KINDS[request.param].make([*posts(FEW)])) as site:
        crawl = Crawl(tmp_path_factory.mktemp("seen"))
        crawl.of(site)
        yield Known(site, crawl)


@pytest.fixture
def known(seen: Known, tmp_path: Path) -> Known:
    return Known(seen.site, seen.crawl.copied_to(tmp_path))


def test_edit_makes_a_revision(known: Known) -> None:
    site, crawl, post = known.site, known.crawl, known.post(0)
    before = crawl.article(site.address(post))
    assert before is not None
    changed = replace(
        post,
        paragraphs=(*post.paragraphs[:-1], ADDED, post.paragraphs[-1]),
        modified=post.published + timedelta(days=40),
    )
    site.posts[site.posts.index(post)] = changed
    crawl.make_due(site.address(post))
    crawl.of(site)
    after = crawl.article(site.address(changed))
    assert after is not None
    assert (after["id"], after["body"]) == (before["id"], "\n".join(changed.paragraphs))
    revisions = crawl.rows("SELECT headline, body FROM revisions")
    assert revisions == [{"headline": before["headline"], "body": before["body"]}]
    assert crawl.page(site.address(post))["changed"] is not None


def test_removal_and_return_are_told(known: Known) -> None:
    site, crawl, post = known.site, known.crawl, known.post(1)
    address, place = site.address(post), site.posts.index(post)
    article = crawl.article(address)
    site.posts.remove(post)
    crawl.make_due(address)
    crawl.of(site)
    gone = crawl.page(address)
    assert (gone["state"], gone["returned"]) == ("gone", None)
    assert gone["gone"] is not None
    assert article is not None
    assert crawl.article(address) == article
    site.posts.insert(place, post)
    crawl.make_due(address)
    crawl.of(site)
    returned = crawl.page(address)
    assert returned["state"] == "stored"
    assert returned["returned"] > gone["gone"] == returned["gone"]
    assert crawl.rows("SELECT id FROM revisions") == []


def others(site: RoutedSite, post: Post) -> list[str]:
    """Other addresses that answer with the post."""
    address = site.address(post)
    if isinstance(site, Blogger):
        return [f"{address}?m=1", f"{address}?utm_source=saluran"]
    if isinstance(site, Drupal):
        return [f"{site.url}/node/{site.nodes.number(post)}", f"{address}?page=0%2C1"]
    if isinstance(site, Laravel):
        return [address.replace(post.slug, "judul-lama"), address.replace("/berita/", "/amp/berita/")]
    if isinstance(site, Joomla):
        number = site.content.number(post)
        return [f"{site.url}/politik/{number}-judul-lama", f"{address}?tmpl=component&print=1"]
    return [f"{address}?utm_source=saluran&utm_medium=sosial", f"{address}?fbclid=IwAR0"]


@pytest.mark.parametrize("index", [0, 1])
def test_other_addresses_are_one_article(known: Known, index: int) -> None:
    site, crawl, post = known.site, known.crawl, known.post(3)
    before = crawl.rows("SELECT id, identity FROM articles ORDER BY id")
    other = others(site, post)[index]
    crawl.of(site, f"url={other}")
    assert crawl.rows("SELECT id, identity FROM articles ORDER BY id") == before
    assert crawl.page(site.address(post))["state"] == "stored"
    if canonical_url(other) != canonical_url(site.address(post)):
        assert crawl.page(other)["state"] == "duplicate"


def test_post_that_was_renamed_is_one_article(tmp_path: Path) -> None:
    site = Faults([*posts(12)], listed=["gone"])
    with misbehaving(site):
        crawl = Crawl(tmp_path)
        crawl.of(site)
        post = next(one for one in site.posts if one.on_topic and one.number > 1)
        before = crawl.rows("SELECT id, headline FROM articles ORDER BY id")
        site.rename(post.number, "judul-yang-diganti-redaksi")
        crawl.make_due(site.address(post))
        crawl.of(site)
        assert "/berita/judul-yang-diganti-redaksi" in {one.path for one in site.log}
        assert crawl.rows("SELECT id, headline FROM articles ORDER BY id") == before
