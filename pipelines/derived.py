"""Derived tables: their columns come from the field dataclasses, their rows from the values found.

A dataclass is a table; its docstring describes the table and its `Annotated` strings the columns. A `Span` becomes
three columns (start, end, part), a tuple of plain values a JSON array, and a tuple of dataclasses a table of its own
whose rows point to their parent. Each row carries the number of the rules that made it (table `rules`).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from types import NoneType
from typing import Any, cast, get_args, get_type_hints

from crawler.items import Span
from pipelines.fields import FIELDS

SQL_TYPES = {str: "TEXT", date: "TEXT", int: "INTEGER", bool: "INTEGER", float: "REAL"}
# The columns of a span: name, SQL type, and what is added to the description.
SPAN_PARTS = (
    ("start", "INTEGER", "first character"),
    ("end", "INTEGER", "the character after the last"),
    ("part", "TEXT", "body, headline or captions[n]"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its SQL type, whether it may be null, the table(column) it refers to, and what it means."""

    name: str
    type: str
    nullable: bool
    refers_to: str | None
    description: str

    def ddl(self) -> str:
        """The column as it stands in CREATE TABLE."""
        null = "" if self.nullable else " NOT NULL"
        return f'"{self.name}" {self.type}{null}{f" REFERENCES {self.refers_to}" if self.refers_to else ""}'


@dataclass(frozen=True)
class DerivedTable:
    """A table made from the dataclass `row`; its rows belong to an article, or to a row of `parent`."""

    name: str
    row: type
    references: Mapping[str, str]
    parent: str | None = None

    @property
    def description(self) -> str:
        """What a row is, from the docstring of the dataclass."""
        return (self.row.__doc__ or "").strip()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns that come from the dataclass, in its order."""
        return tuple(column for name, hint in self._hints.items() for column in self._columns_of(name, hint))

    @cached_property
    def children(self) -> dict[str, "DerivedTable"]:
        """The tables of attributes that hold several dataclasses, by attribute."""
        nested = {name: _member(hint) for name, hint in self._hints.items()}
        return {
            name: DerivedTable(f"{self.name}_{name}", member, self.references, parent=self.name)
            for name, member in nested.items()
            if member is not None and hasattr(member, "__dataclass_fields__")
        }

    def ddl(self) -> list[str]:
        """The statements that make the table, the indexes on its foreign keys, and its children."""
        owners = ["article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE"]
        if self.parent:
            owners.append(f"parent_id INTEGER NOT NULL REFERENCES {self.parent}(id) ON DELETE CASCADE")
        owners.append("rules INTEGER NOT NULL")
        columns = ", ".join(["id INTEGER PRIMARY KEY", *owners, *(column.ddl() for column in self.columns)])
        keys = ["article_id", *(["parent_id"] if self.parent else []), *(c.name for c in self.columns if c.refers_to)]
        indexes = [f"CREATE INDEX {self.name}_{key} ON {self.name}({key})" for key in keys]
        return [
            f"CREATE TABLE {self.name} ({columns}) STRICT",
            *indexes,
            *(statement for child in self.children.values() for statement in child.ddl()),
        ]

    @cached_property
    def family(self) -> tuple[str, ...]:
        """The names of the table and of all below it, parents first."""
        return (self.name, *(name for child in self.children.values() for name in child.family))

    @cached_property
    def insert(self) -> str:
        """The INSERT statement for article_id, parent_id (of a child), rules and `values()`."""
        owners = ["article_id", *(["parent_id"] if self.parent else []), "rules"]
        names = [f'"{name}"' for name in [*owners, *(column.name for column in self.columns)]]
        marks = ", ".join("?" * len(names))
        return f"INSERT INTO {self.name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - names of our dataclasses

    def values(self, value: object) -> list[object]:
        """One instance of `row` as the values of `columns`."""
        return [
            cell
            for name in self._hints
            if name not in self.children
            for cell in self._cells(name, getattr(value, name))
        ]

    def value(self, cells: Mapping[str, Any], below: Mapping[str, tuple[Any, ...]]) -> Any:
        """The instance of `row` whose `values()` are these cells, by column; `below` are those of `children`."""
        stated = {name: self._stated(name, cells) for name in self._hints if name not in self.children}
        return self.row(**stated, **below)

    @cached_property
    def _hints(self) -> dict[str, Any]:
        return get_type_hints(self.row, include_extras=True)

    def _columns_of(self, name: str, hint: Any) -> Iterator[Column]:
        if name in self.children:
            return
        kind, nullable = _plain(hint)
        description = str(hint.__metadata__[0])
        if kind is Span:
            stem = name.removesuffix("span")
            for part, type_, meaning in SPAN_PARTS:
                told = f"{description}: {meaning}"
                yield Column(name=stem + part, type=type_, nullable=nullable, refers_to=None, description=told)
        else:
            type_ = SQL_TYPES.get(kind, "TEXT")
            refers_to = self.references.get(name)
            yield Column(name=name, type=type_, nullable=nullable, refers_to=refers_to, description=description)

    def _cells(self, name: str, value: object) -> list[object]:
        kind, _ = _plain(self._hints[name])
        if kind is Span:
            span = cast(Span | None, value)
            return [None, None, None] if span is None else [span.start, span.end, span.part]
        if isinstance(value, tuple):
            return [json.dumps(value, ensure_ascii=False, default=str)]
        return [value.isoformat() if isinstance(value, date) else value]

    def _stated(self, name: str, cells: Mapping[str, Any]) -> Any:
        kind, _ = _plain(self._hints[name])
        if kind is Span:
            start, end, part = (cells[name.removesuffix("span") + part] for part, _, _ in SPAN_PARTS)
            return None if start is None else Span(start, end, part)
        cell = cells[name]
        if cell is None or kind in (str, int, float):
            return cell
        if kind is date:
            return date.fromisoformat(cell)
        return bool(cell) if kind is bool else _listed(kind, cell)


def _listed(kind: Any, cell: str) -> tuple[Any, ...]:
    """The plain values of a JSON array; days stand there as ISO dates."""
    entries = json.loads(cell)
    return tuple(map(date.fromisoformat, entries)) if date in get_args(kind) else tuple(entries)


@cache  # asked for every cell
def _plain(hint: Any) -> tuple[type, bool]:
    """The type inside `Annotated[… | None, …]`, and whether it may be None."""
    inner = get_args(hint)[0]
    options = get_args(inner)
    if NoneType in options:
        return next(option for option in options if option is not NoneType), True
    return inner, False


def _member(hint: Any) -> type | None:
    """X for `Annotated[tuple[X, ...], …]`, else None."""
    inner = get_args(hint)[0]
    return get_args(inner)[0] if getattr(inner, "__origin__", None) is tuple else None


TABLES = tuple(DerivedTable(field.table, field.row, field.references) for field in FIELDS)
