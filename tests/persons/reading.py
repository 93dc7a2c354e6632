"""Articles with planted people, brought through reader and linker: who is one person with whom in the end."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from crawler.items import Article
from pipelines.chain import run
from pipelines.persons import names
from pipelines.persons.links import link
from pipelines.read import Reading
from pipelines.saving import Store
from tests.persons.gold import Agreement, agreement

FOLDER = Path(__file__).with_name("articles")
NAMED = """
    SELECT identity, people.name, people.aliases, person_id FROM people JOIN articles ON articles.id = people.article_id
    LEFT JOIN person_links ON people_id = people.id LEFT JOIN person_profiles ON person_profiles.id = profile_id
    ORDER BY people.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """A mention: in which article, under which name, and who is meant."""

    article: str
    name: str
    person: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of `people`: its name and aliases as they are compared, and the person it was linked with."""

    key: str
    aliases: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well the persons that were linked agree with those that are meant, and the mentions that were not read."""

    pairs: Agreement
    unread: tuple[Meant, ...]


def files() -> list[Path]:
    """The sets that there are."""
    return sorted(FOLDER.glob("*.jsonl"))


def score(db: Database, file: Path) -> Score:
    """Read and link all articles of a set; pairs of mentions are counted where both were read."""
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    store = Store(db)
    for line in lines:
        store.save(_read(line))
    link(db)
    return _score(lines, db)


def _read(line: Mapping[str, Any]) -> Reading:
    article = Article(
        identity=line["url"],
        url=line["url"],
        headline=line["headline"],
        outlet=line["outlet"],
        body=line["text"],
        date_published=datetime.fromisoformat(line["date_published"]),
    )
    item = run(article, keep_off_topic=True).item
    if not isinstance(item, Reading):
        raise TypeError(f"{line['url']} was not read: {item.reason}")
    return item


def _score(lines: Iterable[Mapping[str, Any]], db: Database) -> Score:
    read: dict[str, list[Row]] = {}
    for article, name, aliases, number in db.execute(NAMED):
        read.setdefault(article, []).append(Row(names.key(name), names.key(aliases), number))
    found: dict[tuple[str, str], object] = {}
    meant, unread = list[Meant](), list[Meant]()
    for line in lines:
        rows = _called(list(line["people"].values()), read.get(line["url"], []))
        for person, name in line["people"].items():
            mention = Meant(article=line["url"], name=name, person=person)
            if name in rows:
                meant.append(mention)
                found[mention.article, mention.name] = rows[name].number
            else:
                unread.append(mention)
    return Score(pairs=agreement(meant, found), unread=tuple(unread))


def _called(wanted: Sequence[str], rows: Sequence[Row]) -> dict[str, Row]:
    """The row of each name: the one of the same name, else one whose name or alias is a part of it, or it of them."""
    same = {name: row for name in wanted for row in rows if row.key == names.key(name)}
    free = [row for row in rows if row not in same.values()]
    close = {name: row for name in wanted if name not in same for row in free if _is_part(names.key(name), row)}
    return close | same


def _is_part(wanted: str, row: Row) -> bool:
    words, read = set(wanted.split()), set(row.key.split())
    return words <= read or read <= words or wanted in row.aliases
