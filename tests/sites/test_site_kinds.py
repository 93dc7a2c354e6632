"""What each kind of local site has of its own: its quirks are there as its class says."""

import re
from datetime import UTC, datetime, timedelta, timezone
from html import unescape
from typing import Literal

import pytest
from lxml import etree

from tests.sites.asking import ask, page, pages_from
from tests.sites.blogger import Blogger
from tests.sites.drupal import Drupal
from tests.sites.joomla import Joomla
from tests.sites.laravel import Laravel, ago
from tests.sites.posts import posts
from tests.sites.server import served

POSTS = posts()
ON_TOPIC = [post for post in POSTS if post.on_topic]
ATOM = "{http://www.w3.org/2005/Atom}"


def test_blogger_turns_pages_of_its_feeds_by_number_up_to_150() -> None:
    with served(Blogger(posts(200))) as site:
        feed = etree.fromstring(ask(f"{site.url}/feeds/posts/default?start-index=151&max-results=500")[1].encode())
        total = "{http://a9.com/-/spec/opensearchrss/1.0/}totalResults"
        turns = [one.get("rel") for one in feed.findall(f"{ATOM}link") if "www.blogger.com" in one.get("href", "")]
        assert (len(feed.findall(f"{ATOM}entry")), feed.findtext(total)) == (50, "200")
        assert turns == ["self", "previous"]


def test_blogger_parts_its_sitemap_where_it_is_long() -> None:
    with served(Blogger(POSTS, sitemap_size=25)) as site:
        locations = re.findall("<loc>(.*?)</loc>", ask(f"{site.url}/sitemap.xml")[1])
        listed = [re.findall("<loc>(.*?)</loc>", ask(unescape(one))[1]) for one in locations]
        assert [len(one) for one in listed] == [25, 25, 10]
        assert set(sum(listed, [])) == {site.address(post) for post in POSTS}  # noqa: RUF017 - three short lists


@pytest.mark.parametrize("structured", ["json-ld", "microdata"])
def test_blogger_writes_moments_by_the_clock_it_was_left_with(structured: Literal["json-ld", "microdata"]) -> None:
    blog = Blogger(
        POSTS, structured="microdata" if structured == "microdata" else "json-ld", clock=timezone(-timedelta(hours=8))
    )
    with served(blog) as site:
        post = POSTS[0]
        body = ask(site.address(post))[1]
        stated = re.findall(r"\d{4}-\d\d-\d\dT[\d:]{8}-08:00", body)
        assert {datetime.fromisoformat(one) for one in stated} == {post.published, post.modified or post.published}
        assert ("ld+json" in body, "itemprop" in body) == (structured == "json-ld", structured == "microdata")


def test_blogger_has_the_same_post_for_telephones_and_in_its_labels_feed() -> None:
    with served(Blogger(POSTS, one_account=True)) as site:
        post = ON_TOPIC[0]
        mobile = page(f"{site.address(post)}?m=1")
        labelled = ask(f"{site.url}/feeds/posts/default/-/Netralitas%20ASN?max-results=150")[1]
        assert mobile.xpath("string(//link[@rel='canonical']/@href)") == site.address(post)
        assert f"(Reporter: {post.author} | Editor:" in mobile.text_content()
        assert labelled.count("<entry>") == len(ON_TOPIC)
        assert post.author not in re.findall("<name>(.*?)</name>", labelled)


def test_the_portal_has_articles_in_pages_whose_whole_is_one_too() -> None:
    with served(Laravel(POSTS, longest=5)) as site:
        post = max(POSTS, key=lambda one: len(one.paragraphs))
        parts = list(pages_from(site.address(post)))
        first = [one.text_content() for one in parts[0].cssselect(".isi-berita p")]
        following = parts[0].xpath("//a[text()='Selanjutnya']/@href")
        second = [one.text_content() for one in page(following[0]).cssselect(".isi-berita p")]
        assert first == list(post.paragraphs[:5])
        assert second[:5] == list(post.paragraphs[5:10])
        assert "Halaman tidak ditemukan" in ask(f"{site.address(post)}?page=99")[1]


def test_the_portal_answers_any_words_behind_the_number_and_has_a_light_copy() -> None:
    with served(Laravel(POSTS)) as site:
        post = POSTS[0]
        address = site.address(post)
        light = address.replace("/berita/", "/amp/berita/")
        assert page(address).xpath("string(//link[@rel='amphtml']/@href)") == light
        for other in (address.replace(post.slug, "judul-lama"), light):
            assert page(other).xpath("string(//link[@rel='canonical']/@href)") == address


def test_the_portal_writes_dates_for_people_alone() -> None:
    with served(Laravel(POSTS)) as site:
        body = ask(site.address(POSTS[0]))[1]
        assert "Jumat, 23 Juni 2023 | 07:17 WIB" in body
        assert not re.search(r"ld\+json|published_time|datetime=|2023-06-23", body)
        months = re.findall("<loc>(.*?)</loc>", ask(f"{site.url}/sitemap.xml")[1])
        listed = [one for month in months for one in re.findall("<loc>(.*?)</loc>", ask(month)[1])]
        assert sorted(listed) == sorted(site.address(post) for post in POSTS)


@pytest.mark.parametrize(
    ("feed", "expected"), [("none", None), ("relative", r"\d+ \w+ yang lalu"), ("zoneless", r"[\d-]{10} [\d:]{8}")]
)
def test_the_feed_of_the_portal_has_dates_of_its_own_kind(
    feed: Literal["none", "relative", "zoneless"], expected: str | None
) -> None:
    with served(Laravel(POSTS, feed=feed)) as site:
        dates = re.findall("<pubDate>(.*?)</pubDate>", ask(f"{site.url}/rss")[1])
        assert len(dates) == (20 if expected else 0)
        assert all(expected and re.fullmatch(expected, one) for one in dates)


def test_relative_dates_name_the_largest_unit() -> None:
    now = datetime.now(UTC)
    assert ago(now - timedelta(hours=2, minutes=5)) == "2 jam yang lalu"
    assert ago(now - timedelta(days=45)) == "1 bulan yang lalu"


def test_drupal_has_a_post_at_its_node_too_and_times_in_utc() -> None:
    with served(Drupal(POSTS)) as site:
        post = POSTS[0]
        node = page(f"{site.url}/node/{site.nodes.number(post)}")
        assert node.xpath("string(//link[@rel='canonical']/@href)") == site.address(post)
        assert node.xpath("//article[contains(@class, 'full')]/header//time/@datetime") == ["2023-06-23T00:17:29Z"]


def test_drupal_repeats_the_last_page_and_pages_comments_beside_the_article() -> None:
    with served(Drupal(POSTS)) as site:
        busy = next(post for post in POSTS if post.number % 6 == 0)
        first, second = page(site.address(busy)), page(f"{site.address(busy)}?page=0%2C1")
        remarks = [[one.get("id") for one in shown.cssselect(".comment")] for shown in (first, second)]
        assert ask(f"{site.url}/node?page=99")[1] == ask(f"{site.url}/node?page=5")[1]
        assert busy.paragraphs[-1] in second.text_content()
        assert remarks[0]
        assert remarks[1]
        assert not set(remarks[0]) & set(remarks[1])


def test_drupal_lists_the_posts_of_a_term() -> None:
    with served(Drupal(POSTS)) as site:
        at = site.nodes.term("Netralitas ASN")
        titles = [
            one.text_content().strip()
            for shown in pages_from(site.url + at)
            for one in shown.cssselect("h2.node__title")
        ]
        assert sorted(titles) == sorted(post.headline for post in ON_TOPIC)


@pytest.mark.parametrize("delay", [True, False])
def test_drupal_forbids_its_search_and_may_ask_for_a_delay(*, delay: bool) -> None:
    with served(Drupal(POSTS, crawl_delay=delay)) as site:
        rules = ask(f"{site.url}/robots.txt")[1].splitlines()
        assert "Disallow: /search/" in rules
        assert ("Crawl-delay: 1" in rules) == delay
    with served(Drupal(POSTS, search_allowed=True)) as site:
        assert "/search/" not in ask(f"{site.url}/robots.txt")[1]


def test_joomla_has_a_post_under_many_addresses_none_of_which_is_stated() -> None:
    with served(Joomla(POSTS, rewriting=False)) as site:
        post = POSTS[0]
        number = site.content.number(post)
        true = site.address(post)
        same = f"{site.url}/politik/{number}-judul-lama", f"{site.url}/index.php?option=com_content&id={number}:x"
        assert "/index.php/" in true
        assert [ask(one)[1] == ask(true)[1] for one in same] == [True, True]
        assert not page(true).xpath("//link[@rel='canonical']")
        assert post.paragraphs[0] in page(f"{true}?tmpl=component&print=1").text_content()


def test_joomla_has_feeds_of_sections() -> None:
    with served(Joomla(POSTS)) as site:
        feed = etree.fromstring(ask(f"{site.url}/politik?format=feed&type=atom")[1].encode())
        assert {one.get("term") for one in feed.iter(f"{ATOM}category")} == {"Politik"}
        moments = [datetime.fromisoformat(one.text or "") for one in feed.iter(f"{ATOM}published")]
        politics = sorted((post.published for post in POSTS if post.section == "Politik"), reverse=True)
        assert moments == politics[:10]
