"""The number that an address gives to a part of an article: "/judul/2/", "?page=2", "?page=all", "/judul-2.html"."""

import re
from dataclasses import dataclass, replace
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
    re.compile(SLUG + r")(?P<word>)(?P<number>[a-z]{3,5})(?P<after>/?)\Z"),
)
# What an address has beyond that of its article; the number of the first part may be 0.
BEYOND = re.compile(r"(?P<mark>[/_-])(?:(?P<word>[a-z]{1,9})[/_-]?)?(?P<number>\d{1,2})")
# The number by which a site knows an article, not the year of its date.
OWN_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3,9}(?!\d)")
EXTENSION = re.compile(r"\.[a-z]{3,5}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAddress:
    """`url` read as the address of a part: `article` is the canonical URL without its number, `number` counts from 1.

    `number` is 0 for all parts in one; `before` and `after` are what stands around it in `url`, if it stands there.
    `is_stated` tells that it does, `is_doubtful` that another article may as well have the number in its name.
    """

    url: str
    article: str
    number: int = 1
    before: str = ""
    after: str = ""
    is_stated: bool = False
    is_doubtful: bool = False

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
    return _in_query(url, tables()["queries"]) or _in_path(url) or PartAddress(url=url, article=whole)


def part_beyond(url: str, article: str) -> PartAddress | None:
    """`url`, absolute, read as a part of `article`, a canonical URL; None where it is none.

    Reads what is too common to be looked for in an address alone: "?view=2", "/judul-2.html", "/judul-part1",
    "/kaus/2". Raises ValueError where `url` is no http(s) URL.
    """
    url = url.partition("#")[0]
    own, known = urlsplit(canonical_url(url)), urlsplit(article)
    if own.path == known.path:
        return _in_query(url, tables()["further_queries"])
    if own.query != known.query:
        return None
    extension = EXTENSION.search(known.path)
    endings = ("",) if extension is None else (extension[0], "")
    for ending in endings:
        stem = known.path.removesuffix(ending)
        if own.path.startswith(stem) and own.path.endswith(ending):
            tail = BEYOND.fullmatch(own.path[len(stem) : len(own.path) - len(ending)])
            if tail and (tail["word"] is None or tail["word"] in tables()["paths"]):
                return _behind(url, article, tail, ending)
    return None


def part_renamed(url: str, article: str) -> PartAddress | None:
    """`url`, absolute, read as a part of `article` by its other address, a query; None where it is none.

    Old systems write "/berita-812-judul.html" for readers, and know the parts as "/index.php?id=812&hal=2". Raises
    ValueError where `url` is no http(s) URL.
    """
    found = _in_query(url, [*tables()["queries"], *tables()["further_queries"]])
    if found is None:
        return None
    known = {value for _, value in parse_qsl(urlsplit(found.article).query)}
    return None if known.isdisjoint(own_numbers(article)) else replace(found, article=article, is_doubtful=True)


def own_numbers(article: str) -> tuple[str, ...]:
    """The numbers in the path of an address by which its site may know the article."""
    return tuple(OWN_NUMBER.findall(urlsplit(article).path))


def _behind(url: str, article: str, tail: re.Match[str], ending: str) -> PartAddress | None:
    """The address of a part whose number stands in the last segment of its path."""
    path = url.partition("?")[0]
    place = re.search(rf"{tail['number']}(?={re.escape(ending)}/*\Z)", path, re.I)
    if place is None:
        return None
    return PartAddress(
        url=url,
        article=article,
        number=int(tail["number"]),
        before=url[: place.start()],
        after=url[place.end() :],
        is_stated=True,
        is_doubtful=tail["word"] is None and tail["mark"] != "/",
    )


def _in_query(url: str, names: list[str]) -> PartAddress | None:
    start = url.find("?") + 1
    for piece in re.finditer(r"[^&]{1,200}", url[start:][:LONGEST]) if start else ():
        key, equals, value = piece[0].partition("=")
        if equals and key.lower() in names and NUMBER.fullmatch(value):
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
    if tail is None or not (tail["number"].isdecimal() or tail["number"] in tables()["whole_paths"]):
        return None
    return PartAddress(
        url=url,
        article=canonical_url(path[: tail.end("slug")] + mark + query),
        number=int(tail["number"]) if tail["number"].isdecimal() else 0,
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
