"""Corrections of links: the lines of a file that people write by hand. Pure."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipelines.persons import names

FORMS = {
    "apart": "apart,NAME,ARTICLE,ARTICLE,WHY",
    "same": "same,NAME,ARTICLE,NAME,ARTICLE,WHY",
}
# With two names, where the articles name the two differently.
LONG_FORMS = {**FORMS, "apart": "apart,NAME,ARTICLE,NAME,ARTICLE,WHY"}
# What spreadsheets write where the comma is the decimal sign.
WITH_SEMICOLONS = tuple(f"{word};" for word in FORMS)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Somebody as one article names them. The article is given by its address, or its identity."""

    name: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line: two places that speak of one person, or of two."""

    number: int
    line: str
    is_same: bool
    one: Place
    other: Place
    why: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot be used, and what is wrong with it."""

    number: int
    line: str
    what: str


def read(lines: Iterable[str]) -> Iterator[Correction | Fault]:
    """The corrections of a file. Empty lines, and those that begin with #, say nothing."""
    seen: dict[tuple[Place, Place], Correction] = {}
    for number, written in enumerate(lines, start=1):
        line = written.lstrip("\ufeff").strip()
        if not line or line.startswith("#"):
            continue
        found = _read(number, line)
        if isinstance(found, Correction):
            first, second = sorted((found.one, found.other))
            before = seen.setdefault((first, second), found)
            if before.is_same != found.is_same:
                found = Fault(number, line, f"line {before.number} says the opposite")
            elif before is not found:
                continue
        yield found


def _read(number: int, line: str) -> Correction | Fault:
    separator = ";" if line.lower().startswith(WITH_SEMICOLONS) else ","
    try:
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter=separator))]
    except csv.Error as error:
        return Fault(number, line, str(error))
    word = cells[0].lower()
    if word not in FORMS:
        return Fault(number, line, f"a line begins with {' or '.join(FORMS)}, not with {cells[0]!r}")
    form, long = FORMS[word], LONG_FORMS[word]
    if len(cells) == long.count(",") + 1:
        one, other, why = Place(cells[1], cells[2]), Place(cells[3], cells[4]), cells[5]
    elif len(cells) == form.count(",") + 1:
        one, other, why = Place(cells[1], cells[2]), Place(cells[1], cells[3]), cells[4]
    else:
        return Fault(number, line, f"{len(cells)} cells where {form} has {form.count(',') + 1}")
    if not all((names.key(one.name), names.key(other.name), one.article, other.article)):
        return Fault(number, line, f"a name or an article is missing: {form}")
    if one == other:
        return Fault(number, line, "both are the same place")
    return Correction(number=number, line=line, is_same=word == "same", one=one, other=other, why=why)
