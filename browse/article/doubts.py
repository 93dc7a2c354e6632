"""What is doubtful about an article, to be told ahead of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from browse.stored import StoredReading
from explain.facts import Section
from explain.facts import doubts as stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """The key of what to tell, and what the text or page says itself; `kind` is the key of the record it is about."""

    key: str
    kind: str = ""
    detail: str = ""
    value: str = ""


def doubts(stored: StoredReading, sections: Iterable[Section]) -> Iterator[Doubt]:
    """Everything that does not fit together, or is not whole."""
    article = stored.reading.article
    if article.partial:
        yield Doubt(key="article.doubt_partial", value=article.partial)
    if article.date_published is None:
        yield Doubt(key="article.doubt_no_date")
    elif _is_later(article.date_published, stored.row["first_seen"]):
        yield Doubt(key="article.doubt_future", value=article.date_published.isoformat())
    if article.date_published and article.date_modified and article.date_modified < article.date_published:
        yield Doubt(key="article.doubt_modified_before", value=article.date_modified.isoformat())
    for kind, detail in stated(sections):
        yield Doubt(key="article.doubt_read", kind=kind, detail=detail.name, value=detail.value)


def _is_later(published: datetime, first_seen: str) -> bool:
    """Whether an article says to be published after it was seen."""
    return published.tzinfo is not None and published > datetime.fromisoformat(first_seen)
