"""Planted mentions of invented people, and how well a partition of them agrees with the planned one."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Protocol

from pipelines.lexicon.regions import named

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One mention: who is meant, and what the article says."""

    article: str
    person: str
    name: str
    aliases: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    degrees: tuple[str, ...] = ()
    roles: tuple[tuple[str, str | None, str | None], ...] = ()
    published: date
    region: str | None = None


def planted(file: str) -> list[Planted]:
    """The mentions of a CSV file beside this one."""
    with (FOLDER / file).open(encoding="utf-8") as lines:
        return [_planted(row) for row in csv.DictReader(lines)]


def _planted(row: Mapping[str, str]) -> Planted:
    return Planted(
        article=row["article"],
        person=row["person"],
        name=row["name"],
        aliases=_cells(row["aliases"]),
        honorifics=_cells(row["honorifics"]),
        degrees=_cells(row["degrees"]),
        roles=tuple(_role(cell) for cell in _cells(row["roles"])),
        published=date.fromisoformat(row["date"]),
        region=named(row["region"])[0].code if row["region"] else None,
    )


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _role(cell: str) -> tuple[str, str | None, str | None]:
    title, of, status = cell.split("@")
    return title, of or None, status or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How a partition agrees with the planned one, by pairs; the pairs that differ."""

    precision: float
    recall: float
    wrong: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]


class Mention(Protocol):
    """Who is meant, where, and under which name."""

    @property
    def article(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def person(self) -> str: ...


def agreement(mentions: Iterable[Mention], found: Mapping[tuple[str, str], object]) -> Agreement:
    """Compare with `found`, the person of each (article, name)."""
    right, wrong, missed = 0, [], []
    for one, other in combinations(mentions, 2):
        planned = one.person == other.person
        linked = found[one.article, one.name] == found[other.article, other.name]
        pair = (f"{one.article} {one.name}", f"{other.article} {other.name}")
        right += planned and linked
        if linked and not planned:
            wrong.append(pair)
        if planned and not linked:
            missed.append(pair)
    return Agreement(
        precision=right / max(1, right + len(wrong)),
        recall=right / max(1, right + len(missed)),
        wrong=tuple(wrong),
        missed=tuple(missed),
    )
