"""All that has to be known of an article page, read in one go: what a worker process does for the crawl."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from urllib.parse import urldefrag, urljoin

from crawler.items import Article
from crawler.parsing import meta
from crawler.parsing.canonical import MOST_STATEMENTS, Addresses, addresses_of
from crawler.parsing.completeness import completeness_of
from crawler.parsing.data_article import complete_from_data
from crawler.parsing.html import read_page
from crawler.parsing.joining import join
from crawler.parsing.page import Page
from crawler.parsing.page_kind import PageKind, kind_of
from crawler.parsing.page_parts import Parts, find_parts
from crawler.parsing.urls import canonical_url


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

    `article` goes by the identity of `addresses`; its `partial` says why it is not whole, as far as can be seen.
    `kind` and `addresses` are those of the first part, `parts` those that follow the last.
    """

    article: Article
    kind: PageKind
    addresses: Addresses
    parts: Parts


def report(
    answers: Sequence[PageAnswer], *, zone: tzinfo | None = None, feed_text: str | None = None, parts_missing: int = 0
) -> PageReport:
    """Read the parts of an article, of which there may be one. `zone` is the outlet's.

    `feed_text` is what a listing holds of the text, `parts_missing` the number of parts that could not be had. Raises
    UndecodableError for what is no text, ValueError where an address is no http(s) URL or there are no answers.
    """
    if not answers:
        raise ValueError("expected the answers of a page, got none")
    pages = [Page(one.data, url=one.url, declared=one.declared) for one in answers]
    read = [_read(page, answer, zone) for page, answer in zip(pages, answers, strict=True)]
    kind = kind_of(pages[0], read[0], url=answers[0].url, status=answers[0].status)
    addresses = addresses_of(pages[0], answers[0].url, headline=read[0].headline)
    url = _as_written(addresses.identity, answers[0].url, pages[0])
    article = replace(join(read), identity=addresses.identity, url=url)
    parts = Parts()
    if kind.is_article:
        parts = find_parts(pages[-1], answers[-1].url, identity=addresses.identity)
        missing = parts_missing or len(parts.urls)
        whole = completeness_of(article, pages[0], feed_text=feed_text, parts_missing=missing)
        article = replace(article, partial=whole.reason if whole.is_partial else None)
    return PageReport(article=article, kind=kind, addresses=addresses, parts=parts)


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


def _read(page: Page, answer: PageAnswer, zone: tzinfo | None) -> Article:
    article = read_page(page, identity=answer.url, zone=zone)
    return complete_from_data(article, page, zone=zone)
