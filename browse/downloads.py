"""Answers as files: CSV that spreadsheets do not run, and JSON. Written some rows at a time."""

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(names: Sequence[str], parts: Iterable[Sequence[sqlite3.Row]]) -> Iterator[str]:
    """A header, then the rows."""
    yield _lines([names])
    for rows in parts:
        yield _lines([_harmless(value) for value in row] for row in rows)


def as_json(parts: Iterable[Sequence[sqlite3.Row]]) -> Iterator[str]:
    """An array of objects, one a line."""
    yield "["
    before = "\n"
    for rows in parts:
        if rows:
            yield before + ",\n".join(json.dumps(dict(row), ensure_ascii=False) for row in rows)
            before = ",\n"
    yield "\n]\n"


def _harmless(value: object) -> object:
    """Text that a spreadsheet would take for a formula, after an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.lstrip().startswith(FORMULAS[:4]) else _line(value)


def _line(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else value


def _lines(rows: Iterable[Sequence[object]]) -> str:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
