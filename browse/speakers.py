"""On which side a speaker stands, by the office that the article gives: a function that SQL can call."""

import re
import sqlite3
from functools import cache, lru_cache

from pipelines import lexicon

FUNCTION = "speaker_side"
OFFICES = 100_000  # are remembered: most are asked for again and again


def prepare(connection: sqlite3.Connection) -> None:
    """Let SQL on this connection call `speaker_side(title, of)`."""
    connection.create_function(FUNCTION, 2, speaker_side, deterministic=True)


@lru_cache(maxsize=OFFICES)
def speaker_side(title: str | None, of: str | None) -> str | None:
    """The side of an office, as speaker_sides.csv has it; None for one that it does not place."""
    office = f"{title or ''} {of or ''}".lower()
    return next((side for pattern, side in _patterns() if pattern.search(office)), None)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those of the list, in its order; % stands for anything, as in SQL's LIKE."""
    return tuple((_pattern(row["pattern"]), row["side"]) for row in lexicon.rows("speaker_sides"))


def _pattern(like: str) -> re.Pattern[str]:
    words = re.escape(like.strip("%"))
    return re.compile(f"{'' if like.startswith('%') else '^'}{words}{'' if like.endswith('%') else '$'}")
