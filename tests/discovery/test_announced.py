"""Which feeds a page announces, and where they usually are."""

from crawler.discovery.feeds import announced, is_of_comments, usual_feeds

PAGE = """<html><head><base href="https://kabarrawa.example/berita/">
<link rel="alternate" type="application/rss+xml" title="Kabar Rawa &raquo; Feed" href="/feed/">
<link rel="alternate" type="application/rss+xml" title="Kabar Rawa &raquo; Umpan Komentar" href="/balasan/feed/">
<link rel="alternate" type="application/rss+xml" title="" href="https://kabarrawa.example/comments/feed/">
<link rel="ALTERNATE feed" type="Application/Atom+XML; charset=utf-8" href="atom.xml">
<link rel="alternate" type="application/rss+xml" href="/feed/">
<link rel="alternate" type="application/rss+xml" href="https://feeds.feedburner.com/rawa">
<link rel="alternate" type="application/rss+xml" href="https://lain.example/feed/">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/1">
<link rel="alternate" type="application/json+oembed" href="/oembed">
<link rel="alternate" hreflang="en" href="/en/"><link rel="stylesheet" type="text/css" href="/a.css">
<link rel="alternate" type="application/rss+xml"></head><body>
<link rel="alternate" type="application/feed+json" href="feed.json"></body></html>"""


def test_the_feeds_that_a_page_announces() -> None:
    feeds = (
        "https://kabarrawa.example/feed/",
        "https://kabarrawa.example/berita/atom.xml",
        "https://feeds.feedburner.com/rawa",
        "https://kabarrawa.example/berita/feed.json",
    )
    assert announced(PAGE, "https://kabarrawa.example/") == feeds
    assert announced(PAGE.encode(), "https://kabarrawa.example/") == feeds
    assert announced(b"\x89PNG\r\n", "https://kabarrawa.example/") == ()
    assert announced(b"", "https://kabarrawa.example/") == ()


def test_a_feed_of_comments_is_known_by_its_name() -> None:
    assert is_of_comments("https://a.example/x/feed/", "A » Komentar untuk Camat")
    assert not is_of_comments("https://a.example/x/feed/", "A » Kategori Komentator")


def test_the_usual_places() -> None:
    assert usual_feeds("https://a.example", "wordpress") == ("https://a.example/feed/", "https://a.example/?feed=rss2")
    assert usual_feeds("https://a.example/kabar/", "ghost") == (
        "https://a.example/kabar/rss/",
        "https://a.example/rss/",
    )
    assert usual_feeds("https://a.example/kabar?x=1", "hugo")[0] == "https://a.example/kabar/index.xml"
    assert usual_feeds("https://a.example/", "unheard-of") == usual_feeds("https://a.example/")
    assert usual_feeds("https://a.example/")[:2] == ("https://a.example/feed/", "https://a.example/rss")
