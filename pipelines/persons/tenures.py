"""From when to when somebody is told to hold an office. Pure."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.persons.facts import HELD

# Somebody of whom nothing is told for so long, while others hold the office, has held it twice.
# A candidacy ends with its election: after such a silence it is another one, whoever held the office between.
LONGEST_SILENCE_DAYS = 365
SOUGHT = "calon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Articles of one time that state who holds, held or seeks an office."""

    person_id: int
    status: str
    first: str
    last: str
    articles: int
    is_published: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A person in an office, from the first to the last article that says so."""

    person_id: int
    status: str
    first: str
    last: str
    articles: int
    dated_by: str


def tenures(statements: Iterable[Statement]) -> Iterator[Tenure]:
    """The times of all who hold, held or seek one office."""
    by_holder: defaultdict[tuple[int, str], list[Statement]] = defaultdict(list)
    holding: defaultdict[int, list[str]] = defaultdict(list)
    for statement in sorted(statements, key=lambda one: (one.first, one.last)):
        by_holder[statement.person_id, statement.status].append(statement)
        if statement.status in HELD:
            holding[statement.person_id] += [statement.first, statement.last]
    for times in holding.values():
        times.sort()
    for (person, status), told in sorted(by_holder.items()):
        others = [times for other, times in holding.items() if other != person] if status in HELD else []
        for part in _parted(told, others, is_sought=status == SOUGHT):
            yield _tenure(person, status, part)


def _parted(
    told: Sequence[Statement], others: Sequence[Sequence[str]], *, is_sought: bool
) -> Iterator[list[Statement]]:
    """The statements, cut at long silences: at any, of who seeks the office, else where others held it meanwhile."""
    part, last = [told[0]], told[0].last
    for statement in told[1:]:
        is_silent = _days(last, statement.first) > LONGEST_SILENCE_DAYS
        if is_silent and (is_sought or _any_between(others, last, statement.first)):
            yield part
            part = []
        part.append(statement)
        last = max(last, statement.last)
    yield part


def _any_between(others: Sequence[Sequence[str]], after: str, before: str) -> bool:
    found = ((times, bisect_right(times, after)) for times in others)
    return any(at < len(times) and times[at] < before for times, at in found)


def _tenure(person: int, status: str, part: Sequence[Statement]) -> Tenure:
    dates = {"published" if statement.is_published else "first seen" for statement in part}
    return Tenure(
        person_id=person,
        status=status,
        first=min(statement.first for statement in part),
        last=max(statement.last for statement in part),
        articles=sum(statement.articles for statement in part),
        dated_by=dates.pop() if len(dates) == 1 else "both",
    )


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
