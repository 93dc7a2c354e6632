"""Marks in a text: what was read, where it stands, as a sequence that a renderer follows from left to right."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from crawler.items import Span
from explain.facts import Section
from explain.kinds import label

LINE_END = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of text that was read as something. `meanings` say as what, in words."""

    kind: str
    label: str
    span: Span
    meanings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A mark begins, or goes on after another that crosses it, or on the next line."""

    mark: Mark
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Close:
    """The mark that was opened last ends, or is interrupted."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Words:
    """Text within the marks that are open."""

    text: str


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A paragraph ends; no mark is open."""


Step = Open | Close | Words | LineEnd


def marks(found: Iterable[Section]) -> tuple[Mark, ...]:
    """A mark for every place of everything read; what is read twice as the same thing in the same place is one."""
    meanings: dict[tuple[str, str, Span], list[str]] = {}
    for section in found:
        for fact in section.facts:
            for evidence, told in fact.all_evidence():
                known = meanings.setdefault((evidence.kind, label(evidence.path), evidence.span), [])
                if told not in known:
                    known.append(told)
    return tuple(
        Mark(kind=kind, label=word, span=span, meanings=tuple(told)) for (kind, word, span), told in meanings.items()
    )


def nested(text: str, marked: Iterable[Mark]) -> Iterator[Step]:
    """The text with its marks, properly nested: a mark that crosses another, or a line end, goes on in a further piece.

    `marked` are those of this text; offsets are characters of it.
    """
    waiting = deque(sorted(marked, key=lambda mark: (mark.span.start, -mark.span.end)))
    line_ends = {at for at, character in enumerate(text) if character == LINE_END}
    bounds = {0, len(text)} | line_ends | {at + 1 for at in line_ends}
    bounds.update(at for mark in waiting for at in (mark.span.start, mark.span.end))
    stack: list[Mark] = []
    for at, following in pairwise(sorted(bounds)):
        yield from _ended(stack, at)
        while waiting and waiting[0].span.start <= at:
            stack.append(waiting.popleft())
            yield Open(stack[-1])
        if at in line_ends:
            yield from (Close(mark) for mark in reversed(stack))
            yield LineEnd()
            stack = [mark for mark in stack if mark.span.end > following]
            yield from (Open(mark, goes_on=True) for mark in stack)
        else:
            yield Words(text[at:following])
    yield from (Close(mark) for mark in reversed(stack))


def _ended(stack: list[Mark], at: int) -> Iterator[Step]:
    """Close what ends at `at`, and what was opened inside it; that goes on behind it."""
    first = next((index for index, mark in enumerate(stack) if mark.span.end <= at), len(stack))
    interrupted = stack[first:]
    del stack[first:]
    yield from (Close(mark) for mark in reversed(interrupted))
    stack.extend(mark for mark in interrupted if mark.span.end > at)
    yield from (Open(mark, goes_on=True) for mark in stack[first:])
