"""What reading everything again has changed, for a person: counts by table, and examples."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipelines.replaying.changes import KINDS, MOVED, Cell, Change, is_offset

SIGNS = {"added": "+", "removed": "-", "altered": "~"}
EXAMPLES = 3
LONGEST_CELL, MOST_CELLS = 60, 4
# Of an altered row, what did not change and tells which one it is.
NAMING = ("name", "in", "title", "kind", "text", "number", "headline")


@dataclass(slots=True)
class Report:
    """Counts the changes of all articles, and keeps the first `examples` of each kind for each table."""

    examples: int = EXAMPLES
    articles: int = 0
    changed: int = 0
    counts: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _shown: defaultdict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, found: Sequence[Change], article: str) -> None:
        """Count what was found in one article, which examples call `article`."""
        self.articles += 1
        self.changed += bool(found)
        for change in found:
            self.counts[change.table][change.kind] += 1
            shown = self._shown[change.table, change.kind]
            if change.kind != MOVED and len(shown) < self.examples:
                shown.append(f"{SIGNS[change.kind]} {_told(change)}   ({article})")

    def lines(self) -> Iterator[str]:
        """The report: a line a table, and the examples below."""
        same = self.articles - self.changed
        yield f"  {self.articles:,} articles read again: {self.changed:,} changed, {same:,} did not"
        if not self.counts:
            return
        widest = max(map(len, self.counts))
        yield "  " + "table".ljust(widest) + "".join(f"{kind:>10}" for kind in KINDS)
        for table, counts in self.counts.items():
            yield "  " + table.ljust(widest) + "".join(f"{counts[kind]:>10,}" for kind in KINDS)
        for table in self.counts:
            shown = [line for kind in SIGNS for line in self._shown[table, kind]]
            if shown:
                yield f"  {table}"
                yield from (f"    {line}" for line in shown)


def _told(change: Change) -> str:
    """A change in one line."""
    before, after = change.before, change.after
    if before is None or after is None:
        row = after or before or {}
        told = [f"{name}: {_cell(row[name])}" for name in change.columns if _tells(name, row[name])]
    else:
        which = next((f"{name}: {_cell(after[name])}" for name in NAMING if _names(name, change)), "")
        differing = [f"{name}: {_cell(before.get(name))} → {_cell(after[name])}" for name in change.columns]
        told = [which, *differing] if which else differing
    return ", ".join(told[:MOST_CELLS]) + (", …" if len(told) > MOST_CELLS else "")


def _names(name: str, change: Change) -> bool:
    return name not in change.columns and (change.after or {}).get(name) is not None


def _tells(name: str, cell: Cell) -> bool:
    """Whether a cell says something by itself."""
    return not is_offset(name) and name != "part" and cell != "[]"


def _cell(cell: Cell) -> str:
    if cell is None:
        return "nothing"
    told = " ".join(str(cell).split())
    return told if len(told) <= LONGEST_CELL else told[: LONGEST_CELL - 1] + "…"
