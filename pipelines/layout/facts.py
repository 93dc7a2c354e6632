"""Facts that a step reads off the layout, written into the article."""

from dataclasses import replace
from typing import Any

from crawler.items import Article


def stating(article: Article, **facts: Any) -> Article:
    """The article with these facts; the same object where it states them already, since copying one is dear."""
    fresh = {name: value for name, value in facts.items() if getattr(article, name) != value}
    return replace(article, **fresh) if fresh else article
