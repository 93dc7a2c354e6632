"""The calendar of elections: in which year the vote is that an article means, from the day it was written on."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from pipelines import lexicon
from pipelines.grammar.dates import DateMention
from pipelines.grammar.election_mentions import ElectionMention

# How long before and after its voting day an election is the one that a bare "pilkada" means, in days.
AHEAD, BEHIND = 550, 200
# The same for "pasangan calon", which says neither office nor region: candidates stand from about then.
STANDING, STOOD = 150, 30


def year_seen_from(mention: ElectionMention, day: date) -> int | None:
    """The year of the election that a text written on `day` calls by its bare name."""
    if mention.shift is not None:
        year = day.year + mention.shift
        return year if (mention.kind, year) in votes() or not has_calendar(mention.kind, year) else None
    if mention.past:
        over = [year for (of, year), days in votes().items() if of == mention.kind and min(days, default=day) < day]
        return max(over, default=None)
    if mention.candidate == "any":
        return _year_near(mention.kind, day, STANDING, STOOD)
    return _year_near(mention.kind, day)


def has_calendar(kind: str, year: int) -> bool:
    """Whether all elections of `kind` about `year` are listed: village and early regional votes are not."""
    known = [listed for of, listed in votes() if of == kind]
    return bool(known) and min(known) <= year <= max(known)


def _year_near(kind: str, day: date, most_ahead: int = AHEAD, most_behind: int = BEHIND) -> int | None:
    """The year of the election of `kind` that `day` lies nearest before, or shortly after."""
    gaps = [((vote - day).days, year) for (of, year), days in votes().items() if of == kind for vote in days]
    ahead = sorted((gap, year) for gap, year in gaps if 0 <= gap <= most_ahead)
    behind = sorted((-gap, year) for gap, year in gaps if -most_behind <= gap < 0)
    # Shortly after a vote, the vote is still the topic, even where the next one is already in sight.
    if behind and (not ahead or behind[0][0] < ahead[0][0] / 4):
        return behind[0][1]
    return ahead[0][1] if ahead else None


def vote_years(kind: str, named: tuple[DateMention, ...]) -> Iterator[int]:
    """The years of elections of `kind` whose voting day the article names."""
    written = {one.date for one in named if one.year_from in ("written", "election")}
    return (year for (of, year), days in votes().items() if of == kind and written & set(days))


@cache
def votes() -> dict[tuple[str, int], tuple[date, ...]]:
    """The voting days by kind and year, those of repeated votes behind the common ones."""
    entries = lexicon.tables("elections")["elections"]
    return {(entry["kind"], entry["year"]): (*entry["voting"], *entry.get("repeats", ())) for entry in entries}
