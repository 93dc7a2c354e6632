"""What was read, as a list."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from explain.facts import Detail, Evidence, Fact, Section
from explain.terminal.lines import BOLD, FAINT, ITALIC, PLAIN, cut, indented, ink
from explain.terminal.marks import heading

LONGEST_TITLE, LONGEST_WORDS = 120, 60
PLACES_SHOWN = 4


def section_lines(section: Section) -> Iterator[RenderableType]:
    """The facts of a key of the record, below its name."""
    yield heading(section.kind)
    yield from (indented(_fact(fact)) for fact in section.facts)


def _fact(fact: Fact) -> Group:
    """A line for the fact, one for each detail that stands elsewhere, and those of the facts below it."""
    line = ink("").append_text(ink(cut(fact.title, LONGEST_TITLE), BOLD if fact.parts else PLAIN))
    for detail in fact.details:
        if detail.evidence is None:
            _append(line, detail)
    _append_places(line, fact.evidence, known=fact.title)
    below: list[RenderableType] = [_elsewhere(detail) for detail in fact.details if detail.evidence]
    if fact.parts:
        below.append(_parts(fact))
    return Group(line, *(indented(one) for one in below))


def _parts(fact: Fact) -> Table:
    table = Table.grid(padding=(0, 2))
    for name, part in fact.parts.items():
        for index, one in enumerate(part):
            table.add_row(ink("" if index else name, FAINT), _fact(one))
    return table


def _elsewhere(detail: Detail) -> Line:
    line = ink("")
    _append(line, detail)
    _append_places(line, (detail.evidence,) if detail.evidence else (), known=detail.value)
    return line


def _append(line: Line, detail: Detail) -> None:
    line.append(" · " if line else "", FAINT)
    line.append_text(ink(f"{detail.name} ", FAINT)).append_text(ink(detail.value))


def _append_places(line: Line, evidence: tuple[Evidence, ...], *, known: str) -> None:
    """Where something stands, with the words there unless they are `known` from the line."""
    shown = evidence[:PLACES_SHOWN]
    if not shown:
        return
    line.append("  ")
    for words in dict.fromkeys(one.words for one in shown if one.words != known):
        line.append_text(ink(f"“{cut(words, LONGEST_WORDS)}” ", ITALIC))
    places = ", ".join(f"{one.span.part} {one.span.start}–{one.span.end}" for one in shown)
    more = f" and {len(evidence) - len(shown)} more" if len(evidence) > len(shown) else ""
    line.append(places + more, FAINT)
