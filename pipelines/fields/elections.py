"""The elections that an article speaks of, each once."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Annotated

from crawler.items import Span
from pipelines import lexicon
from pipelines.grammar import dates, election_mentions
from pipelines.grammar.election_mentions import TOGETHER, ElectionMention
from pipelines.grammar.election_years import has_calendar, vote_years, votes, year_seen_from
from pipelines.lexicon.patterns import any_of
from pipelines.text import Text

# How far behind its name the day of an election may stand, in characters.
LONGEST_TIE = 120
# The election whose day is no national one; and how much of a sentence is searched for what happens on a day.
VILLAGE, LONGEST_SENTENCE = "pilkades", 400
REGIONAL = "pilkada"


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """An election that the article speaks of; past ones that it recalls are among them."""

    kind: Annotated[str, "pilkada, pemilu, pilpres, pileg or pilkades"]
    year: Annotated[int | None, "the year of the vote; null where the text does not let us say"]
    year_from: Annotated[
        str | None,
        "written, publication date, event date, voting day, other date in text, or the election named beside it",
    ]
    span: Annotated[Span, "where it is named first, with its year where that stands there"]


def find(text: Text) -> tuple[Election, ...]:
    """One entry for each kind and year, those with a written year first, each group in the order of mention.

    A bare mention ("pilkada") adds an entry only where its kind has no written year, and where its own year can be
    told or no other election is named: "pemilu" is often just the generic word. Candidates ("calon bupati") stand for
    their election only with its year.
    """
    mentions = text.once(election_mentions.find)
    elections = {
        (mention.kind, mention.year): _entry(text, mention, mention.year, "written")
        for mention in mentions
        if mention.year
    }
    years = dict(reversed(elections))
    bare = _bare(mentions, frozenset(years) - _recalled(text, elections))
    announced = _announced(text, [mention for mention in mentions if mention.kind in bare and not mention.candidate])
    for kind, mention in bare.items():
        year, source = (announced[kind], "voting day") if kind in announced else _infer(text, mention, years)
        if year:
            elections.setdefault((kind, year), _entry(text, mention, year, source))
    if candidate := _legislature(mentions, elections):
        year = max(year for kind, year in elections if kind == "pileg")
        elections["pemilu", year] = _entry(text, replace(candidate, kind="pemilu"), year, "pileg")
    if not elections:
        return tuple(_entry(text, mention, None, None) for mention in bare.values() if not mention.candidate)
    return tuple(elections.values())


def _recalled(text: Text, elections: dict[tuple[str, int], Election]) -> frozenset[str]:
    """Regional elections, where those with a year are long over: "jelang pilkada", "turun dibanding Pilkada 2018"."""
    published = text.article.date_published
    years = [year for kind, year in elections if kind == REGIONAL]
    return frozenset({REGIONAL}) if published and years and max(years) < published.year - 1 else frozenset()


def _legislature(
    mentions: tuple[ElectionMention, ...], elections: dict[tuple[str, int], Election]
) -> ElectionMention | None:
    """The first candidate for parliament, where neither that election is named nor the general one it is part of."""
    kinds = {kind for kind, _ in elections}
    named = any(mention.kind == "pileg" and not mention.candidate for mention in mentions)
    if "pemilu" in kinds or "pileg" not in kinds or named:
        return None
    return next((mention for mention in mentions if mention.kind == "pileg" and mention.candidate), None)


def _bare(mentions: tuple[ElectionMention, ...], known: frozenset[str]) -> dict[str, ElectionMention]:
    """The first mention of each kind that is not `known` by year."""
    first: dict[str, ElectionMention] = {}
    for mention in mentions:
        if mention.kind not in known and (
            mention.kind not in first or (mention.shift and not first[mention.kind].shift)
        ):
            first[mention.kind] = mention
    return first


def _announced(text: Text, mentions: list[ElectionMention]) -> dict[str, int]:
    """The years of the voting days told right behind the name: "Pilkada Seruyan pada 4 Juni mendatang", by kind."""
    days = [
        (text.offsets(one.span)[0], one.date.year)
        for one in text.once(dates.find)
        if one.date and not one.reporting and one.span.part == "body"
    ]
    years: dict[str, int] = {}
    for mention in mentions:
        index = bisect_left(days, (mention.end, 0))
        if index == len(days) or days[index][0] >= mention.end + LONGEST_TIE:
            continue
        start, year = days[index]
        between = text.string[mention.end : start]
        possible = (mention.kind, year) in votes() or not has_calendar(mention.kind, year)
        tied = election_mentions.links(between) or _held().search(between)
        if possible and not set(between) & {".", "\n"} and tied:
            years.setdefault(mention.kind, year)
    return years


def _infer(text: Text, mention: ElectionMention, years: dict[str, int]) -> tuple[int | None, str | None]:
    """The year of a bare mention, and from what it is inferred: the first day that lies near such an election."""
    published, named = text.article.date_published, text.once(dates.find)
    if mention.kind == VILLAGE and (voting := _village_vote(text, named)):
        return voting.year, "voting day"
    if published and not has_calendar(mention.kind, published.year) and (month := _month_to_come(text, mention)):
        return published.year + (month < published.month), "voting day"
    if not published:
        for voted in vote_years(mention.kind, named):
            return voted, "voting day"
    for source, day in _days_of_writing(published.date() if published else None, named):
        if year := year_seen_from(mention, day):
            return year, source
    for kind, year in years.items():
        if {kind, mention.kind} <= TOGETHER or (kind in TOGETHER and (mention.kind, year) in votes()):
            return year, kind
    return None, None


def _village_vote(text: Text, named: tuple[dates.DateMention, ...]) -> date | None:
    """The day on which villages are said to vote, in full: each regency sets its own."""
    for one in named:
        if one.date and one.year_from == "written" and not one.reporting and one.span.part == "body":
            start, end = text.sentence_at(text.offsets(one.span)[0])
            if _voting().search(text.string, start, min(end, start + LONGEST_SENTENCE)):
                return one.date
    return None


def _month_to_come(text: Text, mention: ElectionMention) -> int | None:
    """The month in which an election without a known day is to be held: "yang akan digelar Oktober mendatang"."""
    limit = min(text.sentence_at(mention.start)[1], mention.end + LONGEST_TIE)
    to_come = _coming_month().search(text.string, mention.end, limit)
    return lexicon.tables("calendar")["months"][to_come["month"].lower()] if to_come else None


@cache
def _coming_month() -> re.Pattern[str]:
    months = any_of(lexicon.tables("calendar")["months"])
    return re.compile(rf"\b(?P<month>{months}) (?:mendatang|nanti|depan|yang akan datang)\b", re.IGNORECASE)


@cache
def _held() -> re.Pattern[str]:
    """What ends right before the day on which an election is held: "diikuti lima pasangan dan akan digelar pada "."""
    words = lexicon.tables("elections")["words"]["held"]
    return re.compile(rf"\b(?:{any_of(words)})(?: [a-z]{{2,12}}){{0,2}},? \Z", re.IGNORECASE)


@cache
def _voting() -> re.Pattern[str]:
    words = lexicon.tables("elections")["words"]["voting"]
    return re.compile(rf"\b(?:{any_of(words)})\b", re.IGNORECASE)


def _days_of_writing(published: date | None, named: tuple[dates.DateMention, ...]) -> list[tuple[str, date]]:
    """The days about which the article was written, the best witness first, each with what it is."""
    if published:
        return [("publication date", published)]
    if reporting := [one.date for one in named if one.reporting and one.date]:
        return [("event date", day) for day in reporting]
    written = [one.date for one in named if one.year_from == "written" and one.date]
    return [("other date in text", day) for day in sorted(written, reverse=True)]


def _entry(text: Text, mention: ElectionMention, year: int | None, source: str | None) -> Election:
    return Election(kind=mention.kind, year=year, year_from=source, span=text.span(mention.start, mention.end))
