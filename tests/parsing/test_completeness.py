import html
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.items import Article, Related
from crawler.parsing.completeness import Completeness, completeness_of
from crawler.parsing.page import Page
from tests.parsing.kind_pages import HEADLINE, PARAGRAPHS, TEASER, TEXT
from tests.parsing.test_hostile_pages import HOSTILE

BODY = "\n".join(PARAGRAPHS)
SECONDS = 4


def article(body: str = BODY) -> Article:
    return Article(identity="x", headline=HEADLINE, body=body, related=(Related(title="Jembatan Dibuka"),))


def page(**stated: Any) -> Page:
    node = {"@type": "NewsArticle", "headline": HEADLINE, **stated}
    block = json.dumps(node).replace("</", "<\\/")
    return Page(f'<title>{HEADLINE}</title><script type="application/ld+json">{block}</script>')


COMPLETE = {
    "nothing said": (article(), page(), None, "nothing says otherwise"),
    "articleBody": (article(), page(articleBody=BODY), None, "100% of JSON-LD's articleBody is in the body"),
    "articleBody in one line": (
        article(),
        page(articleBody=BODY.replace("\n", " ")),
        None,
        "100% of JSON-LD's articleBody is in the body",
    ),
    "articleBody as HTML": (article(), page(articleBody=TEXT), None, "100% of JSON-LD's articleBody is in the body"),
    "articleBody that is a summary": (article(), page(articleBody=PARAGRAPHS[0]), None, "nothing says otherwise"),
    "wordCount": (article(), page(wordCount=90), None, "74 words, where JSON-LD counts 90"),
    "wordCount as text": (article(), page(wordCount="72"), None, "74 words, where JSON-LD counts 72"),
    "wordCount that counts nothing": (article(), page(wordCount=0), None, "nothing says otherwise"),
    "feed": (article(), None, f"{HEADLINE}\n{BODY}", "100% of the feed's text is in the body"),
    "wordCount of something else": (
        article(),
        page(wordCount=300),
        None,
        "74 words, where JSON-LD counts 300, but it does not break off",
    ),
    "wordCount, with a byline below": (
        article(f"{BODY}\nPenulis: Marni Sulastri\nEditor: Darto"),
        page(wordCount=300),
        None,
        "79 words, where JSON-LD counts 300, but it does not break off",
    ),
    "articleBody that is escaped": (
        article(),
        page(articleBody=html.escape(html.escape(TEXT))),
        None,
        "100% of JSON-LD's articleBody is in the body",
    ),
    "articleBody in other words": (article(), page(articleBody=TEASER * 3), None, "nothing says otherwise"),
    "feed in other words": (article(), None, TEASER * 3, "nothing says otherwise"),
    "links to the articles before and after": (
        article(f"{BODY}\n« Sebelumnya\nSelanjutnya »"),
        None,
        None,
        "nothing says otherwise",
    ),
    "feed against a wrong wordCount": (article(), page(wordCount=900), BODY, "100% of the feed's text is in the body"),
    "feed with a summary": (article(), page(), PARAGRAPHS[0], "nothing says otherwise"),
    "free": (article(), page(isAccessibleForFree=True), None, "nothing says otherwise"),
    "the word as part of a sentence": (
        article(f"{BODY}\nKisah ini masih bersambung."),
        None,
        None,
        "nothing says otherwise",
    ),
}


@pytest.mark.parametrize("name", COMPLETE)
def test_complete(name: str) -> None:
    one, on, feed, reason = COMPLETE[name]
    assert completeness_of(one, on, feed_text=feed) == Completeness(verdict="complete", reason=reason)


SHORT = article("\n".join(PARAGRAPHS[:2]))
# Of the text that breaks off by itself, another rendering may have more.
BREAKING_OFF = {
    "empty": (article(" \n"), page(), None, "there is no text"),
    "articleBody": (SHORT, page(articleBody=BODY), None, "36% of JSON-LD's articleBody is in the body"),
    "feed": (SHORT, None, BODY, "36% of the feed's text is in the body"),
    "the worse of two": (SHORT, page(articleBody=TEASER * 3), BODY, "0% of JSON-LD's articleBody is in the body"),
    "read more": (article(f"{BODY}\nBaca Selengkapnya »"), page(wordCount=72), None, "it ends in 'baca selengkapnya'"),
    "read more behind a line": (article(f"{BODY} ... Read more"), None, None, "it ends in 'read more'"),
    "ellipsis of an excerpt": (article(f"{BODY} […]"), None, None, "it ends in '[…]'"),
    "pager": (article(f"{BODY}\nHalaman Selanjutnya"), None, None, "it ends in 'Halaman Selanjutnya'"),
    "pager above a byline": (article(f"{BODY}\nSelanjutnya\n(mar/red)"), None, None, "it ends in 'Selanjutnya'"),
    "breaking off": (article(f"{BODY}\nKetua panitia lalu ..."), None, None, "its last line breaks off"),
}
LACKING = {
    "for subscribers": (SHORT, page(isAccessibleForFree="False"), None, "JSON-LD says that it is not free to read"),
    "a text of which the body has much": (
        article("\n".join(PARAGRAPHS[:3])),
        page(articleBody=BODY),
        None,
        "64% of JSON-LD's articleBody is in the body",
    ),
}


@pytest.mark.parametrize("name", BREAKING_OFF)
def test_text_that_breaks_off(name: str) -> None:
    one, on, feed, reason = BREAKING_OFF[name]
    found = completeness_of(one, on, feed_text=feed)
    assert found == Completeness(verdict="partial", reason=reason, breaks_off=True)
    assert found.is_partial


@pytest.mark.parametrize("name", LACKING)
def test_text_that_lacks_something(name: str) -> None:
    one, on, feed, reason = LACKING[name]
    assert completeness_of(one, on, feed_text=feed) == Completeness(verdict="partial", reason=reason)


def test_parts_that_were_not_fetched() -> None:
    found = completeness_of(article(), page(articleBody=BODY), parts_missing=2)
    assert found == Completeness(verdict="partial", reason="2 of its parts were not fetched", breaks_off=True)


@pytest.mark.parametrize("text", ["a" * 3_000_000, "ab " * 1_000_000, "baca selengkapnya " * 200_000, "\n" * 1_000_000])
def test_hostile_text(text: str) -> None:
    started = time.process_time()
    completeness_of(article(text), feed_text=text + "b")
    completeness_of(article(text + "b"), feed_text="a" * 60 + text)
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_page(name: str) -> None:
    on = Page(HOSTILE[name])
    started = time.process_time()
    assert not completeness_of(article(), on).is_partial
    assert time.process_time() - started < SECONDS


scalars: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just([]) | st.just({"a": 1})
)


@given(body=st.text(max_size=300), feed=st.none() | st.text(max_size=400), count=scalars, free=scalars, stated=scalars)
@settings(max_examples=200, deadline=None)
def test_any_text(body: str, feed: str | None, count: Any, free: Any, stated: Any) -> None:
    on = page(wordCount=count, isAccessibleForFree=free, articleBody=stated)
    found = completeness_of(article(body), on, feed_text=feed)
    assert found.verdict in ("complete", "partial")
    assert found.reason
