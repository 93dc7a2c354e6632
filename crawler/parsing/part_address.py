"""The number that an address gives to a part of an article: "/judul/2/", "?page=2", "?page=all"."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from crawler.parsing.urls import canonical_url
from pipelines import lexicon

# An article of more parts is none: the pager is that of a list.
MOST_PARTS = 30
FEWEST_WORDS = 2
LONGEST = 2_000
NUMBER = re.compile(r"[1-9]\d?|0")
WORD = re.compile(r"[^\W\d_]{2,}")
SLUG = r"\A(?P<before>.*/(?P<slug>[^/]{1,400})/"
TAILS = (
    re.compile(SLUG + r"(?P<word>[a-z]{1,9})[/-])(?P<number>[1-9]\d?)(?P<after>/?)\Z"),
    re.compile(SLUG + r")(?P<word>)(?P<number>[1-9]\d?)(?P<after>/?)\Z"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAddress:
    """`url` read as the address of a part: `article` is the canonical URL without its number, `number` counts from 1.

    `number` is 0 for all parts in one; `before` and `after` are what stands around it in `url`, if it stands there.
    `is_stated` tells that it does.
    """

    url: str
    article: str
    number: int = 1
    before: str = ""
    after: str = ""
    is_stated: bool = False

    def numbered(self, number: int) -> str:
        """The address of another part, in the form of this one."""
        written = int(self.url[len(self.before) : len(self.url) - len(self.after)] or 0)
        return f"{self.before}{written + number - self.number}{self.after}"


def part_of(url: str) -> PartAddress:
    """`url`, absolute, read as a part's address. Raises ValueError where it is no http(s) URL."""
    url = url.partition("#")[0]
    whole = canonical_url(url)
    parts = urlsplit(url)
    pairs = [f"{key}={value}".lower() for key, value in parse_qsl(parts.query)]
    if any(pair in tables()["whole"] for pair in pairs):
        return PartAddress(url=url, article=_without(whole, tables()["whole"]), number=0, is_stated=True)
    return _in_query(url) or _in_path(url) or PartAddress(url=url, article=whole)


def _in_query(url: str) -> PartAddress | None:
    start = url.find("?") + 1
    for piece in re.finditer(r"[^&]{1,200}", url[start:][:LONGEST]) if start else ():
        key, equals, value = piece[0].partition("=")
        if equals and key.lower() in tables()["queries"] and NUMBER.fullmatch(value):
            place = start + piece.start() + len(key) + 1
            number = int(value) + (key.lower() in tables()["from_zero"])
            if number == 0:
                continue
            return PartAddress(
                url=url,
                article=canonical_url(f"{url[:start]}{url[start : start + piece.start()]}{url[start + piece.end() :]}"),
                number=number,
                before=url[:place],
                after=url[place + len(value) :],
                is_stated=True,
            )
    return None


def _in_path(url: str) -> PartAddress | None:
    """A number behind the words of a title; behind anything else it may be the article's own."""
    path, mark, query = url.partition("?")
    words = ("", *tables()["paths"])
    tails = (tail for form in TAILS if (tail := form.match(path[:LONGEST])) and tail["word"] in words)
    tail = next((one for one in tails if len(WORD.findall(one["slug"])) >= FEWEST_WORDS), None)
    if tail is None:
        return None
    return PartAddress(
        url=url,
        article=canonical_url(path[: tail.end("slug")] + mark + query),
        number=int(tail["number"]),
        before=tail["before"],
        after=tail["after"] + mark + query,
        is_stated=True,
    )


def _without(url: str, pairs: list[str]) -> str:
    start, mark, query = url.partition("?")
    return canonical_url(start + mark + "&".join(one for one in query.split("&") if one.lower() not in pairs))


@cache
def tables() -> dict[str, Any]:
    """The tables of page_parts.toml."""
    return lexicon.tables("page_parts")
