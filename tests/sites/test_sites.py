"""The local sites serve what they say, so that a crawl which fails to find it has failed itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta, timezone
from html import unescape
from urllib.parse import urljoin

import pytest
from lxml import etree

from tests.sites.asking import ask, page, pages_from
from tests.sites.blogger import Blogger
from tests.sites.drupal import Drupal
from tests.sites.joomla import Joomla
from tests.sites.laravel import Laravel
from tests.sites.posts import posts
from tests.sites.routing import RoutedSite
from tests.sites.server import served

POSTS = posts()
ON_TOPIC = [post for post in POSTS if post.on_topic]
ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True)
class Kind:
    """Where a kind of site keeps what the tests ask it for."""

    make: Callable[[], RoutedSite]
    feed: str
    feed_size: int
    list_at: str
    search_at: str


KINDS = {
    "Blogger": Kind(lambda: Blogger(POSTS), "/feeds/posts/default", 25, "/", "/search?q=netralitas+asn"),
    "Laravel": Kind(lambda: Laravel(POSTS), "/rss", 20, "/indeks", "/cari?q=netralitas+asn"),
    "Drupal": Kind(lambda: Drupal(POSTS), "/rss.xml", 10, "/node", "/search/node?keys=netralitas+asn"),
    "Joomla": Kind(
        lambda: Joomla(POSTS), "/?format=feed&type=rss", 10, "/", "/component/finder/search?q=netralitas+asn"
    ),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


@pytest.fixture
def site(kind: Kind) -> Iterator[RoutedSite]:
    with served(kind.make()) as site:
        yield site


def test_posts_are_the_same_however_many_are_asked_for_and_a_third_is_on_topic() -> None:
    assert posts(30) == POSTS[:30]
    assert len(ON_TOPIC) == len(POSTS) // 3
    for same in ("slug", "headline", "published"):
        assert len({getattr(post, same) for post in POSTS}) == len(POSTS)
    assert {post.published.year for post in POSTS} == {2023, 2024}
    with pytest.raises(ValueError, match="texts for"):
        posts(100_000)


def test_posts_of_another_zone_show_the_same_clock() -> None:
    wit = timezone(timedelta(hours=9))
    assert [post.published.replace(tzinfo=None) for post in posts(9, zone=wit)] == [
        post.published.replace(tzinfo=None) for post in POSTS[:9]
    ]
    assert {post.published.utcoffset() for post in posts(9, zone=wit)} == {timedelta(hours=9)}


def test_every_post_is_at_its_address_with_all_that_is_known_of_it(site: RoutedSite) -> None:
    addresses = [site.address(post) for post in POSTS]
    assert len(set(addresses)) == len(POSTS)
    for post, address in zip(POSTS, addresses, strict=True):
        whole = f"{address}?page=all" if isinstance(site, Laravel) else address
        status, body = ask(whole)
        text = " ".join(page(whole).text_content().split())
        assert status == 200
        assert post.headline in unescape(body)
        assert post.author in text
        places = [text.index(" ".join(paragraph.split())) for paragraph in post.paragraphs]
        assert places == sorted(places)


def test_the_first_feed_holds_the_newest_posts(site: RoutedSite, kind: Kind) -> None:
    feed = etree.fromstring(ask(site.url + kind.feed)[1].encode())
    entries = [*feed.iter(f"{ATOM}entry")]
    of_entries = [one.xpath("string(*[local-name()='link'][@rel='alternate']/@href)") for one in entries]
    of_items = [one.findtext("link") for one in feed.iter("item")]
    newest = sorted(POSTS, key=lambda post: post.published, reverse=True)
    assert of_entries + of_items == [site.address(post) for post in newest[: kind.feed_size]]


def test_the_pages_of_the_list_end_and_hold_every_post(site: RoutedSite, kind: Kind) -> None:
    shown = list(pages_from(site.url + kind.list_at))
    linked = {urljoin(one.base_url, href) for one in shown for href in one.xpath("//a/@href")}
    assert len(shown) == 6
    assert linked >= {site.address(post) for post in POSTS}


def test_the_search_finds_what_has_all_the_words(site: RoutedSite, kind: Kind) -> None:
    found = {site.address(post) for post in site.matching("netralitas asn")}
    main = "//*[contains(@class, 'title') and not(contains(@class, 'button'))]//a/@href | //h2/a/@href"
    linked = {urljoin(one.base_url, href) for one in pages_from(site.url + kind.search_at) for href in one.xpath(main)}
    assert len(found) > len(ON_TOPIC) / 2
    assert linked & {site.address(post) for post in POSTS} == found


def test_what_is_asked_is_kept_in_order(site: RoutedSite, kind: Kind) -> None:
    ask(site.url + kind.list_at)
    ask(site.url + kind.search_at, "HEAD")
    assert [(one.method, one.path) for one in site.log] == [("GET", kind.list_at), ("HEAD", kind.search_at)]
    assert site.log[0].headers["host"] == site.url.removeprefix("http://")


def test_posts_may_be_changed_and_deleted_while_the_site_is_served(site: RoutedSite) -> None:
    first, second = POSTS[:2]
    site.posts[0] = replace(first, paragraphs=("Ralat: rapat ditunda sampai Senin.",))
    site.posts.remove(second)
    assert "Ralat: rapat ditunda sampai Senin." in ask(site.address(first))[1]
    assert second.paragraphs[1] not in unescape(ask(site.address(second))[1])


def test_unknown_paths_are_not_found_but_by_the_portal_that_says_so_with_200(site: RoutedSite) -> None:
    status, body = ask(f"{site.url}/wp-json/wp/v2/posts")
    assert status == (200 if isinstance(site, Laravel) else 404)
    assert not any(post.paragraphs[1] in unescape(body) for post in POSTS)
