"""What the address of a page says of its kind."""

import re
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.parsing.urls import canonical_url
from pipelines import lexicon

FEWEST_TITLE_WORDS = 4
SLUG_WORD = re.compile(r"[^\W\d_]{2,}")
# Pages of a list, behind its name: /page/3, /halaman/3, /3.
PAGE_OF_LIST = re.compile(r"(?:/(?:page|halaman|hal|p))?/\d{1,5}/?\Z")
# One of WordPress's forms of addresses is that of a list, and the number of the article: /archives/2617.
NUMBERED = re.compile(r"/(?!(?:page|halaman|hal|p)/)[^/]+/\d{1,5}/?\Z")


def address_kind(url: str) -> tuple[str, str] | None:
    """The kind of page that an address promises, and the part of it that says so; None where it may be an article."""
    try:
        parts = urlsplit(canonical_url(url))
    except ValueError:
        return None
    keys = [key.lower() for key, value in parse_qsl(parts.query) if value]
    for kind, names in tables()["queries"].items():
        found = next((key for key in keys if key in names), None)
        if found and (kind != "search" or parts.path == "/" or not _words(parts.path) > FEWEST_TITLE_WORDS):
            return kind, f"?{found}="
    if keys:
        return None
    path = unquote(parts.path).lower()
    if path.strip("/") in ("", *tables()["paths"]["home"]):
        return "home", path
    bare = PAGE_OF_LIST.sub("", path)
    segments = [segment for segment in bare.split("/") if segment]
    if bare != path and not segments:
        return "index", path
    kind = _path_kind(segments)
    return None if kind and kind[0] == "index" and NUMBERED.search(path) else kind


def _path_kind(segments: list[str]) -> tuple[str, str] | None:
    """A segment speaks where it is the last, or the one before it; that of a rubric not for what has a long name."""
    for kind, names in tables()["paths"].items():
        for place, segment in enumerate(segments):
            behind = segments[place + 1 :]
            if kind == "home" or segment not in names:
                continue
            is_last = not behind
            is_name = len(behind) == 1 and (kind in ("tag", "author") or _words(behind[0]) < FEWEST_TITLE_WORDS)
            is_rubric = place <= 1 and kind in ("gallery", "video", "live", "attachment")
            if is_last or is_name or is_rubric:
                return kind, f"/{segment}/"
    return None


def has_slug(url: str) -> bool:
    """Whether the path ends with the words of a title."""
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    return _words(last) >= FEWEST_TITLE_WORDS


def _words(segment: str) -> int:
    return len(SLUG_WORD.findall(segment[:400].replace("-", " ").replace("_", " ")))


@cache
def tables() -> dict[str, Any]:
    """The tables of page_kinds.toml."""
    return lexicon.tables("page_kinds")
