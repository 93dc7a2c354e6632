"""A stored question: its words in each language, its parameters, and the SQL that answers it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from browse.questions.known import known

FOLDER = Path(__file__).parent
GROUPS = ("cases", "voices", "changes", "coverage", "crawl")
Said = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """`kind` is text, number, date or choice. `choices` are values, or the SELECT that finds values and names."""

    name: str
    label: Said
    kind: str
    default: str = ""
    choices: tuple[str, ...] = ()
    chosen_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`link` names the page that a cell leads to, `by` the column that says to which; `of` what its codes stand for."""

    name: str
    label: Said
    link: str = ""
    by: str = ""
    of: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`counted` reads the whole database into a small table, which `sql` asks; empty where `sql` asks the database.
    Where counting `is_slow`, others do not wait for it. `feed` selects the ids of the articles that are the answer.
    """

    slug: str
    group: str
    title: Said
    explanation: Said
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sql: str
    counted: str = ""
    is_slow: bool = False
    feed: str = ""
    chart: Mapping[str, str]

    @property
    def whole(self) -> str:
        """One statement that answers it from the database."""
        tables = [("counted", self.counted)] if self.counted else []
        return with_tables(self.sql, *tables)


def with_tables(sql: str, *tables: tuple[str, str]) -> str:
    """A SELECT, before it the tables that it names: those given, and those of what is known beside the database."""
    every = sql + "".join(query for _, query in tables)
    before = [f"{name} AS MATERIALIZED (\n{query.strip()}\n)" for name, query in known().items() if f" {name}" in every]
    before += [f"{name} AS MATERIALIZED (\n{query.strip()}\n)" for name, query in tables]
    return f"WITH {', '.join(before)}\n{sql.strip()}" if before else sql.strip()


@cache
def questions() -> tuple[Question, ...]:
    """All of them, by group and in the order that their files give."""
    files = sorted((FOLDER / "files").glob("*.toml"))
    found = [_question(path.stem, _read(path)) for path in files]
    return tuple(sorted(found, key=lambda one: (GROUPS.index(one.group), one.slug)))


@cache
def by_slug() -> Mapping[str, Question]:
    """Questions by what names them in addresses."""
    return {question.slug: question for question in questions()}


def grouped() -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """Groups that have questions, with them."""
    return tuple((name, tuple(one for one in questions() if one.group == name)) for name in GROUPS)


def _question(slug: str, given: dict[str, Any]) -> Question:
    parameters, columns = _read(FOLDER / "parameters.toml"), _read(FOLDER / "columns.toml")
    defaults = given.pop("defaults", {})
    wanted = [(name, parameters[name]) for name in given.pop("parameters", [])]
    return Question(
        slug=slug,
        parameters=tuple(_parameter(name, one, defaults.get(name, "")) for name, one in wanted),
        columns=tuple(Column(name=name, **columns[name]) for name in given.pop("columns")),
        chart=given.pop("chart", {}),
        **given,
    )


def _parameter(name: str, given: dict[str, Any], default: str) -> Parameter:
    return Parameter(name=name, default=default, **given | {"choices": tuple(given.get("choices", ()))})


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
