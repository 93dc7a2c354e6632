"""Reads all fields out of an article."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crawler.items import Article
from pipelines.fields import FIELDS
from pipelines.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article and what was read out of it: for every field of `FIELDS` its values, in the order of the text."""

    article: Article
    values: Mapping[str, tuple[Any, ...]]


def read(article: Article) -> Reading:
    """Run every field over the article."""
    text = Text(article)
    return Reading(article=article, values={field.name: text.once(field.find) for field in FIELDS})
