"""What relevance decided, in brief or with every match."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Line

from crawler.items import Match
from explain.decision import Decision, by_phrase, decision, weight
from explain.explanation import Explanation
from explain.terminal.lines import BOLD, FAINT, NONE, indented, ink
from explain.terminal.marks import heading


def brief(explanation: Explanation) -> Iterator[RenderableType]:
    """The verdict, and the phrases that made it."""
    if explanation.article.relevance is None:
        return
    told = decision(explanation.article.relevance)
    yield heading("relevance")
    yield indented(ink(told.verdict))
    yield indented(ink(told.sum))
    for name, matches in (("added", told.added), ("subtracted", told.subtracted)):
        yield indented(Line.assemble(ink(f"{name} ", FAINT), ink(", ".join(by_phrase(matches)) or NONE)))


def whole(told: Decision) -> Iterator[RenderableType]:
    """The verdict, and every match with its weight and where it stands."""
    yield ink(told.verdict, BOLD)
    yield ink(told.sum)
    for name, matches in (("added", told.added), ("subtracted", told.subtracted)):
        count = f"{len(matches)} {'match' if len(matches) == 1 else 'matches'}"
        yield ink(f"{name} {weight(matches):+.3f}, {count}" if matches else f"{name} nothing", BOLD)
        if matches:
            yield indented(_table(matches))


def _table(matches: tuple[Match, ...]) -> Table:
    table = Table.grid(padding=(0, 2))
    for match in matches:
        place = f"{match.span.part} {match.span.start}–{match.span.end}"
        table.add_row(ink(f"{match.weight:+.3f}"), ink(match.phrase), ink(place, FAINT))
    return table
