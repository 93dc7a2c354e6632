"""Posts as they are compared: the title, the body in full, and the region, whatever way an article puts it. Pure."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines import lexicon
from pipelines.lexicon.regions import RegionEntry, by_code, named

# Parts of a body's name that only join it to the title.
JOINING = re.compile(r"\A(?:pada|dari|di|untuk|yaitu|kecamatan|kelurahan|desa|distrik|kampung|nagari) ", re.IGNORECASE)
NUMERAL = re.compile(r"\A[IVX]{1,4} (?=\S)")
# Levels of titles whose place is not one of the gazetteer: "Camat Banjar" is no office of Kabupaten Banjar.
SMALL_PLACES = frozenset({"district", "village"})
GOVERNED = ("provinsi", "kabupaten", "kota")
LEVELS = {"regency": ("kabupaten",), "city": ("kota",), "province": ("provinsi",), "region": GOVERNED}
LONGEST_REGION = 5
# Bodies of the whole country, by the words at their end.
NATIONAL = re.compile(r" (?:RI|Republik Indonesia|Pusat)\Z")
GENERIC = frozenset({"dinas", "badan", "kantor", "bagian", "sd", "smp", "sma", "smk", "partai", "koalisi", "bidang"})
LEAST_SURE = 2
# Bodies whose name tells where they sit: "Polres Gorontalo Kota".
SEATED = frozenset({"seat", "local"})


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """An office or part: title, the body with its region (empty where there is none), and the region's code.

    `is_full` tells whether two statements of it mean one post; a camat's place without region may be two.
    """

    title: str
    of: str
    region: str
    is_full: bool

    def __str__(self) -> str:
        return f"{self.title} / {self.of}" if self.of else self.title


@lru_cache(maxsize=65536)
def post(title: str, of: str | None, article_region: str | None) -> Post:
    """The post that an article about that region (a code) states."""
    levels = _levels().get(title.casefold(), frozenset())
    told = NUMERAL.sub("", JOINING.sub("", of or "").strip())
    if "national" in levels:
        return Post(title, told, "", is_full=True)
    if levels & SMALL_PLACES:
        local = article_region if article_region and "." in article_region else ""
        return Post(title, told, local or article_region or "", is_full=bool(told and local))
    body, region = _parted(told, article_region)
    if not body and region is None:
        region = _own(article_region, [kind for level in levels for kind in LEVELS.get(level, ())])
    return _of_body(title, body, region, article_region)


def _of_body(title: str, body: str, region: RegionEntry | None, article_region: str | None) -> Post:
    full = _in_full(body)
    has_seat = " " in body and _acronyms().get(body.split(maxsplit=1)[0], ("", ""))[1] in SEATED
    if region is None and body and _is_local(body) and not has_seat:
        region = _own(article_region, GOVERNED)
    of = " ".join(part for part in (full, region.name if region else "") if part)
    sure = not body or body.casefold() not in GENERIC
    told = has_seat or region is not None or (bool(body) and not _is_local(body) and len(full.split()) >= LEAST_SURE)
    national = body in _acronyms() and _acronyms()[body][1] == "national"
    return Post(title, of, region.code if region else "", is_full=sure and bool(told or national))


def _parted(told: str, article_region: str | None) -> tuple[str, RegionEntry | None]:
    """The body without its region, and the region; of several the one that the article is about."""
    words = told.split()
    for start in range(max(0, len(words) - LONGEST_REGION), len(words)):
        found = named(" ".join(words[start:]))
        if found:
            chosen = [region for region in found if region.code == article_region]
            if chosen or len(found) == 1:
                return " ".join(words[:start]), (chosen or list(found))[0]
            return told, None
    return told, None


def _own(code: str | None, types: Sequence[str]) -> RegionEntry | None:
    region = by_code(code) if code else None
    return region if region and region.type in types else None


def _is_local(body: str) -> bool:
    """Whether every region has such a body, so that its name needs one."""
    if NATIONAL.search(body):
        return False
    first = body.split(maxsplit=1)[0]
    known = _acronyms().get(first)
    return (known is not None and known[1] != "national") or first.casefold() in _local_words()


def _in_full(body: str) -> str:
    """The body by its full name where it has a short one."""
    first, _, rest = body.partition(" ")
    full = _acronyms().get(first, (first, ""))[0]
    return f"{full} {rest}".strip()


@lru_cache(maxsize=4096)
def is_open(title: str, of: str) -> bool:
    """Whether it says little: a post in a body that is not named, as "Ketua" may be that of anything."""
    return not of and title.casefold() in _titles_of_bodies()


@cache
def _titles_of_bodies() -> frozenset[str]:
    rows = lexicon.rows("titles")
    return frozenset(row["title"].casefold() for row in rows if row["level"] == "body" and not row["body"])


@cache
def _levels() -> dict[str, frozenset[str]]:
    """The levels of government at which there is an office of a title."""
    levels = defaultdict[str, set[str]](set)
    for row in lexicon.rows("titles"):
        if row["kind"] == "territory":
            levels[row["title"].casefold()].add(row["level"])
    return {title: frozenset(found) for title, found in levels.items()}


@cache
def _acronyms() -> dict[str, tuple[str, str]]:
    return {row["acronym"]: (row["name"], row["level"]) for row in lexicon.rows("acronyms")}


@cache
def _local_words() -> frozenset[str]:
    rows = lexicon.rows("office_tracks")
    return frozenset(row["word"] for row in rows if row["in"] == "body" and row["single"] == "yes")


@dataclass(frozen=True, slots=True)
class Track:
    """A career, and whether nobody holds two posts of it in different places at once."""

    name: str
    is_single: bool


@lru_cache(maxsize=65536)
def track(title: str, of: str) -> Track | None:
    """The career that a post belongs to; None where nothing tells."""
    if title.casefold() in _levels():
        return Track("government", is_single=True)
    for words, place in ((of, "body"), (title, "title")):
        for word in words.casefold().replace("-", " ").split():
            if found := _tracks().get((word, place)):
                return found
    return None


@cache
def _tracks() -> dict[tuple[str, str], Track]:
    rows = lexicon.rows("office_tracks")
    return {(row["word"], row["in"]): Track(row["track"], is_single=row["single"] == "yes") for row in rows}
