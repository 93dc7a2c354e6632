"""A small database whose counts are known: a handful of articles, written row by row."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from browse import speakers
from pipelines.schema import open_database

SLEMAN, BANTUL, KUPANG = "34.04", "34.02", "53.71"


@dataclass(frozen=True, slots=True)
class Written:
    """An article. Articles with the same `story` are copies; the first of them is the earliest."""

    published: str | None
    region: str | None = None
    stances: tuple[str, ...] = ()
    sanctions: tuple[str, ...] = ()
    story: int | None = None
    on_topic: int | None = 1


# 2024-11-25 is a Monday.
ARTICLES = (
    Written("2024-11-24T10:00:00+07:00", SLEMAN, ("allegation", "appeal"), ("teguran", "pidana")),
    Written("2024-11-25T10:00:00+07:00", SLEMAN, ("appeal",), story=1),
    Written("2024-12-02T23:30:00+07:00", SLEMAN, ("appeal",), story=1),
    Written("2024-11-26T10:00:00+07:00", BANTUL, ("allegation",)),
    Written("2020-12-09T10:00:00+08:00", KUPANG, ("warning",)),
    Written("2024-11-26T12:00:00+07:00"),
    Written("2024-11-26T12:00:00+07:00", KUPANG, ("allegation",), on_topic=0),
    Written("1970-01-01T00:00:00+07:00", SLEMAN),
    Written("2093-01-01T00:00:00+07:00", SLEMAN),
    Written(None, BANTUL, ("appeal",)),
)


def make(path: Path, articles: tuple[Written, ...] = ARTICLES) -> Path:
    """Write them into a new database, with the ids 1, 2 …"""
    open_database(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO rules (id, version, first_used) VALUES (1, 'x', '2024-01-01')")
        for number, article in enumerate(articles, start=1):
            _insert(connection, number, article)
    return path


def opened(path: Path) -> sqlite3.Connection:
    """A connection as the pages have it."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    speakers.prepare(connection)
    connection.row_factory = sqlite3.Row
    return connection


def _insert(connection: sqlite3.Connection, number: int, article: Written) -> None:
    connection.execute(
        "INSERT INTO articles (id, identity, headline, body, languages, text_digest, first_seen, last_seen, "
        "date_published, on_topic) VALUES (?1, 'a' || ?1, 'Judul ' || ?1, 'Isi.', 'id', '', '2024-12-31', "
        "'2024-12-31', ?2, ?3)",
        [number, article.published, article.on_topic],
    )
    if article.story:
        connection.execute(
            "INSERT INTO stories (id, earliest_id, fullest_id, articles, outlets) VALUES (?1, ?2, ?2, 1, 1) "
            "ON CONFLICT (id) DO UPDATE SET articles = articles + 1",
            [article.story, number],
        )
        connection.execute("UPDATE articles SET story_id = ? WHERE id = ?", [article.story, number])
    spot = "article_id, rules, start, end, part"
    at = "?1, 1, 0, 1, 'body'"
    if article.region:
        connection.execute(
            f"INSERT INTO article_region ({spot}, name, code, province) VALUES ({at}, '', ?2, '')",
            [number, article.region],
        )
    for kind in article.stances:
        query = f"INSERT INTO stances ({spot}, kind, score, evidence) VALUES ({at}, ?2, 1, '[]')"
        connection.execute(query, [number, kind])
    for kind in article.sanctions:
        connection.execute(f"INSERT INTO sanctions ({spot}, kind, surface) VALUES ({at}, ?2, '')", [number, kind])
