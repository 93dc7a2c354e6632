"""What the lexicon knows of organisations: the bodies with their short forms, and the words around them that matter."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.lexicon.phrases import Phrases

DEFINED = re.compile(r" ?\((?P<short>[A-Z][\w\-]{1,20}(?: [A-Z]{2,3})?|[a-z][A-Z][\w\-]{1,20})\)")
LONGEST_WORD = 24
DEPARTMENTS = ("Dis", "Din")  # of which the head is the Kadis: Kadisdik, Kadinkes


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """An organisation named at `[start, end)`. `name` is the normal form without a region; `short` the short form used.

    `level` says how it belongs to a region: one of those of acronyms.csv, or "own" where the name is its own.
    `tail` is where the words behind it go on, after a short form in brackets.
    """

    start: int
    end: int
    tail: int
    name: str
    short: str | None
    kind: str
    level: str


@dataclass(frozen=True, slots=True)
class Body:
    """An entry of the lexicon. Its `name` is empty where the phrase names no body."""

    written: str
    name: str
    kind: str
    level: str
    is_short: bool


def naming(string: str, start: int, end: int, body: Body, short: str | None = None) -> Naming:
    """The naming of `body` at `[start, end)`, with the short form that stands behind it in brackets."""
    defined = DEFINED.match(string, end)
    tail, name = end, body.name
    if defined:
        tail = defined.end()
        if name and short is None and _may_shorten(defined["short"], name):
            short = defined["short"]
            name = _corrected(name, short)
    return Naming(start=start, end=end, tail=tail, name=name, short=short, kind=body.kind, level=body.level)


def _may_shorten(short: str, name: str) -> bool:
    """Whether the form is one of all the name: behind "Komisi Aparatur Sipil Negara", "(ASN)" is not."""
    known = names_by_short().get(short)
    return known == name or short[0].lower() == name[0].lower()


def _corrected(name: str, short: str) -> str:
    """The name that the short form stands for, where the article writes it out with a word less or another joiner."""
    known = names_by_short().get(short)
    is_shorter = known and known.split()[:2] == name.split()[:2] and {*_words(name)} <= {*_words(known)}
    return known if known and is_shorter else name


def _words(name: str) -> list[str]:
    return name.lower().replace(",", "").replace(" dan ", " ").replace(" & ", " ").split()


def word_before(string: str, start: int) -> str:
    """The word before `start` in small letters, "" where none stands on the same line with one space between."""
    if start == 0 or string[start - 1] != " ":
        return ""
    word = string[max(0, start - LONGEST_WORD) : start - 1].rpartition(" ")[2]
    return word.rpartition("\n")[2].lower()


@Phrases
def bodies() -> dict[str, Body]:
    """The bodies of acronyms.csv by their names, short forms and variants."""
    found = dict[str, Body]()
    for row in lexicon.rows("acronyms"):
        body = Body(row["acronym"], row["name"], row["kind"], row["level"], True)
        found[row["acronym"]] = body
        if row["acronym"].startswith(DEPARTMENTS):
            found[f"Ka{row['acronym'].lower()}"] = Body(row["name"], row["name"], row["kind"], row["level"], False)
        found.setdefault(row["name"], Body(row["name"], row["name"], row["kind"], row["level"], False))
    for row in lexicon.rows("organisation_variants"):
        known = found[row["acronym"]] if row["acronym"] else Body("", "", "", "", False)
        found[row["phrase"]] = Body(row["phrase"], known.name, known.kind, known.level, False)
    return {phrase.lower(): body for phrase, body in found.items()}


@cache
def names_by_short() -> dict[str, str]:
    """The full names of acronyms.csv."""
    return {row["acronym"]: row["name"] for row in lexicon.rows("acronyms")}


@cache
def contexts() -> dict[str, str]:
    """Words that stand before a name, and what they tell of it (see organisation_contexts.csv)."""
    return {row["word"]: row["effect"] for row in lexicon.rows("organisation_contexts")}
