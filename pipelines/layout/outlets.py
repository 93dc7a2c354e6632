"""Names of outlets: known ones, domains, and those whose words tell."""

import re
from functools import cache
from urllib.parse import urlsplit

from pipelines import lexicon

LONGEST_DEGREE = 6
SHORTEST_BESIDE = 3
SUBDOMAINS = frozenset({"www", "m", "amp"})
HUMPED = re.compile(r"(?<![^\W_])(?!Mc|Mac|De|La|Le|Di|Al|Abd)[A-Za-z][a-z]{3,15}[A-Z][a-z]{1,15}(?![^\W_])")
# An acronym run into a word: "RMOLPagi".
JOINED = re.compile(r"(?<![^\W_])[A-Z]{3,5}(?!nya)[a-z]{3,15}(?![^\W_])")
DOMAIN = re.compile(r"(?i)\A(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?P<last>[a-z]{2,8})\Z")


def is_outlet(name: str, known: str | None = None) -> bool:
    """Whether `name` is an outlet: a domain, a name of the lexicon, or the one that is known."""
    plain = name.lower()
    if (known and plain in (known.lower(), known.lower().replace(" ", ""))) or plain in _outlets():
        return True
    first = plain.split(" ", 1)[0]
    domain = DOMAIN.match(first)
    if domain is None:
        return first in ("antara", "antaranews")
    spelled = name.isupper() or name[domain.start("last") :].islower()
    long = domain.start("last") > LONGEST_DEGREE or (name[0].islower() and name[1].isupper())
    return domain["last"] in _domains() or (spelled and long)


def in_address(url: str | None) -> str | None:
    """The name in the address of a page: "kabarbromo" of https://www.kabarbromo.co.id/berita/12."""
    labels = (urlsplit(url or "").hostname or "").split(".")
    names = [label for label in labels[:-1] if label not in _domains() and label not in SUBDOMAINS]
    return names[-1] if names else None


def sounds_like_outlet(name: str) -> bool:
    """Whether `name` is an outlet, or made as their names are: "Kabar Bromo", "SuaraMusi", "SultraNews"."""
    words = name.lower().split()
    if not words:
        return False
    heads, tails = _outlet_affixes()
    joined = words[0].startswith(heads) or words[-1].endswith(tails)
    if joined or not _outlet_words().isdisjoint(words) or is_outlet(name):
        return True
    # "detakNusra", "kilaskini Jateng": no person is written so.
    if HUMPED.search(name) or JOINED.search(name):
        return True
    return name[0].islower() and words[0].endswith(tails)


def names_province(name: str) -> bool:
    """Whether the word is made of a province's short name and more: "KabarKaltara", "SULTRAPAGI"."""
    plain = name.lower()
    return any(
        plain.startswith(short) or plain.endswith(short)
        for short in _provinces()
        if len(plain) >= len(short) + SHORTEST_BESIDE
    )


@cache
def _provinces() -> tuple[str, ...]:
    """The short names of provinces that no other word has as a part: "Kaltara", "Sultra"."""
    rows = (row for row in lexicon.rows("regions") if row["type"] == "provinsi")
    names = (alias for row in rows for alias in lexicon.split(row["aliases"]))
    return tuple(name.lower() for name in names if name.isalpha() and len(name) > SHORTEST_BESIDE and name.istitle())


@cache
def _outlets() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon.rows("outlet_names"))


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(lexicon.tables("layout")["outlet_words"])


@cache
def _outlet_affixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    lists = lexicon.tables("layout")
    return tuple(lists["outlet_heads"]), tuple(lists["outlet_tails"])


@cache
def _domains() -> frozenset[str]:
    return frozenset(lexicon.tables("layout")["domains"])
