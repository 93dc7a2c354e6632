"""Where feeds go on."""

from datetime import datetime

import pytest

from crawler.discovery.feeds import read_feed
from crawler.discovery.links import Link, Listing
from crawler.parsing.dates import WIB
from tests.discovery.feed_samples import ENTRY, ITEM, RDF, URL, read, rss


@pytest.mark.parametrize(
    ("generator", "url", "further"),
    [
        ("https://wordpress.org/?v=6.6", URL + "?paged=2", (URL + "?paged=3",)),
        (
            "https://wordpress.org/?v=6.6",
            "https://a.example/?feed=rss2&paged=9",
            ("https://a.example/?feed=rss2&paged=10",),
        ),
        (
            "http://wordpress.com/",
            "https://a.example/category/asn/feed/",
            ("https://a.example/category/asn/feed/?paged=2",),
        ),
        ("https://wordpress.org/?v=6.6", URL + "?paged=x", (URL + "?paged=2",)),
        ("Laravel Feed", URL, ()),
        ("", URL, ()),
    ],
)
def test_only_wordpress_is_asked_for_further_pages_that_it_does_not_name(
    generator: str, url: str, further: tuple[str, ...]
) -> None:
    text = rss(ITEM, head=f"<generator>{generator}</generator>")
    assert read_feed(text.encode(), url, site=url).further == further


def test_a_wordpress_page_without_entries_is_the_last() -> None:
    assert read(rss(head="<generator>https://wordpress.org/?v=6.6</generator>")) == Listing()


def test_wordpress_in_atom_and_rdf_says_what_it_is_in_attributes() -> None:
    generator = '<generator uri="https://wordpress.org/" version="6.6">WP</generator>'
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom">{generator}{ENTRY}</feed>'
    assert read(atom).further == (URL + "?paged=2",)
    rdf = RDF.replace("</channel>", '<admin:generatorAgent rdf:resource="https://wordpress.org/?v=6.6" /></channel>')
    assert read(rdf).further == (URL + "?paged=2",)


BLOGGER = """<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href="http://www.blogger.com/styles/atom.css"?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/'>
<link rel='http://schemas.google.com/g/2005#feed' href='http://desakabar.example/feeds/posts/default'/>
<link rel='alternate' type='text/html' href='http://desakabar.example/'/>
<link rel='next' href='http://www.blogger.com/feeds/99/posts/default?start-index=26&amp;max-results=25'/>
<generator version='7.00' uri='http://www.blogger.com'>Blogger</generator>
<openSearch:totalResults>{total}</openSearch:totalResults><openSearch:startIndex>{start}</openSearch:startIndex>
<openSearch:itemsPerPage>25</openSearch:itemsPerPage>{entries}</feed>"""
POST = """<entry><id>tag:blogger.com,1999:blog-99.post-{n}</id><published>2024-11-18T08:15:00.003+07:00</published>
<title type='text'>Kabar {n}</title><content type='html'>&lt;div&gt;Teks {n}.&lt;br /&gt;
&lt;br /&gt;Akhir.&lt;/div&gt;</content>
<link rel='replies' href='http://desakabar.example/feeds/{n}/comments/default'/>
<link rel='alternate' type='text/html' href='http://desakabar.example/2024/11/kabar-{n}.html'/></entry>"""


@pytest.mark.parametrize(
    ("total", "start", "count", "further"),
    [
        (60, 1, 25, ("?start-index=26&max-results=25",)),
        (60, 26, 19, ("?start-index=45&max-results=25",)),
        (60, 51, 10, ()),
        (25, 1, 25, ()),
        (60, 51, 0, ()),
    ],
)
def test_blogger_is_counted_out_on_its_own_host(total: int, start: int, count: int, further: tuple[str, ...]) -> None:
    url = "https://desakabar.example/feeds/posts/default"
    entries = "".join(POST.format(n=n) for n in range(count))
    listing = read(BLOGGER.format(total=total, start=start, entries=entries), f"{url}?start-index={start}")
    assert listing.further == tuple(url + one for one in further)
    assert listing.links[:1] == (
        Link(
            url="http://desakabar.example/2024/11/kabar-0.html",
            title="Kabar 0",
            published=datetime(2024, 11, 18, 8, 15, tzinfo=WIB),
            text="Teks 0.\nAkhir.",
        ),
    )[:count]  # fmt: skip


@pytest.mark.parametrize(
    ("links", "further"),
    [
        ('<atom:link rel="next" href="/feed/?page=2"/>', ("https://kabarrawa.example/feed/?page=2",)),
        ('<atom:link rel="prev-archive" href="2024-10.xml"/>', ("https://kabarrawa.example/feed/2024-10.xml",)),
        (
            '<atom:link rel="prev-archive" href="/a"/><atom:link rel="next" href="/b"/>',
            ("https://kabarrawa.example/b", "https://kabarrawa.example/a"),
        ),
        ('<atom:link rel="next-archive" href="/a"/><atom:link rel="previous" href="/b"/>', ()),
        ('<atom:link rel="next" href="/feed/"/>', ()),
        ('<atom:link rel="next" href="https://lain.example/feed/"/>', ()),
        ('<atom:link rel="next" href="javascript:alert(1)"/>', ()),
    ],
)
def test_a_feed_names_its_older_pages(links: str, further: tuple[str, ...]) -> None:
    assert read(rss(ITEM, head=links)).further == further
