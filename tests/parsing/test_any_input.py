"""Whatever comes in, the readers give an article or a ValueError, in bounded time."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.items import Article
from crawler.parsing.html import parse_html
from crawler.parsing.objects import parse_object
from crawler.parsing.text import parse_text

PAGES = [path.read_bytes() for path in sorted((Path(__file__).parent / "pages").glob("*.html"))]
SECONDS = 5
TOKENS = [
    *b"<div> </div> <p </p> > < \" ' &#0; &#x1F; &#xD800; &lt;".split(),
    *b"<!-- --> <![CDATA[ </script> <table> <td> <title> <svg> <math>".split(),
    *b"<template> <frameset> <plaintext> <base\thref='::'> <?xml\tversion='1.0'?> 2024-02-31 99/99/9999".split(b" "),
    b"<script type='application/ld+json'>",
    b'{"@type":"Article"}',
    b"<a href='http://[x'>a b c d</a>",
    b"<meta charset=utf-16>",
    b"<meta charset=x-user-defined>",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"\x85",
]
urls = st.sampled_from([None, "https://contoh.example/berita", "http://[x", "javascript:1", ""]) | st.text(max_size=20)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = (
    "@type,@id,@graph,headline,name,author,editor,datePublished,dateModified,image,url,publisher,articleBody,"
    "articleSection,itemListElement,interactionStatistic,mainEntity,mainEntityOfPage"
)
linked = st.dictionaries(
    st.sampled_from(KEYS.split(",")), values | st.sampled_from(["Article", "BreadcrumbList", "WebPage"])
)


def ends(parse: Callable[[], Article]) -> Article | None:
    """What `parse` gives; None where it raises a ValueError. Asserts that it ends in time, with no other error."""
    started = time.process_time()
    try:
        article = parse()
    except ValueError:
        article = None
    assert time.process_time() - started < SECONDS
    return article


def reads(page: bytes | str, url: str | None = None) -> None:
    """Asserts that a page gives well-formed text and web addresses, or a ValueError, in time."""
    article = ends(lambda: parse_html(page, identity="x", url=url))
    if article is not None:
        for text in (article.body, article.headline or "", article.outlet or "", *article.captions):
            assert "\x00" not in text
            text.encode()
        for address in (article.url, article.image, *(one.url for one in article.related)):
            assert address is None or address.startswith(("http://", "https://"))


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """A saved page with pieces cut out, doubled and put in."""
    data = draw(st.sampled_from(PAGES))
    for _ in range(draw(st.integers(1, 8))):
        start, length = draw(st.integers(0, len(data))), draw(st.integers(0, 400))
        token = draw(st.sampled_from([*TOKENS, data[start : start + length], b""]))
        data = data[:start] + token * draw(st.integers(1, 20)) + data[start + draw(st.integers(0, 400)) :]
    return data


@given(data=st.binary(max_size=400) | st.lists(st.sampled_from(TOKENS), max_size=60).map(b"".join), url=urls)
@settings(max_examples=300, deadline=None)
@example(data=b"<a href='http://[x'>a b c d</a>" * 9, url=None)
def test_any_bytes_as_a_page(data: bytes, url: str | None) -> None:
    reads(data, url)


@given(data=mangled())
@settings(max_examples=200, deadline=None)
def test_mangled_pages(data: bytes) -> None:
    reads(data, "https://contoh.example/berita")


@given(text=st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_as_a_page(text: str) -> None:
    reads(text)


@given(node=linked | st.lists(linked, max_size=3))
@settings(max_examples=300, deadline=None)
def test_any_linked_data(node: object) -> None:
    block = json.dumps(node).replace("</", "<\\/")
    reads(f"<script type='application/ld+json'>{block}</script>")


header = st.sampled_from(["url", "judul", "title", "authors", "date_published", "section", "outlet", ""]) | st.text(
    max_size=9
)
lines = st.lists(st.tuples(header, st.text(max_size=30)).map(": ".join), max_size=6).map("\n".join)


@given(head=lines, body=st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text(head: str, body: str) -> None:
    ends(lambda: parse_text(f"{head}\n\n{body}", identity="x"))


@given(
    value=values
    | st.dictionaries(
        st.sampled_from(["text", "html", "url", "headline", "authors", "date_published", "section", "other"]),
        values,
    )
)
@settings(max_examples=300, deadline=None)
def test_any_object(value: object) -> None:
    ends(lambda: parse_object(value, identity="x"))  # type: ignore[arg-type]  # any kind
