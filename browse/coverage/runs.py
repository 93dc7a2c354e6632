"""The last runs, and how well they went: what stands in `runs`, told."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

LAST = """SELECT id, spider, started, finished, outcomes, outlets FROM runs
WHERE id IN ((SELECT max(id) FROM runs), (SELECT max(id) FROM runs WHERE spider = 'news')) ORDER BY id DESC"""
LAST_FETCH = "SELECT at FROM captures WHERE run_id = ? ORDER BY id DESC LIMIT 1"
ALIVE = timedelta(minutes=15)  # a run that has fetched something since is taken to be going on


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run. `state`: finished, running, or unfinished: begun, without an end noted, and silent for a while."""

    id: int
    spider: str
    state: str
    started: str
    ended: str  # or when it last fetched something
    outcomes: dict[str, int]  # new, changed, unchanged …
    skipped: dict[str, int]  # by reason, errors aside
    errors: int
    outlets: int
    silent: tuple[str, ...]  # outlets of which nothing was answered
    gone: int  # pages that were there and are no more
    notes: tuple[tuple[str, str], ...]  # outlet, and what it says

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to worry about."""
        return self.state != "unfinished" and not self.errors and not self.silent


def last_runs(connection: sqlite3.Connection, now: datetime | None = None) -> list[Run]:
    """The run that began last; and the last one that went to outlets, if that is another."""
    return [_run(connection, row, now or datetime.now(UTC)) for row in connection.execute(LAST).fetchall()]


def _run(connection: sqlite3.Connection, row: sqlite3.Row, now: datetime) -> Run:
    run_id, spider, started, finished, outcomes, tallies = row
    fetched = connection.execute(LAST_FETCH, [run_id]).fetchone()
    sign = max(started, fetched[0]) if fetched else started
    by_outlet: dict[str, dict[str, Any]] = json.loads(tallies)
    counts: dict[str, int] = json.loads(outcomes)
    skipped = _below("skipped/", counts)
    return Run(
        id=run_id,
        spider=spider,
        state="finished" if finished else "running" if now - _moment(sign) < ALIVE else "unfinished",
        started=started,
        ended=finished or sign,
        outcomes=_below("articles/", counts),
        errors=skipped.pop("error", 0),
        skipped=skipped,
        outlets=len(by_outlet),
        silent=tuple(sorted(name for name, tally in by_outlet.items() if not tally.get("answers"))),
        gone=sum(tally.get("gone", 0) for tally in by_outlet.values()),
        notes=tuple((name, note) for name, tally in sorted(by_outlet.items()) for note in tally.get("notes", ())),
    )


def _below(prefix: str, counts: dict[str, int]) -> dict[str, int]:
    return {key.removeprefix(prefix): count for key, count in counts.items() if key.startswith(prefix)}


def _moment(written: str) -> datetime:
    when = datetime.fromisoformat(written)
    return when if when.tzinfo else when.replace(tzinfo=UTC)
