"""Links the rows of `people` that are one person. What is linked already is looked at only where its name came anew."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar

from sqlite_utils import Database

from pipelines.persons import blocks, circles, corrections, offices, overruling, registering
from pipelines.persons.circles import Circle
from pipelines.persons.overruling import Overruling
from pipelines.persons.planning import Plan, Stored, plan
from pipelines.persons.progress import Progress
from pipelines.persons.version import version
from pipelines.schema import reading, transaction

T = TypeVar("T")
logger = logging.getLogger(__name__)

CORRECTIONS = "corrections.csv"
# Other writers wait for a transaction: so many rows, profiles or posts take some ten milliseconds.
ROWS_AT_ONCE, PROFILES_AT_ONCE, POSTS_AT_ONCE = 100, 100, 10
BLOCKS_AT_ONCE, LINKS_AT_ONCE = 200, 1000
# Another process may link the same names; from this try on it has to wait.
TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A circle of blocks: its profiles, and what becomes of them."""

    circle: Circle
    before: Sequence[Stored]
    plan: Plan

    @property
    def shape(self) -> blocks.Shape:
        """The profiles with the persons they had."""
        return sorted((row.id, row.person_id) for row in self.before)


def link(db: Database, corrections_file: Path | None = None) -> None:
    """Link all rows that are not linked yet, as far as anything tells who they are, and heed the corrections.

    The file with corrections is `corrections.csv` beside the database, unless another is named. May be stopped at any
    time: the next call goes on where this one was.
    """
    with reading(db):
        try:
            ruling = _overrule(db, corrections_file)
        except OSError as error:
            logger.error("people are not linked, as the corrections cannot be read: %s", error)
            return
        progress = Progress()
        _heed_rules(db, progress)
        _register(db, ruling, progress)
        _link_blocks(db, ruling, progress)
        _tell_offices(db, progress)


def _heed_rules(db: Database, progress: Progress) -> None:
    """Have everything linked anew if the rules have changed since it was."""
    if registering.linked_by(db.conn) == version():
        return
    (last,) = db.conn.execute("SELECT coalesce(max(id), 0) FROM person_links").fetchone()
    for start in range(1, last + 1, LINKS_AT_ONCE):
        with transaction(db) as connection:
            registering.loosen(connection, start, start + LINKS_AT_ONCE)
        progress.tell("the rules have changed", start, last)
    with transaction(db) as connection:
        connection.execute("UPDATE person_linking SET rules = ?", [version()])


def _overrule(db: Database, file: Path | None) -> Overruling:
    """Read the corrections, and have what they speak of linked anew where they have changed."""
    (_, _, database) = db.conn.execute("PRAGMA database_list").fetchone()
    path = file or Path(database).with_name(CORRECTIONS)
    now = overruling.overruling(db.conn, corrections.read(_lines(path)))
    places, is_told_anew = overruling.changed(db.conn, now)
    if places or is_told_anew:
        with transaction(db) as connection:
            overruling.write(connection, now, places)
    for line, outcome in now.outcomes:
        if outcome != overruling.IN_FORCE:
            logger.warning("%s, line %d: %s", path.name, line.number, outcome)
    return now


def _lines(path: Path) -> list[str]:
    """The lines of the file, none where there is no file."""
    if not path.exists():
        return []
    return path.read_text(encoding="utf-8-sig", errors="replace").splitlines()


def _register(db: Database, ruling: Overruling, progress: Progress) -> None:
    """Put rows that are new under their profiles, and forget those that are gone."""
    pinned, unlinked = ruling.pinned, registering.unlinked(db.conn)
    for number, ids in enumerate(_batches(unlinked, ROWS_AT_ONCE)):
        progress.tell("mentions read", number * ROWS_AT_ONCE, len(unlinked))
        found = registering.mentions(db.conn, ids, pinned)
        with transaction(db) as connection:
            registering.register(connection, found)
    is_more = True
    while is_more:
        with transaction(db) as connection:
            is_more = registering.forget(connection, ROWS_AT_ONCE)


def _link_blocks(db: Database, ruling: Overruling, progress: Progress) -> None:
    """Link the profiles of each name that something has come to."""
    due = circles.circles(db.conn, blocks.due(db.conn), ruling.together())
    for number, some in enumerate(_batches(due, BLOCKS_AT_ONCE)):
        progress.tell("names compared", number * BLOCKS_AT_ONCE, len(due))
        part: list[Work] = []
        for one in _planned(db, ruling, some):
            part.append(one)
            if sum(len(other.before) for other in part) >= PROFILES_AT_ONCE:
                _write(db, ruling, part)
                part = []
        _write(db, ruling, part)


def _planned(db: Database, ruling: Overruling, some: Iterable[Circle]) -> list[Work]:
    """What becomes of blocks as they are stored now."""
    wanted = list(some)
    stored = blocks.stored(db.conn, {block for circle in wanted for block in circle.blocks})
    work = []
    for circle in wanted:
        before = [row for block in circle.blocks for row in stored[block]]
        made = plan([row for row in before if row.profile.articles], ruling.demands)
        work.append(Work(circle=circle, before=before, plan=made))
    return work


def _write(db: Database, ruling: Overruling, work: Sequence[Work]) -> None:
    """Write what was planned; where another process was there first, plan anew."""
    for number in range(TRIES):
        with transaction(db) as connection:
            if number == TRIES - 1:  # others wait, and nobody comes between
                work = _planned(db, ruling, (one.circle for one in work))
            left = _written(connection, work)
        if not left:
            return
        work = _planned(db, ruling, left)


def _written(connection: Connection, work: Sequence[Work]) -> list[Circle]:
    """Write what still fits to what is stored. Returns what does not."""
    shapes = blocks.shapes(connection, {block for one in work for block in one.circle.blocks})
    left = []
    for one in work:
        if sorted(row for block in one.circle.blocks for row in shapes[block]) == one.shape:
            blocks.write(connection, one.plan, one.before)
            blocks.settle(connection, one.circle.marks)
        else:
            left.append(one.circle)
    return left


def _tell_offices(db: Database, progress: Progress) -> None:
    """Tell who holds which office, of those that something has come to."""
    total, done = offices.count_due(db.conn), 0
    while due := offices.due(db.conn, POSTS_AT_ONCE):
        progress.tell("offices dated", done, total)
        done += len(due)
        with transaction(db) as connection:
            for post in due:
                offices.write(connection, post)


def _batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (items[start : start + size] for start in range(0, len(items), size))
