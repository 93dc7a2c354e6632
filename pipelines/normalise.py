"""Brings an article into normal form: clean text, one paragraph a line, all else in fields of its own."""

from dataclasses import replace

from crawler.items import Article
from pipelines import layout
from pipelines.layout.cleaning import one_line

# What is taken out can lay bare the next thing: the byline above a translation, a headline under a menu.
MOST_PASSES = 6


def normalise(article: Article) -> Article:
    """`article` with its layout read. Doing it twice changes nothing.

    Facts that the page stated stay. Every line of the body ends up in the body or a field, unless the lexicon knows it
    as boilerplate.
    """
    article = replace(article, headline=one_line(article.headline), section=one_line(article.section))
    for _ in range(MOST_PASSES):
        before, article = article, layout.set_apart(article)
        if article == before:
            break
    return article
