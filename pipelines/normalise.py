"""Brings an article into normal form: clean text, one paragraph a line, all else in fields of its own."""

import logging

from crawler.items import Article, Skip
from pipelines import layout
from pipelines.layout.cleaning import one_line
from pipelines.layout.facts import stating

logger = logging.getLogger(__name__)


def normalise(article: Article) -> Article:
    """`article` with its layout read. Doing it twice changes nothing.

    Facts that the page stated stay. Every line of the body ends up in the body or a field, unless the lexicon knows it
    as boilerplate, the text below says it again, or it is only whose photo it was, a tag, or an item of a menu: a few
    words above a headline; or it stands behind more lines than any article has.
    """
    return layout.set_apart(stating(article, headline=one_line(article.headline), section=one_line(article.section)))


class NormalisePipeline:
    """Normalises each article; one of which nothing is left becomes a skip, and skips pass through."""

    def process_item(self, item: Article | Skip) -> Article | Skip:
        """Normalise an article."""
        if isinstance(item, Skip):
            return item
        if item.body.count("\n") >= layout.MOST_LINES:
            logger.warning("%s: what stands behind %d lines is cut off", item.identity, layout.MOST_LINES)
        article = normalise(item)
        if article.body:
            return article
        return Skip(
            identity=article.identity,
            reason="empty",
            detail="there is no text in it but boilerplate, captions and titles",
            file=article.file,
            url=article.url,
            headline=article.headline,
        )
