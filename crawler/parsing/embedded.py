"""The data that scripts of a page would draw it from: of Next.js, Nuxt, Inertia, or assigned to a variable."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from crawler.parsing.page import LONG_VALUE, Page

# Shorter values hold no article.
SHORTEST = LONG_VALUE
LARGEST = 4_000_000
MOST_SCRIPTS, MOST_ASSIGNMENTS, MOST_ATTRIBUTES = 300, 20, 20
MOST_VALUES, DEEPEST = 50_000, 12
ASSIGNED = re.compile(r"""=\s{0,9}(?:JSON\.parse\(\s{0,9})?(?=\{\s{0,99}"|\[\s{0,99}[{\[]|"[{\[])""")
# Next.js sends its data as pieces of a stream of rows: `1a:{…}`, or `1b:T4f2,` and so many bytes of text.
PIECE = re.compile(r"__next_f\.push\(\s{0,9}(?=\[)")
ROW = re.compile(rb"([0-9a-f]{1,8}):(?:T([0-9a-f]{1,8}),)?")
REFERENCE = re.compile(r"\$([0-9a-f]{1,8})")
# How Nuxt's data marks values that are more than plain ones.
NUXT_MARKS = frozenset(("Reactive", "ShallowReactive", "Ref", "ShallowRef"))

DECODER = json.JSONDecoder(strict=False)


def objects_in(page: Page, *, least: int = SHORTEST) -> Iterator[dict[str, Any]]:
    """Every JSON object in the page's data, outer before inner, except JSON-LD; the first `MOST_VALUES` values.

    Data of fewer than `least` characters are passed over unread, for no text in them is longer.
    """
    waiting: list[Any] = list(_documents(page, max(least, SHORTEST)))[::-1]
    seen = 0
    while waiting and seen < MOST_VALUES:
        value = waiting.pop()
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting += list(value.values())[::-1]
        elif isinstance(value, list):
            waiting += value[MOST_VALUES::-1]


def _documents(page: Page, least: int) -> Iterator[Any]:
    stream: list[str] = []
    for script in islice(page.tree.iter("script"), MOST_SCRIPTS):
        text, kind = (script.text or "")[:LARGEST], (script.get("type") or "").lower()
        if "ld+json" in kind:
            continue
        # What refers to values may repeat them, and so hold more text than it has characters.
        if "json" not in kind and "__next_f" in text:
            stream += _pieces(text)
        elif "json" in kind and (script.get("id") == "__NUXT_DATA__" or "data-nuxt-data" in script.attrib):
            value = _loaded(text) if len(text) >= SHORTEST else None
            yield _Nuxt(value).root() if isinstance(value, list) else value
        elif len(text) >= least:
            yield from [_loaded(text)] if "json" in kind else _assigned(text)
    if stream:
        yield from _rows("".join(stream)[:LARGEST].encode("utf-8", "replace"))
    attributes = (value for one in page.with_long_values for value in one.attrib.values() if len(value) >= least)
    yield from map(_loaded, islice(filter(_is_data, attributes), MOST_ATTRIBUTES))


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _assigned(text: str) -> Iterator[Any]:
    """Values that a script assigns: `window.__STATE__ = {…}`, `x = JSON.parse("{…}")`."""
    end = 0
    for match in islice(ASSIGNED.finditer(text), MOST_ASSIGNMENTS):
        if match.end() < end:
            continue
        try:
            value, end = DECODER.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        yield _loaded(value) if isinstance(value, str) else value


def _is_data(value: str) -> bool:
    return value.lstrip()[:1] in ("{", "[")


def _pieces(text: str) -> Iterator[str]:
    for match in PIECE.finditer(text):
        try:
            value, _ = DECODER.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        yield from (one for one in value[1:2] if isinstance(one, str))


def _rows(stream: bytes) -> Iterator[Any]:
    """The values of a stream's rows, with the texts that they refer to in their place."""
    texts: dict[str, str] = {}
    rows: list[Any] = []
    place = 0
    while match := ROW.match(stream, place):
        if match[2]:
            place = match.end() + int(match[2], 16)
            texts[match[1].decode()] = stream[match.end() : place].decode("utf-8", "replace")
        else:
            end = stream.find(b"\n", match.end())
            place = end + 1 if end >= 0 else len(stream)
            rows.append(_loaded(stream[match.end() : place].decode("utf-8", "replace")))
    yield from (_with_texts(row, texts) for row in rows)


def _with_texts(value: Any, texts: dict[str, str], depth: int = 0) -> Any:
    if isinstance(value, str):
        reference = REFERENCE.fullmatch(value)
        return texts.get(reference[1], value) if reference else value
    if depth > 4 * DEEPEST:
        return None
    if isinstance(value, list):
        return [_with_texts(one, texts, depth + 1) for one in value]
    if isinstance(value, dict):
        return {key: _with_texts(one, texts, depth + 1) for key, one in value.items()}
    return value


class _Nuxt:
    """Nuxt's flat list of values, in which objects and lists hold the numbers of others."""

    def __init__(self, values: list[Any]) -> None:
        self._values = values
        self._left = MOST_VALUES

    def root(self) -> Any:
        """The first value, with the others in their places, as far as `DEEPEST` and `MOST_VALUES` allow."""
        return self._value(0, 0)

    def _value(self, number: Any, depth: int) -> Any:
        self._left -= 1
        is_number = isinstance(number, int) and 0 <= number < len(self._values)
        if not is_number or depth > DEEPEST or self._left < 0:
            return None
        value = self._values[number]
        if isinstance(value, list) and len(value) == 2 and isinstance(value[0], str):
            is_date = value[0] == "Date"
            return value[1] if is_date else self._value(value[1], depth + 1) if value[0] in NUXT_MARKS else None
        if isinstance(value, list):
            return [self._value(one, depth + 1) for one in value[: max(self._left, 0)]]
        if isinstance(value, dict):
            return {key: self._value(one, depth + 1) for key, one in value.items()}
        return value
