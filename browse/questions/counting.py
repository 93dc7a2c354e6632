"""What questions count over the whole database: read in the background into small tables, which answer at once."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from threading import Lock

from datasette.app import Datasette

from browse.questions.question import Question, questions, with_tables
from browse.summaries import Summary


@dataclass(frozen=True, slots=True)
class Table:
    """A table called `counted`, in memory. One thread at a time asks it."""

    connection: sqlite3.Connection
    lock: Lock = field(default_factory=Lock)

    def rows(self, sql: str, values: Mapping[str, object]) -> list[sqlite3.Row]:
        """What a query finds in it."""
        with self.lock:
            return self.connection.execute(sql, values).fetchall()


def count(connection: sqlite3.Connection, *, slow: bool = False) -> Mapping[str, Table]:
    """The tables by the slugs of their questions: of those that are slow to count, or of the others."""
    wanted = [question for question in questions() if question.counted and question.is_slow == slow]
    return {question.slug: table(connection, question) for question in wanted}


QUICK, SLOW = Summary(count, turn=3), Summary(partial(count, slow=True), turn=4)


async def counted(datasette: Datasette, question: Question) -> Table:
    """The table of a question that counts, at most some time old."""
    return (await (SLOW if question.is_slow else QUICK).of(datasette))[question.slug]


def table(connection: sqlite3.Connection, question: Question) -> Table:
    """What the question counts."""
    held = sqlite3.connect(":memory:", check_same_thread=False)
    held.row_factory = sqlite3.Row
    with closing(connection.execute(with_tables(question.counted))) as cursor:
        names = [column[0] for column in cursor.description]
        held.execute(f"CREATE TABLE counted ({', '.join(names)})")
        marks = ", ".join("?" * len(names))
        held.executemany(f"INSERT INTO counted VALUES ({marks})", map(tuple, cursor))  # noqa: S608
    return Table(held)


def found(
    connection: sqlite3.Connection, question: Question, values: Mapping[str, object], most: int, offset: int = 0
) -> list[sqlite3.Row]:
    """Rows of the answer, asked of the database itself."""
    return connection.execute(part(question.whole), {**values, "most": most, "offset": offset}).fetchall()


def part(sql: str) -> str:
    """A query for some of its rows."""
    return f"{sql}\nLIMIT :most OFFSET :offset"


def every(
    connection: sqlite3.Connection, question: Question, values: Mapping[str, str], at_once: int = 500
) -> Iterator[Sequence[sqlite3.Row]]:
    """All rows of the answer, some at a time."""
    with closing(connection.execute(question.whole, values)) as cursor:
        while rows := cursor.fetchmany(at_once):
            yield rows
