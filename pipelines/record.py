"""The exported record: one JSON object an article, with exactly the keys that docs/record.md defines."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from crawler.items import Related, Span
from pipelines.fields import FIELDS
from pipelines.read import Reading

PAGE_KEYS = (
    "file",
    "url",
    "outlet",
    "headline",
    "section",
    "dateline",
    "authors",
    "date_published",
    "date_modified",
    "languages",
    "translation",
    "body",
    "captions",
    "related",
    "view_count",
)


def record(reading: Reading) -> dict[str, Any]:
    """The reading as plain JSON values: page facts, then fields, then relevance."""
    page = {key: plain(getattr(reading.article, key)) for key in PAGE_KEYS}
    read = {field.name: _field(field.single, reading.values[field.name]) for field in FIELDS}
    return {**page, **read, "relevance": plain(reading.article.relevance)}


def _field(single: bool, values: tuple[Any, ...]) -> Any:
    if single:
        return plain(values[0]) if values else None
    return plain(values)


def plain(value: Any) -> Any:
    """Dataclasses become objects, spans `[start, end]`, dates ISO text, tuples lists."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Related):
        return value.title
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(entry) for entry in value]
    if is_dataclass(value):
        return _object(value)
    return value


def _object(value: Any) -> Mapping[str, Any]:
    result: dict[str, Any] = {}
    for field in fields(value):
        entry = getattr(value, field.name)
        result[field.name] = plain(entry)
        if isinstance(entry, Span) and entry.part != "body":
            result[field.name.removesuffix("span") + "in"] = entry.part
    return result
