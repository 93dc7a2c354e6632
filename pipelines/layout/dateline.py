"""The dateline: the place, and often the outlet, that opens a body: "PASURUAN –", "Surabaya (ANTARA) -"."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from crawler.items import Article, Dateline, Span
from pipelines import lexicon
from pipelines.lexicon import regions

LONGEST = 90
FIRST_LINES = 3
# What closes a dateline: a dash between spaces, a long or double dash anywhere, a hyphen glued on, or a stop or colon.
DASH = re.compile(r"\s*(?:--+|[–—―]|(?<=\s)-(?=\s|\Z|[“\"A-Z])|(?<=[\w).])-\s*(?=[“\"A-Z]|\Z))\s*-?")
STOP = re.compile(r"\.(?=\s|\Z)")
COLON = re.compile(r":(?=\s|\Z)")
SEPARATOR = re.compile(r"\s*[,|/()\[\]]\s*|\s+[-–—]\s+")
DOMAIN = re.compile(r"(?i)\A(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?P<last>[a-z]{2,6})\Z")
PREFIX = re.compile(r"(?i)\A(?:kab(?:upaten)?|kota(?:madya)?|kec(?:amatan)?|provinsi|prov)\.? ")
DATE = re.compile(r"\d")
CAPITALS = re.compile(r"[A-Z][A-Z'’.\- ]{2,40}\Z")
NAME = re.compile(r"[A-Z0-9][\w.'’&+\-]*(?: [A-Z0-9(][\w.'’&+\-]*){0,3}\Z")
DAY = re.compile(r"(?i)\A(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad)\b")


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a line: a place, an outlet, or both; `end` is behind the mark that closes it."""

    place: str | None
    outlet: str | None
    end: int


def read(line: str, outlet: str | None = None) -> Opening | None:
    """The dateline that opens `line`, or None. `outlet` is the article's, where it is known."""
    start = line[:LONGEST]
    for mark in DASH.finditer(start):
        opening = _parts(start[: mark.start()], len(start[: mark.end()].rstrip()), outlet, closed_by=mark[0])
        if opening is not None:
            return opening
    for form in (STOP, COLON):
        for mark in form.finditer(start):
            opening = _stopped(line, start[: mark.start()], mark, outlet)
            if opening is not None:
                return opening
    return None


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Reads the dateline off the first lines; it stays in the body. An outlet read there counts if none is known."""
    found, position, dated = None, 0, None
    for line in lines[:FIRST_LINES]:
        found = read(line, article.outlet)
        if found is not None:
            break
        position += len(line) + 1
    if found is not None and found.place is not None:
        dated = Dateline(place=found.place, outlet=found.outlet, span=Span(position, position + found.end))
    outlet = article.outlet or (found.outlet if found else None)
    return replace(article, dateline=dated, outlet=outlet), lines


def _stopped(line: str, head: str, mark: re.Match[str], outlet: str | None) -> Opening | None:
    """A dateline closed by a stop or colon needs more proof: a place and an outlet, or a place before a colon."""
    opening = _parts(head, mark.end(), outlet, closed_by=mark[0])
    if opening is None or opening.place is None:
        return None
    if mark[0] == ":":
        return opening if len(line) > 2 * mark.end() else None
    return opening if opening.outlet is not None else None


def _parts(head: str, end: int, outlet: str | None, *, closed_by: str) -> Opening | None:
    pieces = [piece.strip(" .") for piece in SEPARATOR.split(head)]
    pieces = [piece for piece in pieces if piece and not DATE.match(piece) and not DAY.match(piece)]
    if not 1 <= len(pieces) <= 4 or len(head) > LONGEST - 10:
        return None
    outlets = [piece for piece in pieces if is_outlet(piece, outlet)]
    rest = [piece for piece in pieces if piece not in outlets]
    places = [piece for piece in rest if is_region(piece)]
    bracketed = "(" in head or "[" in head or "|" in head
    glued = closed_by == "-"
    if not outlets and len(rest) > 1 and places and rest[0] in places:
        outlets = [piece for piece in rest[1:] if piece not in places and NAME.match(piece)][-1:]
    unknown = [piece for piece in rest if piece not in places and piece not in outlets]
    if len(unknown) > 1 or any(not _may_be_place(piece, bool(outlets) or bracketed) for piece in unknown):
        return None
    places = [piece for piece in rest if piece not in outlets]
    if glued and not outlets and (not places or not CAPITALS.match(places[0])):
        return None
    if closed_by in ".:" and (unknown or not places):
        return None
    if not places and not outlets:
        return None
    return Opening(places[0] if places else None, outlets[-1] if outlets else None, end)


def _may_be_place(piece: str, with_outlet: bool) -> bool:
    """Unknown to the gazetteer: a place if it stands in capitals, or beside an outlet."""
    plain = piece.lower()
    if plain in _no_places() or any(word in _no_places() for word in plain.split()):
        return False
    if with_outlet:
        return NAME.match(piece) is not None
    return len(piece) > 3 and piece.count(" ") < 3 and CAPITALS.match(piece) is not None


def is_outlet(name: str, known: str | None = None) -> bool:
    """Whether `name` is an outlet: a domain, a name of the lexicon, or the one that is known."""
    plain = name.lower()
    if known and plain == known.lower():
        return True
    domain = DOMAIN.match(plain)
    first = plain.split(" ")[0]
    if domain and domain["last"] in _domains():
        return True
    inner = DOMAIN.match(first)
    return plain in _outlets() or first in ("antara", "antaranews") or bool(inner and inner["last"] in _domains())


@lru_cache(4096)
def is_region(name: str) -> bool:
    """Whether the gazetteer knows `name`, with or without "Kota", "Kab." before it."""
    plain = name.strip()
    if len(plain) < 3 or not plain[0].isupper():
        return False
    bare = PREFIX.sub("", plain)
    return bool(regions.named(plain) or regions.named(bare)) or bare.lower() in _places()


@cache
def _places() -> frozenset[str]:
    return frozenset(row["name"].lower() for row in lexicon.rows("places"))


@cache
def _outlets() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon.rows("outlet_names"))


@cache
def _domains() -> frozenset[str]:
    return frozenset(lexicon.tables("layout")["domains"])


@cache
def _no_places() -> frozenset[str]:
    return frozenset(lexicon.tables("layout")["not_places"])
