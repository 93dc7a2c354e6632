"""The stored questions, and the answer to one of them with what it is asked with."""

import asyncio
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from browse.coverage.charts import bars
from browse.coverage.naming import kind_name
from browse.entities import paging
from browse.languages import Words
from browse.questions.counting import counted, found, part
from browse.questions.given import Given, read
from browse.questions.question import Column, Question, by_slug, grouped, with_tables
from browse.summaries import Summary
from browse.trouble import NothingThereError
from browse.visit import Visit
from explain.page.markup import is_web

ROWS, DRAWN = 100, 30
Choices = Mapping[str, Sequence[tuple[str, str]]]


def choices_of(connection: sqlite3.Connection) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Values that can be chosen, with their names, by the parameter."""
    asked = {one.name: one for _, members in grouped() for question in members for one in question.parameters}
    chosen: dict[str, Sequence[tuple[str, str]]] = {
        name: [(value, value) for value in one.choices] for name, one in asked.items() if one.choices
    }
    for name, one in asked.items():
        if one.chosen_by:
            rows = connection.execute(with_tables(one.chosen_by)).fetchall()
            chosen[name] = [(str(value), str(label)) for value, label in rows]
    return chosen


CHOICES = Summary(choices_of)


async def asked(visit: Visit) -> tuple[Question, Given, Choices]:
    """The question of the address, and what it is asked with. Raises NothingThereError."""
    question = by_slug().get(visit.request.url_vars["slug"])
    if question is None:
        raise NothingThereError("trouble.no_question")
    choices = await CHOICES.of(visit.datasette)
    return question, read(question.parameters, visit.request.args.get, choices), choices


async def rows_of(visit: Visit, question: Question, given: Given, most: int, offset: int = 0) -> list[sqlite3.Row]:
    """Rows of the answer."""
    values = {**given.values, "most": most, "offset": offset}
    if question.counted:
        table = await counted(visit.datasette, question)
        return await asyncio.to_thread(table.rows, part(question.sql), values)
    return await visit.ask(lambda connection: found(connection, question, given.values, most, offset))


async def list_view(visit: Visit) -> Response:
    """All questions by group."""
    return await visit.page("questions.html", groups=grouped())


async def view(visit: Visit) -> Response:
    """One question: its form, what it means, and its answer."""
    question, given, choices = await asked(visit)
    page = paging.asked(visit, ROWS)
    rows = [] if given.faults else await rows_of(visit, question, given, ROWS + 1, page.offset)
    shown = [column for column in question.columns if not column.hidden]
    total = page.offset + len(rows)
    return await visit.page(
        "question.html",
        status=400 if given.faults else 200,
        question=question,
        given=given,
        choices=choices,
        columns=shown,
        rows=[[cell(visit, column, row) for column in shown] for row in rows[:ROWS]],
        is_number=[_is_number(rows, column) for column in shown],
        spec=_spec(question, rows, visit) if page.number == 1 else None,
        paging=paging.paging(visit, page, total),
        has_more=len(rows) > ROWS,
        given_in_address=urlencode([*given.values.items()]),
        whole=question.whole,
    )


def cell(visit: Visit, column: Column, row: sqlite3.Row) -> tuple[object, str]:
    """What a cell shows, and the address it leads to, if it does."""
    value = row[column.name]
    return _worded(visit.words, column, value), _address(visit, column, row[column.by] if column.by else None)


def _address(visit: Visit, column: Column, by: object) -> str:
    if not column.link or by in (None, ""):
        return ""
    if column.link == "url":
        return str(by) if is_web(str(by)) else ""
    return str(visit.datasette.urls.path(f"/{column.link}/{by}"))


def _worded(words: Words, column: Column, value: object) -> object:
    """Codes in words."""
    if column.link and value in (None, ""):
        return words("questions.untitled") if column.link in ("article", "story") else None
    if column.of == "value":
        key = f"questions.value_{value}"
        return words(key) if words.knows(key) else value
    return kind_name(words, f"{column.of}.{value}") if column.of else value


def _is_number(rows: Sequence[sqlite3.Row], column: Column) -> bool:
    return any(isinstance(row[column.name], int | float) for row in rows)


def _spec(question: Question, rows: Sequence[sqlite3.Row], visit: Visit) -> dict[str, Any] | None:
    """Bars of the first rows; the rows of one name are added."""
    if not question.chart or not rows:
        return None
    named = {column.name: column for column in question.columns}
    x, y = named[question.chart["x"]], named[question.chart["y"]]
    sums: dict[str, float] = {}
    for row in rows[:ROWS]:
        name = str(_worded(visit.words, x, row[x.name]) or visit.words("questions.none"))
        sums[name] = sums.get(name, 0) + (row[y.name] or 0)
    by_name = x.name == "month"
    drawn = list(sums.items())[:DRAWN] if by_name else sorted(sums.items(), key=lambda one: -one[1])[:DRAWN]
    return bars([(name, int(value)) for name, value in drawn], counted=y.label[visit.language])
