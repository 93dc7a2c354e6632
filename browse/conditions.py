"""What articles have to be, beside what their texts say."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass


def ids_of(connection: sqlite3.Connection, query: str, values: Sequence[object]) -> list[int]:
    """What the only column of a query has. As one value: a row for each costs more than to find it."""
    whole = f"WITH found(id) AS ({query}) SELECT json_group_array(id) FROM found"  # noqa: S608 - our own queries
    ids: list[int] = json.loads(connection.execute(whole, values).fetchone()[0])
    return ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What articles have to be, beside what their texts say. Days are ISO, both inclusive; empty for any."""

    region: str = ""
    since: str = ""
    until: str = ""
    outlet: int | None = None
    stance: str = ""
    on_topic: bool = False
    vanished: bool = False
    changed: bool = False

    def sets(self, connection: sqlite3.Connection) -> list[set[int]]:
        """The ids that each condition allows that is told by another table."""
        asked: list[tuple[object, str, list[object]]] = [
            (
                self.region,
                "SELECT article_id FROM article_region WHERE code >= ? AND code < ?",
                [self.region, f"{self.region}/"],
            ),
            (self.stance, "SELECT article_id FROM stances WHERE kind = ?", [self.stance]),
            (self.vanished, "SELECT article_id FROM vanished", []),
            (self.changed, "SELECT article_id FROM revisions", []),
        ]
        return [set(ids_of(connection, query, values)) for given, query, values in asked if given]

    def where(self) -> tuple[str, list[object]]:
        """The conditions on the article itself, and their values."""
        asked: list[tuple[object, str, list[object]]] = [
            (self.since, "date_published >= ?", [self.since]),
            (self.until, "date_published < ?", [f"{self.until}U"]),  # after any time of the day: T comes before U
            (self.outlet is not None, "outlet_id = ?", [self.outlet]),
            (self.on_topic, "on_topic = 1", []),
        ]
        given = [(clause, values) for is_given, clause, values in asked if is_given]
        return " AND ".join(clause for clause, _ in given), [value for _, values in given for value in values]
