"""An article with all that is told about it: what both renderers show."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from crawler.items import Article, Skip
from explain.facts import KINDS, Section, sections
from explain.marking import Mark, marks
from pipelines.chain import run
from pipelines.read import Reading, read
from pipelines.relevance import judge
from pipelines.text import LONGEST_BODY

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A reading, where the article comes from, notes about it, and the keys of the record that are wanted."""

    reading: Reading
    source: str
    notes: tuple[str, ...] = ()
    only: tuple[str, ...] = KINDS

    @property
    def article(self) -> Article:
        """The article that was read."""
        return self.reading.article

    @property
    def remarks(self) -> tuple[str, ...]:
        """The notes, and what was left unread."""
        length = len(self.article.body)
        unread = f"only the first {LONGEST_BODY:,} of {length:,} characters of the body were read"
        return (*self.notes, unread) if length > LONGEST_BODY else self.notes

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """What was read, by key of the record."""
        return sections(self.reading, self.only)

    @cached_property
    def marks(self) -> dict[str, list[Mark]]:
        """The marks by the part of the article that they stand in."""
        by_part: dict[str, list[Mark]] = {}
        for mark in marks(self.sections):
            by_part.setdefault(mark.span.part, []).append(mark)
        return by_part

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys that are wanted and of which nothing was found."""
        found = {section.kind for section in self.sections}
        return tuple(kind for kind in self.only if kind not in found)


def reread(article: Article) -> Reading:
    """Judge a normalised article and read its fields."""
    return read(replace(article, relevance=judge(article)))


def readings(items: Iterable[Article | Skip]) -> Iterator[Reading | Skip]:
    """What the item pipelines make of parsed articles before they are stored; off topic ones too."""
    for parsed in items:
        if isinstance(parsed, Skip):
            yield parsed
            continue
        outcome = run(parsed, keep_off_topic=True)
        for warning in outcome.warnings:
            logger.warning("%s: %s", parsed.identity, warning)
        yield outcome.item
