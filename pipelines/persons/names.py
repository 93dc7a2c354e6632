"""Names as they are compared: normalised, and folded so that spellings of one sound are alike. Pure."""

import re
import unicodedata
from functools import cache, lru_cache

from pipelines import lexicon

APOSTROPHES = re.compile(r"['’‘`ʼ]")
NO_WORD = re.compile(r"[^\w]+|_")
REPEATED = re.compile(r"(\w)\1+")
# A name of more words than this is not very common, whatever its words.
LONGEST_COMMON = 2


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The name in small letters, without accents, apostrophes and other signs."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(NO_WORD.sub(" ", APOSTROPHES.sub("", plain)).casefold().split())


@lru_cache(maxsize=65536)
def block(name_key: str) -> str:
    """What all spellings of one name have in common; nothing is one person across blocks but by a correction."""
    words = name_key.split()
    if len(words) > LONGEST_COMMON and words[0] in _balinese("particle") and words[1] in _balinese("after"):
        words = words[1:]
    return " ".join(_folded(word, i == 0) for i, word in enumerate(words))


def is_single(name_key: str) -> bool:
    """Whether the name is a single one; initials beside it do not count."""
    return sum(len(word) > 1 for word in name_key.split()) < LONGEST_COMMON and not _has_short_form(name_key)


@lru_cache(maxsize=65536)
def is_common(name_key: str) -> bool:
    """Whether very many people bear the name: a single one, or a short one of common given names."""
    words = block(name_key).split()
    return is_single(name_key) or (len(words) <= LONGEST_COMMON and _common().issuperset(words))


def differing(one: str, other: str) -> tuple[str, str]:
    """The words of two keys that are not in both."""
    here, there = one.split(), other.split()
    return (
        " ".join(word for word in here if word not in there),
        " ".join(word for word in there if word not in here),
    )


def _has_short_form(name_key: str) -> bool:
    """Whether an initial stands for one well-known name: "M. Nasir"."""
    words = name_key.split()
    return len(words) == LONGEST_COMMON and len(words[0]) == 1 and _rules("first").get(words[0]) is not None


@lru_cache(maxsize=65536)
def _folded(word: str, is_first: bool) -> str:
    for place in ("first", "whole") if is_first else ("whole",):
        if word in _rules(place):
            return REPEATED.sub(r"\1", _rules(place)[word])
    for written, read_as in _sounds():
        word = word.replace(written, read_as)
    for ending, read_as in _rules("end").items():
        word = word.removesuffix(ending) + read_as if word.endswith(ending) else word
    return REPEATED.sub(r"\1", word)


@cache
def _rules(place: str) -> dict[str, str]:
    return {row["written"]: row["read_as"] for row in lexicon.rows("spelling_variants") if row["place"] == place}


@cache
def _sounds() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_rules("any").items(), key=lambda rule: (-len(rule[0]), rule[0])))


@cache
def _common() -> frozenset[str]:
    return frozenset(block(row["name"]) for row in lexicon.rows("common_given_names"))


@cache
def _balinese(place: str) -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("balinese_names") if row["place"] == place)
