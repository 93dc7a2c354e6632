"""Where the copies of a story contradict each other: the day of the event, numbers, and offices of one person."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MOST_COPIES, MOST_FOUND = 500, 40
DATES = """SELECT events.article_id, 'date' AS kind, '' AS about, events.date AS value FROM json_each(:ids) AS wanted
JOIN events ON events.article_id = wanted.value WHERE events.date IS NOT NULL"""
NUMBERS = """SELECT counts.article_id, 'number' AS kind, counts.of AS about, counts.value FROM json_each(:ids) AS wanted
JOIN counts ON counts.article_id = wanted.value WHERE counts.of IS NOT NULL"""
OFFICES = """SELECT people.article_id, 'office' AS kind, people.name AS about, people_roles.title, people_roles.of,
    people_roles.status FROM json_each(:ids) AS wanted
JOIN people ON people.article_id = wanted.value JOIN people_roles ON people_roles.parent_id = people.id"""

Office = tuple[str, str | None, str | None]  # title, of, status


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`kind` is date, number or office; `about` is what is counted, or who holds the office. `values` are what copies
    say, with the ids of the copies that do, those of most first.
    """

    kind: str
    about: str
    values: tuple[tuple[str, tuple[int, ...]], ...]


def contradictions(connection: sqlite3.Connection, article_ids: Iterable[int]) -> tuple[Contradiction, ...]:
    """What the copies say otherwise than each other. A copy that gives two values for one thing decides nothing."""
    given = {"ids": json.dumps(list(article_ids)[:MOST_COPIES])}
    stated: dict[tuple[str, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for query in (DATES, NUMBERS):
        for article_id, kind, about, value in connection.execute(query, given):
            stated[kind, about][article_id].add(str(value))
    held: dict[str, dict[int, set[Office]]] = defaultdict(lambda: defaultdict(set))
    for article_id, _, name, *office in connection.execute(OFFICES, given):
        held[name][article_id].add((office[0], office[1], office[2]))
    found = [_otherwise(kind, about, by_article) for (kind, about), by_article in stated.items()]
    found += [_otherwise("office", name, _worded(by_article)) for name, by_article in held.items()]
    return tuple(sorted((one for one in found if one), key=lambda one: (one.kind, one.about))[:MOST_FOUND])


def _otherwise(kind: str, about: str, by_article: Mapping[int, set[str]]) -> Contradiction | None:
    """The contradiction between articles that each give one value, if there is one."""
    by_value: dict[str, list[int]] = defaultdict(list)
    for article_id, values in by_article.items():
        if len(values) == 1:
            by_value[next(iter(values))].append(article_id)
    if len(by_value) < 2:
        return None
    ordered = sorted(by_value.items(), key=lambda one: (-len(one[1]), one[0]))
    return Contradiction(kind, about, tuple((value, tuple(ids)) for value, ids in ordered))


def _worded(by_article: Mapping[int, set[Office]]) -> dict[int, set[str]]:
    """Offices as texts, those alone that can contradict: of one title or of one body. Where an article leaves out the
    body or how it is held, it says nothing against one that tells.
    """
    every = {office for offices in by_article.values() for office in offices}
    return {
        article_id: {_office(_fullest(office, every)) for office in offices}
        for article_id, offices in by_article.items()
    }


def _fullest(office: Office, every: set[Office]) -> Office:
    title, of, status = office
    fuller = [other for other in every if other[0] == title and of in (None, other[1]) and status in (None, other[2])]
    return max(fuller, key=lambda other: (other[1] is not None, other[2] is not None, other)) if fuller else office


def _office(office: Office) -> str:
    title, of, status = office
    held = f" ({status})" if status not in (None, "definitif") else ""
    return ", ".join(part for part in (title, of) if part) + held
