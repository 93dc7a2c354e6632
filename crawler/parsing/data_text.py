"""The text that a value in a page's data holds: HTML, plain text, or blocks as editors write them."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from crawler.parsing.page import squeeze
from pipelines import lexicon

SHORTEST_TEXT = 200
MOST_BLOCKS, DEEPEST = 2_000, 8
MOST_KEYS = 200
TAG = re.compile(r"<[^<>]{1,500}>")
SEPARATORS = str.maketrans("", "", "_-")

Object = Mapping[str, Any]


def keyed(one: Object) -> dict[str, Any]:
    """An object's values by their names in lower case, without "_" and "-"; the first of several alike."""
    found: dict[str, Any] = {}
    for key, value in islice(one.items(), MOST_KEYS):
        found.setdefault(key[:60].lower().translate(SEPARATORS), value)
    return found


def plain(value: Any) -> str | None:
    """A title or name as one line: of a text, or of an object that holds it as `rendered`."""
    if isinstance(value, dict):
        value = value.get("rendered")
    if not isinstance(value, str) or len(value) > 2_000:
        return None
    return squeeze(TAG.sub(" ", html.unescape(html.unescape(value)))) or None


def longest_source(values: Object) -> str:
    """The longest text among an object's values, as HTML or plain text; "" where none is as long as an article's."""
    sources = (source_of(value) for key, value in values.items() if key not in names("unread"))
    return max((one for one in sources if len(one) >= SHORTEST_TEXT), key=len, default="")


def source_of(value: Any, depth: int = 0) -> str:
    """The text in a value as HTML or plain text; of a list of blocks each is a paragraph."""
    if depth > DEEPEST:
        return ""
    if isinstance(value, str):
        return _of_string(value, depth)
    if isinstance(value, dict):
        inner = keyed(value)
        held = () if _is_article(inner) else _held(inner)
        return next((text for one in held if (text := source_of(one, depth + 1))), "")
    if isinstance(value, list):
        blocks = (_inline(one, depth + 1) for one in value[:MOST_BLOCKS])
        return "".join(f"<p>{block}</p>" for block in blocks if block)
    return ""


def _of_string(value: str, depth: int) -> str:
    start = value.lstrip()[:1]
    if start in ("{", "["):
        try:
            return source_of(json.loads(value, strict=False), depth + 1)
        except (ValueError, RecursionError):
            return ""
    if "<" not in value and "&lt;" in value:
        value = html.unescape(value)
    return value if " " in value and not value.startswith(("http://", "https://", "data:")) else ""


def _inline(value: Any, depth: int) -> str:
    """The text of one block; none of a picture, an embedded page or another article."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and depth <= DEEPEST:
        return "".join(_inline(one, depth + 1) for one in value[:MOST_BLOCKS])
    if not isinstance(value, dict) or depth > DEEPEST:
        return ""
    inner = keyed(value)
    kind = inner.get("type") or inner.get("nodetype")
    if _is_article(inner) or (isinstance(kind, str) and kind.lower() in names("dropped_blocks")):
        return ""
    if kind in ("hardBreak", "linebreak"):
        return "<br>"
    return next((text for one in _held(inner) if (text := _inline(one, depth + 1))), "")


def _is_article(inner: Object) -> bool:
    return any(name in inner for name in names("other_article"))


def _held(inner: Object) -> Iterator[Any]:
    return (inner[name] for name in (*names("text"), *names("wrappers"), "items") if name in inner)


@cache
def names(kind: str) -> tuple[str, ...]:
    """One list of page_data.toml."""
    return tuple(lexicon.tables("page_data")[kind])
