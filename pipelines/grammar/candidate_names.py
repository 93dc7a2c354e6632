"""The names of candidates as they stand in a text, and without titles, offices and degrees."""

from functools import cache

from pipelines import lexicon
from pipelines.grammar.words import given_names

WORD = r"[A-Z][\w’'`]*\.?"
NAME = rf"{WORD}(?:\s(?:{WORD}|(?:bin|binti|br\.?|boru|al|van|de)\b)){{0,6}}"


def bare(name: str) -> str:
    """The name without titles, offices, degrees, and a region behind an office ("Wakil Bupati Bima Adi" is Adi)."""
    words, official = name.split(), False
    while words and (_key(words[0]) in _offices() or _key(words[0]) in _honorifics()):
        official = official or _key(words[0]) in _offices()
        words.pop(0)
    if official:
        words = next((words[n:] for n in (3, 2, 1) if " ".join(words[:n]).casefold() in _regions()), words)
    while words and _key(words[0]) in _honorifics():
        words.pop(0)
    while words and sum(c.isupper() for c in words[-1]) > 1 and _key(words[-1]) in _degrees():
        words.pop()
    if any(_key(word) in _offices() for word in words):
        return ""
    return " ".join(words).rstrip(".")


def is_official(name: str) -> bool:
    """Whether an office stands before the name: "Camat Pulo Bima Adi"."""
    return _key(name.split(maxsplit=1)[0]) in _offices()


def is_region(name: str) -> bool:
    """Whether it is the name of a region, and no given name: Jawa Timur, but not Bima."""
    return name.casefold() in _regions() and name.casefold() not in given_names()


def _key(word: str) -> str:
    return word.replace(".", "").casefold()


@cache
def _offices() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("candidate_words") if "office" in lexicon.split(row["roles"]))


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(_key(row["word"]) for row in lexicon.rows("honorifics"))


@cache
def _degrees() -> frozenset[str]:
    return frozenset(_key(row["degree"]) for row in lexicon.rows("degrees"))


@cache
def _regions() -> frozenset[str]:
    return frozenset(name for row in lexicon.rows("regions") for name in _forms(row["name"].casefold()))


def _forms(name: str) -> tuple[str, str]:
    return name, name.removeprefix("kabupaten ").removeprefix("kota ")
