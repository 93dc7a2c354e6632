"""Brings an article into normal form: clean text, one paragraph a line, all else in fields of its own."""

from crawler.items import Article
from pipelines import layout
from pipelines.layout.cleaning import one_line
from pipelines.layout.facts import stating


def normalise(article: Article) -> Article:
    """`article` with its layout read. Doing it twice changes nothing.

    Facts that the page stated stay. Every line of the body ends up in the body or a field, unless the lexicon knows it
    as boilerplate, the text below says it again, or it is only whose photo it was, a tag, or an item of a menu: a few
    words above a headline; or it stands behind more lines than any article has.
    """
    return layout.set_apart(stating(article, headline=one_line(article.headline), section=one_line(article.section)))
