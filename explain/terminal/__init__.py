"""An explanation for a terminal, as wide as it is, in colour or with words in its place."""

import os
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Literal

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Column, Table
from rich.text import Text as Line

from explain.decision import decision
from explain.explanation import Explanation
from explain.facts import doubts, page_facts
from explain.kinds import label
from explain.terminal.decisions import brief, whole
from explain.terminal.facts import section_lines
from explain.terminal.lines import BOLD, FAINT, NONE, cut, indented, ink
from explain.terminal.marks import marked_lines, style_of

WIDEST = 100
TRANSLATION_SHOWN = 300


def render(explanation: Explanation, *, width: int, colour: bool, labels: bool) -> str:
    """All of an explanation. `labels` sets a word before every mark: without colour nothing else tells them apart."""
    return _printed(_everything(explanation, labels=labels), width=width, colour=colour)


def render_decision(explanation: Explanation, *, width: int, colour: bool) -> str:
    """Only what relevance decided, with everything that it was decided by."""
    return _printed(_decision(explanation), width=width, colour=colour)


def _printed(blocks: Iterable[RenderableType], *, width: int, colour: bool) -> str:
    console = Console(
        file=StringIO(),
        width=min(width, WIDEST),
        force_terminal=colour,
        color_system=_palette() if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as capture:
        for block in blocks:
            console.print(block)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def _palette() -> Literal["truecolor", "256"]:
    return "truecolor" if os.environ.get("COLORTERM") in ("truecolor", "24bit") else "256"


def _everything(explanation: Explanation, *, labels: bool) -> Iterator[RenderableType]:
    yield from _head(explanation)
    yield from marked_lines(explanation, "headline", labels=labels, style=BOLD)
    yield Line()
    yield _page(explanation)
    yield Line()
    yield _legend(explanation)
    yield Line()
    for line in marked_lines(explanation, "body", labels=labels):
        yield line
        yield Line()
    for index, _ in enumerate(explanation.article.captions):
        (line,) = marked_lines(explanation, f"captions[{index}]", labels=labels)
        yield Line.assemble(ink(f"Caption {index}: ", FAINT), line)
        yield Line()
    yield Rule(ink("Read out of it", BOLD), align="left", style=FAINT)
    for section in explanation.sections:
        yield from brief(explanation) if section.kind == "relevance" else section_lines(section)
    yield from _apart(explanation)


def _head(explanation: Explanation) -> Iterator[RenderableType]:
    yield Rule(ink(explanation.source, BOLD), align="left", style=FAINT)
    yield from (ink(f"Note: {note}", BOLD) for note in explanation.remarks)


def _decision(explanation: Explanation) -> Iterator[RenderableType]:
    yield from _head(explanation)
    yield ink(explanation.article.headline or "", BOLD)
    if explanation.article.relevance:
        yield from whole(decision(explanation.article.relevance))


def _page(explanation: Explanation) -> Table:
    """What the page states, and the names of what it does not."""
    stated = page_facts(explanation.article)
    table = Table.grid("name", Column("value", overflow="fold"), padding=(0, 2))
    for detail in stated:
        if detail.value:
            table.add_row(ink(detail.name, FAINT), ink(detail.value))
    table.add_row(ink("not stated", FAINT), ink(", ".join(one.name for one in stated if not one.value) or NONE))
    return table


def _legend(explanation: Explanation) -> Line:
    words = (ink(label(section.kind), style_of(section.kind)) for section in explanation.sections)
    return Line("  ").join([ink("Marked:", FAINT), *words])


def _apart(explanation: Explanation) -> Iterator[RenderableType]:
    """What is doubtful, what was set apart from the body, and what was not found."""
    article = explanation.article
    if told := list(doubts(explanation.sections)):
        yield ink("doubts", BOLD)
        yield from (indented(ink(f"{kind}: {detail.name} {detail.value}")) for kind, detail in told)
    if article.related:
        yield ink("related, set apart", BOLD)
        yield from (indented(ink(one.title + (f" <{one.url}>" if one.url else ""))) for one in article.related)
    if article.translation:
        text = article.translation.text
        yield ink(f"translation ({article.translation.language}), set apart; {len(text):,} characters", BOLD)
        yield indented(ink(cut(text, TRANSLATION_SHOWN)))
    yield Line.assemble(ink("nothing found of: ", FAINT), ink(", ".join(explanation.missing) or NONE))
