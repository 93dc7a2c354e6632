"""What reading an article again changed: its rows before and after, table by table. Pure."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Cell = str | int | float | None
Row = Mapping[str, Cell]
Rows = Mapping[str, Sequence[Row]]

ADDED, REMOVED, ALTERED, MOVED = KINDS = ("added", "removed", "altered", "moved")
OFFSETS = ("start", "end")
# Two rows with as many equal cells are one that was altered.
LEAST_ALIKE = 0.5
# Beyond so many pairs of rows, what differs is told as added and removed.
MOST_PAIRS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row that differs. `kind` is added, removed, altered, or moved where only offsets differ."""

    table: str
    kind: str
    before: Row | None = None
    after: Row | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns whose cells differ; of a row that was added or removed, those that hold anything."""
        if self.before is None or self.after is None:
            return tuple(name for name, cell in (self.after or self.before or {}).items() if cell is not None)
        return tuple(name for name, cell in self.after.items() if self.before.get(name) != cell)


def changes(before: Rows, after: Rows) -> tuple[Change, ...]:
    """What differs between the rows of an article before and after it was read again."""
    tables = dict.fromkeys([*before, *after])
    return tuple(change for table in tables for change in _of_table(table, before.get(table, ()), after.get(table, ())))


def _of_table(table: str, before: Sequence[Row], after: Sequence[Row]) -> Iterator[Change]:
    left, new, _ = _paired(before, after, _cells)
    left, new, moved = _paired(left, new, _without_offsets)
    left, new, altered = _paired_by_likeness(left, new)
    yield from (Change(table=table, kind=ALTERED, before=one, after=other) for one, other in altered)
    yield from (Change(table=table, kind=REMOVED, before=one) for one in left)
    yield from (Change(table=table, kind=ADDED, after=one) for one in new)
    yield from (Change(table=table, kind=MOVED, before=one, after=other) for one, other in moved)


def _paired(
    before: Sequence[Row], after: Sequence[Row], key: Callable[[Row], Hashable]
) -> tuple[list[Row], list[Row], list[tuple[Row, Row]]]:
    """The rows without a partner of the same key, and the pairs."""
    waiting: defaultdict[Hashable, deque[Row]] = defaultdict(deque)
    for row in after:
        waiting[key(row)].append(row)
    left, pairs = [], []
    for row in before:
        partners = waiting[key(row)]
        if partners:
            pairs.append((row, partners.popleft()))
        else:
            left.append(row)
    taken = {id(partner) for _, partner in pairs}
    return left, [row for row in after if id(row) not in taken], pairs


def _paired_by_likeness(
    before: Sequence[Row], after: Sequence[Row]
) -> tuple[list[Row], list[Row], list[tuple[Row, Row]]]:
    """The same for rows of which many cells are equal, the likest first."""
    if len(before) * len(after) > MOST_PAIRS:
        return list(before), list(after), []
    alike = [(_likeness(one, other), i, j) for i, one in enumerate(before) for j, other in enumerate(after)]
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for likeness, i, j in sorted(alike, key=lambda one: (-one[0], one[1], one[2])):
        if likeness >= LEAST_ALIKE and i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    left = [row for i, row in enumerate(before) if i not in partners]
    new = [row for j, row in enumerate(after) if j not in taken]
    return left, new, [(before[i], after[j]) for i, j in sorted(partners.items())]


def _likeness(one: Row, other: Row) -> float:
    """The share of equal cells, of those that hold something in either row, offsets left aside."""
    told = [name for name in {**one, **other} if not is_offset(name)]
    told = [name for name in told if one.get(name) is not None or other.get(name) is not None]
    return sum(one.get(name) == other.get(name) for name in told) / len(told) if told else 1.0


def _cells(row: Row) -> Hashable:
    return tuple(row.items())


def _without_offsets(row: Row) -> Hashable:
    return tuple((name, cell) for name, cell in row.items() if not is_offset(name))


def is_offset(name: str) -> bool:
    """Whether a column says where a value stands."""
    return name.rpartition("_")[2] in OFFSETS
