"""The occasion that the article reports: what, when, where, how many people."""

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from crawler.items import Span
from pipelines.grammar import event_attendance, event_choice, event_days, event_kinds, event_venues
from pipelines.grammar.dates import DateMention
from pipelines.grammar.event_kinds import Occasion
from pipelines.grammar.event_patterns import words as event_words
from pipelines.grammar.event_venues import Venue
from pipelines.lexicon.patterns import any_of
from pipelines.text import Text

STATEMENT, CONFERENCE = "pernyataan", "konferensi pers"
# Kinds whose venue is where the press was spoken to.
TO_PRESS = frozenset({STATEMENT, CONFERENCE})
# What a dated statement before counted listeners in a named hall is.
ADDRESS = "pembinaan"
# Kinds at which ranks are drawn up, and counted as they are sent out.
PARADES = frozenset({"apel", "upacara"})
# How far behind the day of a statement the number of its listeners may stand, in characters.
LISTENERS = 150
# How far before a venue those who spoke there may be named, in characters.
LONGEST_SPEAKERS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The occasion that the article reports; one at most."""

    kind: Annotated[str | None, "pelantikan, apel…; pernyataan for a mere statement, null for a launch or test"]
    date: Annotated[datetime.date | None, "the day"]
    date_raw: Annotated[str | None, "the day as written: Jumat (5/7), Rabu kemarin"]
    date_alternatives: Annotated[tuple[datetime.date, ...], "other days that fit what is written"] = ()
    date_from: Annotated[str | None, "how the year was found: written, publication date, weekday and election…"] = None
    date_problem: Annotated[str | None, "a weekday that contradicts the date, a typing error"] = None
    venue: Annotated[str | None, "the place as written"] = None
    attendance: Annotated[int | None, "how many people took part"] = None
    span: Annotated[Span, "where the occasion is named, or its date"]
    date_span: Annotated[Span | None, "where the date stands"] = None
    venue_span: Annotated[Span | None, "where the venue stands"] = None
    attendance_span: Annotated[Span | None, "where the number stands"] = None


def find(text: Text) -> tuple[Event, ...]:
    """The event, or () where the article names neither an occasion nor a day, and nobody speaks more than once."""
    occasions = text.once(event_kinds.find)
    day = event_days.find(text, occasions)
    speech = text.once(event_kinds.speeches)
    elsewhen = event_choice.earlier_days(text, day)
    venues = tuple(venue for venue in text.once(event_venues.find) if not event_kinds.inside(speech, venue.start))
    venues = event_choice.of_day(text, venues, day)
    occasion = event_choice.occasion(text, occasions, day, venues, elsewhen)
    if occasion is None and day is None:
        said = event_days.statement(text)
        return (_undated(text.span(*said)),) if said else ()
    kind = occasion.kind if occasion else _kind_without_name(text, day)
    if kind not in TO_PRESS:
        venues = tuple(venue for venue in venues if not venue.to_press)
    venue = event_choice.venue(text, venues, occasions, occasion, day)
    if kind == STATEMENT and venue and venue.to_press and _is_accompanied(text, venue):
        kind = CONFERENCE
    attendance = event_attendance.find(text, elsewhen) if kind not in event_words("uncounted") or venue else None
    if kind in PARADES:
        attendance = attendance or event_attendance.deployed(text)
    if kind == STATEMENT and attendance and day and _is_beside(text, attendance.start, day):
        kind = ADDRESS
    if kind in event_words("uncounted"):
        attendance = None
    return (
        Event(
            kind=kind,
            date=day.date if day else None,
            date_raw=day.raw if day else None,
            date_alternatives=day.alternatives if day else (),
            date_from=day.year_from if day else None,
            date_problem=day.problem if day else None,
            venue=venue.surface if venue else None,
            attendance=attendance.value if attendance else None,
            span=_span(text, occasion, day),
            date_span=day.span if day else None,
            venue_span=text.span(venue.start, venue.end) if venue else None,
            attendance_span=text.span(attendance.start, attendance.end) if attendance else None,
        ),
    )


def _undated(span: Span) -> Event:
    """A statement of which no day is told."""
    return Event(kind=STATEMENT, date=None, date_raw=None, span=span)


def _is_beside(text: Text, position: int, day: DateMention) -> bool:
    """Whether `position` is in the sentence that tells the day, or soon behind it."""
    sentence = text.sentence_at(text.offsets(day.span)[0])
    return sentence[0] <= position < sentence[1] + LISTENERS


def _is_accompanied(text: Text, venue: Venue) -> bool:
    """Whether several people spoke to the press there: "ditegaskan ketua didampingi dua anggotanya kepada wartawan"."""
    start, _ = text.sentence_at(venue.start)
    return _accompanied().search(text.string, max(start, venue.start - LONGEST_SPEAKERS), venue.start) is not None


def _kind_without_name(text: Text, day: DateMention | None) -> str | None:
    """What a dated sentence reports that names no occasion: a statement, or a launch or test, which is of no kind."""
    if day is None:
        return STATEMENT
    sentence = text.sentence_at(text.offsets(day.span)[0])
    return None if _unlisted().search(text.string, *sentence) else STATEMENT


def _span(text: Text, occasion: Occasion | None, day: DateMention | None) -> Span:
    if occasion:
        return text.span(occasion.start, occasion.end)
    if day:
        return day.span
    raise ValueError("an event has an occasion or a day")


@cache
def _accompanied() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(event_words('accompanied'))})\b", re.IGNORECASE)


@cache
def _unlisted() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(event_words('unlisted'))})\b", re.IGNORECASE)
