"""Facts that a file or an object states outright, checked and laid over what was read from the text."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from crawler.items import Article, Author
from crawler.parsing.authors import ROLES, author
from crawler.parsing.dates import parse_datetime
from crawler.parsing.urls import canonical_url

TEXTS = ("headline", "outlet", "section")
DATES = ("date_published", "date_modified")
KEYS = frozenset(("url", "authors", *TEXTS, *DATES))


class MalformedError(ValueError):
    """A value of the wrong kind; the message names the key and says what is expected."""


def with_stated(article: Article, values: Mapping[str, object], zone: tzinfo | None = None) -> Article:
    """`article` with the facts of `values` (any of `KEYS`) in the place of its own; a None or empty value says nothing.

    With a `url` the article is known by its canonical form. Raises MalformedError.
    """
    facts: dict[str, Any] = {}
    for key in KEYS & values.keys():
        value = values[key]
        if value is not None and value not in ("", []):
            facts[key] = _fact(key, value, zone)
    if "url" in facts:
        facts["identity"] = facts["url"]
    return replace(article, **facts)


def text_of(values: Mapping[str, object], key: str) -> str:
    """The text under `key`. Raises MalformedError if it is something else."""
    value = values[key]
    if not isinstance(value, str):
        raise MalformedError(f"{key}: expected text, got {type(value).__name__}")
    return value


def url_of(values: Mapping[str, object]) -> str | None:
    """The canonical form of the text under `url`, None if there is none. Raises MalformedError."""
    return _url(text_of(values, "url")) if values.get("url") not in (None, "") else None


def _fact(key: str, value: object, zone: tzinfo | None) -> object:
    if key == "authors":
        return _authors(value)
    if key in DATES and isinstance(value, datetime):
        return value if value.tzinfo else parse_datetime(value.isoformat(), zone)
    text = text_of({key: value}, key)
    if key == "url":
        return _url(text)
    return _date(key, text, zone) if key in DATES else " ".join(text.split()) or None


def _url(text: str) -> str:
    try:
        return canonical_url(text)
    except ValueError as error:
        raise MalformedError(f"url: {error}") from error


def _date(key: str, text: str, zone: tzinfo | None) -> datetime:
    found = parse_datetime(text, zone)
    if found is None:
        raise MalformedError(f"{key}: expected a date such as 2024-11-18T10:30:00+07:00, got {text!r}")
    return found


def _authors(value: object) -> tuple[Author, ...]:
    if isinstance(value, str):
        value = value.split(";")
    if not isinstance(value, Sequence):
        raise MalformedError(f"authors: expected a list, got {type(value).__name__}")
    found = (_author(entry) for entry in value)
    return tuple(dict.fromkeys(entry for entry in found if entry is not None))


def _author(entry: object) -> Author | None:
    if isinstance(entry, str):
        return author(entry)
    if not isinstance(entry, Mapping) or not isinstance(entry.get("name"), str):
        raise MalformedError(f"authors: expected names or objects with a name, got {entry!r:.80}")
    role = entry.get("role")
    if role is not None and role not in ROLES:
        raise MalformedError(f"authors: expected a role of {', '.join(ROLES)}, got {role!r:.40}")
    return author(entry["name"], role)
