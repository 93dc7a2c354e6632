"""The layout of a text: which of its lines are the article's paragraphs, and what the others say."""

from collections.abc import Callable

from crawler.items import Article
from pipelines.layout import (
    authorship,
    byline,
    byline_facts,
    captions,
    cleaning,
    colophon,
    dateline_facts,
    headline,
    imprint,
    languages,
    own_lines,
    paragraphs,
    related,
    signatures,
    wrapping,
)
from pipelines.layout import lines as kinds
from pipelines.layout.boilerplate import is_boilerplate
from pipelines.layout.facts import stating

# What is taken out can lay bare the next thing: the byline above a translation, a headline under a menu.
MOST_PASSES = 6
# No article has as many: what a hostile page has behind them is cut off, so that it does not hold up a crawl.
MOST_LINES = 10_000

Step = Callable[[Article, list[str]], tuple[Article, list[str]]]


def _without_boilerplate(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    return article, own_lines.without_last([line for line in lines if not line or not _is_furniture(line)])


def _is_furniture(line: str) -> bool:
    # A press office signs "© Diskominfo Kota X 2024 — naskah: A": more than boilerplate.
    return kinds.is_ornament(line) or (is_boilerplate(line) and not byline.labelled(line))


def _mended(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    return article, paragraphs.mended(lines)


# Each takes its lines out and leaves the others to the next.
STEPS: tuple[Step, ...] = (
    wrapping.set_apart,
    colophon.set_apart,
    related.set_apart,
    _without_boilerplate,
    byline_facts.set_apart,
    signatures.set_apart,
    imprint.set_apart,
    headline.set_apart,
    _mended,
    captions.set_apart,
    languages.set_apart,
    dateline_facts.set_apart,
)


def _as_far_as_read(article: Article, after: Article) -> Article:
    """`article` with those facts of `after` that no step reads but the one that states them, from the same lines."""
    return stating(article, languages=after.languages, dateline=after.dateline)


def set_apart(article: Article) -> Article:
    """`article` with its body cleaned, and what is no paragraph of it moved to fields of their own."""
    stated = article.authors
    lines = cleaning.lines_of(article.body)[:MOST_LINES]
    for _ in range(MOST_PASSES):
        before = article, lines
        for step in STEPS:
            article, lines = step(article, lines)
        if lines == before[1] and article == _as_far_as_read(before[0], article):
            break
    authors = authorship.without_outlet(authorship.without_shorts(article.authors, stated), article.outlet)
    return stating(article, authors=authors, body="\n".join(lines))
