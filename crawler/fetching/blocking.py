"""Tells a page that stands in the way (challenge, captcha, firewall) from one that is there, and one that is empty."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ahocorasick_rs import BytesAhoCorasick

READ = 100_000  # bytes of a page that are looked at; pages that stand in the way are short
SCANNED = 30_000  # of them for what stands in their markup
LITTLE_TEXT = 1_500  # characters that such a page shows at most
GONE = {404, 410}  # may show little but a search form with a captcha
TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{0,300})")
UNSEEN = re.compile(r"<(script|style|noscript|template|svg|title)\b|<!(--)")


def blocked(status: int, headers: Mapping[str, str], body: bytes, url: str = "") -> str | None:
    """Why the answer is no page but stands in the way of one, for a person; None where it does not.

    `headers` have names in lower case, `body` is unpacked, `url` is the answer's, after redirects.
    """
    known = tables()
    if _host(url) in known["redirects"]["hosts"]:
        return f"barred by the provider: redirected to {_host(url)}"
    for name, values in known["headers"].items():
        if name in headers and any(value in headers[name].lower() for value in values):
            return f"challenge ({name}: {headers[name][:100]})"
    if status not in GONE and (sign := _sign(body[:READ].lower())):
        return f"challenge or block page ({sign})"
    return known["statuses"].get(str(status)) and f"HTTP {status}: {known['statuses'][str(status)]}"


def is_empty(body: bytes) -> bool:
    """Whether a page shows nothing at all: no text outside of scripts. One that scripts make is empty too."""
    return not any(visible_texts(body[: 10 * READ].decode("latin-1").lower()))


def visible_texts(markup: str) -> Iterator[str]:
    """The pieces of text between the tags of lower-case markup, bare; in linear time, whatever the markup."""
    place = 0
    while (start := markup.find("<", place)) != -1:
        yield markup[place:start].strip()
        unseen = UNSEEN.match(markup, start)
        close = ">" if unseen is None else f"</{unseen[1]}" if unseen[1] else "-->"
        place = markup.find(close, start + 1)
        if place == -1:
            return
        if unseen is None or not unseen[1]:
            place += len(close)
    yield markup[place:].strip()


def _sign(markup: bytes) -> str | None:
    """The title or piece of lower-case markup by which a page with little text gives itself away."""
    known = tables()
    found = TITLE.search(markup)
    title = " ".join(found[1].decode("latin-1").split()) if found else ""
    if title.startswith(tuple(known["titles"]["beginnings"])):
        sign = f"title {title!r}"
    elif parts := _parts().find_matches_as_indexes(markup[:SCANNED]):
        sign = known["markup"]["parts"][min(parts)[0]]
    else:
        return None
    return sign if _shows_little(markup.decode("latin-1")) else None


def _shows_little(markup: str) -> bool:
    return not any(shown > LITTLE_TEXT for shown in accumulate(map(len, visible_texts(markup))))


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


@cache
def _parts() -> BytesAhoCorasick:
    """Finds all pieces of markup in one pass: every page is looked at."""
    return BytesAhoCorasick([part.encode() for part in tables()["markup"]["parts"]])


@cache
def tables() -> dict[str, Any]:
    """The tables of `blocking.toml`."""
    return tomllib.loads(Path(__file__).with_name("blocking.toml").read_text("utf-8"))
