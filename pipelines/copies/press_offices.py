"""What in an article tells that a press office of the government wrote it. Pure."""

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from pipelines import lexicon

GOVERNMENT_HOST = ".go.id"
# The words behind "siaran pers" that may name who gave it out.
RELEASE = re.compile(r"\b(?:siaran pers|press release|pers rilis|rilis pers)\b(?:[^\w.\n]+\w+){1,8}", re.IGNORECASE)
WORDS = re.compile(r"\w+")
# Where an article says where it comes from: its first words, and its last.
SAYS_SO_WITHIN = 600


def sign(authors: Iterable[str], url: str | None, body: str) -> str | None:
    """The strongest sign, in words; None if there is none. `authors` are those of the role agency."""
    for author in authors:
        if _is_press_office(author):
            return f"author {author}"
    host = (urlsplit(url).hostname or "") if url else ""
    if host.endswith(GOVERNMENT_HOST):
        return f"host {host.removeprefix('www.')}"
    parts = [body] if len(body) <= 2 * SAYS_SO_WITHIN else [body[:SAYS_SO_WITHIN], body[-SAYS_SO_WITHIN:]]
    releases = [found[0] for part in parts for found in RELEASE.finditer(part)]
    told = next((release for release in releases if _is_government(release)), None)
    return f"text “{' '.join(told.split())}”" if told else None


def _is_press_office(name: str) -> bool:
    """Whether an office of that name is a press office of the government: firms and parties have a Humas, too."""
    kinds = _kinds(name)
    if "other" in kinds:
        return False
    return "office" in kinds or {"press", "government"} <= kinds


def _is_government(release: str) -> bool:
    kinds = _kinds(release)
    return "other" not in kinds and not kinds.isdisjoint({"office", "government"})


def _kinds(name: str) -> set[str]:
    return {_words()[word] for word in WORDS.findall(name.casefold()) if word in _words()}


@cache
def _words() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in lexicon.rows("press_offices")}
