"""The occasion that the article reports: what, when, where, how many people."""

import datetime
import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Annotated

from crawler.items import Span
from pipelines.grammar import dates, event_attendance, event_days, event_kinds, event_reported, event_venues
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
# "Audiensi di ruang rapat": how close behind the occasion's name a venue is its own, in characters.
ADJOINING = 5
# How many mentions of an occasion are looked at for its venue.
NAMESAKES = 5
# Kinds at which ranks are drawn up, and counted as they are sent out.
PARADES = frozenset({"apel", "upacara"})
SAME_SENTENCE, SAME_PARAGRAPH = 0.7, 0.3
# What somebody tells on the day of the event: "Senin (5/10) mengatakan keputusan diambil dalam rapat".
RECOUNTED = -0.7
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
    venues = tuple(venue for venue in text.once(event_venues.find) if not event_kinds.inside(speech, venue.start))
    occasion = _occasion(text, occasions, day, venues)
    if occasion is None and day is None:
        said = event_days.statement(text)
        return (_undated(text.span(*said)),) if said else ()
    kind = occasion.kind if occasion else _kind_without_name(text, day)
    if kind not in TO_PRESS:
        venues = tuple(venue for venue in venues if not venue.to_press)
    venue = _venue(text, venues, occasions, occasion, day)
    if kind == STATEMENT and venue and venue.to_press and _is_accompanied(text, venue):
        kind = CONFERENCE
    attendance = (
        event_attendance.find(text, _earlier_days(text, day)) if kind not in event_words("uncounted") or venue else None
    )
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


def _occasion(
    text: Text, occasions: tuple[Occasion, ...], day: DateMention | None, venues: tuple[Venue, ...]
) -> Occasion | None:
    """The occasion with the highest score; those beside the date or a venue count more."""
    dated = text.offsets(day.span)[0] if day else None
    places = {text.sentence_at(venue.start) for venue in venues if venue.cued}
    best, most = None, event_days.ENOUGH
    others = _earlier_days(text, day)
    for occasion in occasions:
        sentence = text.sentence_at(occasion.start)
        if sentence in others and occasion.start >= text.body_start:
            continue
        score = occasion.score + 0.4 * (sentence in places)
        if dated is not None and occasion.start >= text.body_start:
            score += _nearness(text, occasion, dated)
        if score > most:
            best, most = occasion, score
    return best


def _nearness(text: Text, occasion: Occasion, dated: int) -> float:
    """What it adds to an occasion to be named beside the day, which starts at `dated`."""
    sentence = text.sentence_at(occasion.start)
    if sentence[0] <= dated < sentence[1]:
        words = event_reported.WORDS.findall(text.string[dated : occasion.start].lower())
        return RECOUNTED if event_kinds.is_recounted(words) else SAME_SENTENCE
    return SAME_PARAGRAPH * (text.paragraph_at(occasion.start) == text.paragraph_at(dated))


def _earlier_days(text: Text, day: DateMention | None) -> frozenset[tuple[int, int]]:
    """The sentences that tell of a day before that of the event, and not of this."""
    if day is None or day.date is None:
        return frozenset()
    told = [(text.sentence_at(text.offsets(one.span)[0]), one.date) for one in text.once(dates.find) if one.date]
    earlier = {sentence for sentence, date in told if date < day.date}
    return frozenset(earlier - {sentence for sentence, date in told if date == day.date})


def _namesakes(text: Text, occasions: tuple[Occasion, ...], occasion: Occasion | None) -> list[int]:
    """Where the lead names an occasion of the same kind first."""
    if occasion is None:
        return []
    alike = (other.start for other in occasions if other.kind == occasion.kind and other.start >= text.body_start)
    return [start for start in islice(alike, NAMESAKES) if event_kinds.paragraph_number(text, start) < event_days.LEAD]


def _venue(
    text: Text,
    venues: tuple[Venue, ...],
    occasions: tuple[Occasion, ...],
    occasion: Occasion | None,
    day: DateMention | None,
) -> Venue | None:
    """The venue right behind the occasion's name, else that in the sentence of the date or of the occasion, else the
    first in the lead that a verb names.
    """
    named = [other for other in occasions if other.start >= text.body_start]
    alike = {other.end for other in named if occasion and other.kind == occasion.kind}
    for venue in venues:
        if not alike.isdisjoint(range(venue.start - ADJOINING, venue.start)):
            return venue
    anchors = [text.offsets(day.span)[0]] if day and day.span.part == "body" else []
    anchors += [occasion.start] if occasion and occasion.start >= text.body_start else []
    anchors += _namesakes(text, occasions, occasion)
    for anchor in anchors:
        sentence = text.sentence_at(anchor)
        near = [
            venue
            for venue in venues
            if sentence[0] <= venue.start < sentence[1] or venue.start < anchor <= venue.end + 3
        ]
        if near:
            return min(near, key=lambda venue: (not venue.cued, abs(venue.start - anchor)))
    lead = [
        venue for venue in venues if venue.cued and event_kinds.paragraph_number(text, venue.start) < event_days.LEAD
    ]
    return lead[0] if lead and occasion else None


@cache
def _accompanied() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(event_words('accompanied'))})\b", re.IGNORECASE)


@cache
def _unlisted() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(event_words('unlisted'))})\b", re.IGNORECASE)
