"""The people of the database, those in most articles first, or those whose name has what was typed."""

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass

from browse.entities.paging import FARTHEST, Page
from pipelines.persons.names import key

MOST_OFFICES, MOST_WORDS, MOST_TYPED = 3, 6, 200
ALL = "SELECT * FROM persons ORDER BY articles DESC, id LIMIT :size OFFSET :offset"
OFFICES = """SELECT person_id, title, of, status, region, first, last FROM json_each(?) AS wanted
JOIN offices ON offices.person_id = wanted.value ORDER BY offices.last DESC, offices.articles DESC"""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A page of them, the offices of each, the latest first, and how many there are."""

    rows: tuple[sqlite3.Row, ...]
    offices: dict[int, tuple[sqlite3.Row, ...]]
    total: int


def people(connection: sqlite3.Connection, typed: str, page: Page) -> People:
    """A page of the people whose name has all words that were typed; of all, if there are none."""
    words = key(typed[:MOST_TYPED]).split()[:MOST_WORDS]
    given = {"size": page.size, "offset": page.offset}
    if words:
        has = " AND ".join(f"instr(key, :word{number})" for number in range(len(words)))
        given |= {f"word{number}": word for number, word in enumerate(words)}  # type: ignore[misc] # texts beside numbers
        # The index of names is read from end to end: that is short, while the rows are not.
        named = f"SELECT id FROM persons WHERE {has} LIMIT {FARTHEST}"  # noqa: S608 - our words
        query = f"SELECT * FROM persons WHERE id IN ({named}) ORDER BY articles DESC, id LIMIT :size OFFSET :offset"  # noqa: S608
        (total,) = connection.execute(f"SELECT count(*) FROM ({named})", given).fetchone()  # noqa: S608
    else:
        query = ALL
        (total,) = connection.execute("SELECT count(*) FROM persons").fetchone()
    rows = tuple(connection.execute(query, given))
    offices: dict[int, list[sqlite3.Row]] = defaultdict(list)
    for office in connection.execute(OFFICES, [json.dumps([row["id"] for row in rows])]):
        offices[office["person_id"]].append(office)
    return People(
        rows=rows, offices={one: tuple(held[:MOST_OFFICES]) for one, held in offices.items()}, total=int(total)
    )
