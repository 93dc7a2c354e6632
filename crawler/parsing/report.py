"""All that has to be known of an article page, read in one go: what a worker process does for the crawl."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from urllib.parse import urldefrag, urljoin

from crawler.items import Article
from crawler.parsing import meta
from crawler.parsing.body import find_body
from crawler.parsing.canonical import MOST_STATEMENTS, Addresses, addresses_of
from crawler.parsing.completeness import completeness_of
from crawler.parsing.data_article import complete_from_data
from crawler.parsing.html import read_page
from crawler.parsing.joining import LONG_LINE, join
from crawler.parsing.page import Page
from crawler.parsing.page_kind import PageKind, kind_of
from crawler.parsing.page_parts import Parts, find_parts
from crawler.parsing.paragraphs import read as read_element
from crawler.parsing.urls import canonical_url

# A page that repeats as much of the first part holds the whole article.
LEAST_REPEATED = 0.7
# What a site may answer in the place of a part; of a part that is short, little can be said.
NO_PARTS = ("not_found", "login", "password", "challenge", "error", "home")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAnswer:
    """A page as it was answered: by `url` (after redirects), with `status`; `declared` is the header's charset."""

    data: bytes
    url: str
    status: int = 200
    declared: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """What a page, with its further parts, was found to be.

    `article` goes by the identity of `addresses`; its `partial` says why it is not whole, as far as can be seen, and
    `breaks_off` tells that its text itself shows it. `is_deep` tells that elements may have been lost, see `Page`.
    `kind` and `addresses` are those of the first part, `parts` those that follow the last.
    """

    article: Article
    kind: PageKind
    addresses: Addresses
    parts: Parts
    breaks_off: bool = False
    is_deep: bool = False


def report(
    answers: Sequence[PageAnswer], *, zone: tzinfo | None = None, feed_text: str | None = None, parts_missing: int = 0
) -> PageReport:
    """Read the parts of an article, of which there may be one. `zone` is the outlet's.

    `feed_text` is what a listing holds of the text, `parts_missing` the number of parts that could not be had. Raises
    UndecodableError for what is no text, ValueError where an address is no http(s) URL or there are no answers.
    """
    if not answers:
        raise ValueError("expected the answers of a page, got none")
    first = _Part.read(answers[0], zone)
    others = [_Part.read(one, zone, first) for one in answers[1:]]
    addresses = addresses_of(first.page, first.answer.url, headline=first.article.headline)
    url = _as_written(addresses.identity, first.answer.url, first.page)
    own = [first, *(one for one in others if one.kind.kind not in NO_PARTS)]
    article = replace(join(_without_repetition(own)), identity=addresses.identity, url=url)
    kind, parts, breaks_off = first.kind, Parts(), False
    if kind.is_article:
        if (others or own)[-1] in own:
            parts = find_parts(own[-1].page, own[-1].answer.url, identity=addresses.identity)
        missing = parts_missing + len(others) + 1 - len(own) or len(parts.urls)
        whole = completeness_of(article, first.page, feed_text=feed_text, parts_missing=missing)
        article = replace(article, partial=whole.reason if whole.is_partial else None)
        breaks_off = whole.breaks_off
    is_deep = first.page.is_deep
    return PageReport(
        article=article, kind=kind, addresses=addresses, parts=parts, breaks_off=breaks_off, is_deep=is_deep
    )


def _without_repetition(own: "Sequence[_Part]") -> list[Article]:
    """The articles of the parts; of a page that has all of them at once, only that one, with the facts of the first."""
    first, *others = [one.article for one in own]
    lines = [line for line in first.body.split("\n") if len(line) >= LONG_LINE]
    for other in others:
        there = set(other.body.split("\n"))
        if lines and sum(line in there for line in lines) >= LEAST_REPEATED * len(lines):
            return [replace(first, body=other.body, related=other.related or first.related)]
    return [first, *others]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A page as it was read by itself."""

    answer: PageAnswer
    page: Page
    article: Article
    kind: PageKind

    @classmethod
    def read(cls, answer: PageAnswer, zone: tzinfo | None, first: "_Part | None" = None) -> "_Part":
        page = Page(answer.data, url=answer.url, declared=answer.declared)
        article = complete_from_data(read_page(page, identity=answer.url, zone=zone), page, zone=zone)
        if first and not article.body:
            article = replace(article, body=_short_body(page, first))
        kind = kind_of(page, article, url=answer.url, status=answer.status)
        return cls(answer=answer, page=page, article=article, kind=kind)


def _short_body(page: Page, first: _Part) -> str:
    """The text that stands where that of the first part does: by itself, a last part may be too short for a body."""
    known = find_body(first.page).container
    if known is None or not known.get("class"):
        return ""
    places = [one for one in page.tree.iter(known.tag) if one.get("class") == known.get("class")]
    return "\n".join(read_element(places[0], page).lines) if len(places) == 1 else ""


def _as_written(identity: str, answered: str, page: Page) -> str:
    """The address that the site itself writes for the article: not every server knows it without its last slash."""
    for written in (answered, *meta.read(page).canonicals[:MOST_STATEMENTS]):
        try:
            url = urldefrag(urljoin(answered, written.strip()))[0]
            is_same = canonical_url(url) == identity
        except ValueError:
            continue
        if is_same and len(url) <= len(identity) + len("/"):
            return url
    return identity
