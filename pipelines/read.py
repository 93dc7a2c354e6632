"""Reads all fields out of an article."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crawler.items import Article, Skip
from pipelines.fields import FIELDS
from pipelines.text import LONGEST_BODY, Text

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article and what was read out of it: for every field of `FIELDS` its values, in the order of the text."""

    article: Article
    values: Mapping[str, tuple[Any, ...]]


def read(article: Article) -> Reading:
    """Run every field over the article."""
    text = Text(article)
    return Reading(article=article, values={field.name: text.once(field.find) for field in FIELDS})


class ReadPipeline:
    """Turns each article into a reading; what is skipped passes through."""

    def process_item(self, item: Article | Skip) -> Reading | Skip:
        """Read an article."""
        if isinstance(item, Skip):
            return item
        if len(item.body) > LONGEST_BODY:
            logger.warning(
                "%s: only the first %d of %d characters are read", item.identity, LONGEST_BODY, len(item.body)
            )
        return read(item)
