"""The elections that an article speaks of, each once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated

from crawler.items import Span
from pipelines import lexicon
from pipelines.fields import dates, election_mentions
from pipelines.fields.election_mentions import ElectionMention
from pipelines.text import Text

# How long before and after its voting day an election is the one that a bare "pilkada" means, in days.
AHEAD, BEHIND = 550, 200
# Voted on in the same year, so that one names the year of the other.
TOGETHER = frozenset({"pemilu", "pilpres", "pileg"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """An election that the article speaks of; past ones that it recalls are among them."""

    kind: Annotated[str, "pilkada, pemilu, pilpres, pileg or pilkades"]
    year: Annotated[int | None, "the year of the vote; null where the text does not let us say"]
    year_from: Annotated[
        str | None, "written, publication date, event date, voting day, or the election named beside it"
    ]
    span: Annotated[Span, "where it is named first, with its year where that stands there"]


def find(text: Text) -> tuple[Election, ...]:
    """One entry for each kind and year, those with a written year first, each group in the order of mention.

    A bare mention ("pilkada") adds an entry only where its kind has no written year, and where its own year can be
    told or no other election is named: "pemilu" is often just the generic word.
    """
    mentions = text.once(election_mentions.find)
    elections = {
        (mention.kind, mention.year): _entry(text, mention, mention.year, "written")
        for mention in mentions
        if mention.year
    }
    years = dict(reversed(elections))
    bare = _bare(mentions, frozenset(years))
    for kind, mention in bare.items():
        year, source = _infer(text, mention, years)
        if year:
            elections[kind, year] = _entry(text, mention, year, source)
    if not elections:
        return tuple(_entry(text, mention, None, None) for mention in bare.values())
    return tuple(elections.values())


def _bare(mentions: tuple[ElectionMention, ...], known: frozenset[str]) -> dict[str, ElectionMention]:
    """The first mention of each kind that is not `known` by year."""
    first: dict[str, ElectionMention] = {}
    for mention in mentions:
        if mention.kind not in known and (
            mention.kind not in first or (mention.shift and not first[mention.kind].shift)
        ):
            first[mention.kind] = mention
    return first


def _infer(text: Text, mention: ElectionMention, years: dict[str, int]) -> tuple[int | None, str | None]:
    """The year of a bare mention, and from what it is inferred."""
    published = text.article.date_published
    if published and mention.shift is not None:
        return published.year + mention.shift, "publication date"
    if published and (year := _year_near(mention.kind, published.date())):
        return year, "publication date"
    named = text.once(dates.find)
    if not published:
        for year in _vote_years(mention.kind, named):
            return year, "voting day"
        for day in (one.date for one in named if one.reporting and one.date):
            if year := _year_near(mention.kind, day):
                return year, "event date"
    for kind, year in years.items():
        if {kind, mention.kind} <= TOGETHER or (kind in TOGETHER and (mention.kind, year) in _votes()):
            return year, kind
    return None, None


def _year_near(kind: str, day: date) -> int | None:
    """The year of the election of `kind` that `day` lies nearest before, or shortly after."""
    gaps = [((vote - day).days, year) for (of, year), votes in _votes().items() if of == kind for vote in votes]
    ahead = sorted((gap, year) for gap, year in gaps if 0 <= gap <= AHEAD)
    behind = sorted((-gap, year) for gap, year in gaps if -BEHIND <= gap < 0)
    # Shortly after a vote, the vote is still the topic, even where the next one is already in sight.
    if behind and (not ahead or behind[0][0] < ahead[0][0] / 4):
        return behind[0][1]
    return ahead[0][1] if ahead else None


def _vote_years(kind: str, named: tuple[dates.DateMention, ...]) -> Iterator[int]:
    """The years of elections of `kind` whose voting day the article names."""
    written = {one.date for one in named if one.year_from in ("written", "election")}
    return (year for (of, year), votes in _votes().items() if of == kind and written & set(votes))


def _entry(text: Text, mention: ElectionMention, year: int | None, source: str | None) -> Election:
    return Election(kind=mention.kind, year=year, year_from=source, span=text.span(mention.start, mention.end))


@cache
def _votes() -> dict[tuple[str, int], tuple[date, ...]]:
    entries = lexicon.tables("elections")["elections"]
    return {(entry["kind"], entry["year"]): (*entry["voting"], *entry.get("repeats", ())) for entry in entries}
