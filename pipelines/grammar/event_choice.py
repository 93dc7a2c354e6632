"""Which of the occasions and venues that an article names are those of the event on its day."""

import datetime
from collections.abc import Iterator
from itertools import islice

from pipelines.grammar import dates, event_days, event_kinds, event_patterns, event_reported
from pipelines.grammar.dates import DateMention
from pipelines.grammar.event_kinds import Occasion
from pipelines.grammar.event_venues import Venue
from pipelines.text import Text

# "Audiensi di ruang rapat": how close behind the occasion's name a venue is its own, in characters.
ADJOINING = 5
# How many mentions of an occasion are looked at for its venue.
NAMESAKES = 5
SAME_SENTENCE, SAME_PARAGRAPH = 0.7, 0.3
# What somebody tells on the day of the event: "Senin (5/10) mengatakan keputusan diambil dalam rapat".
RECOUNTED = -0.7
# How many sentences an account may go on for.
LONGEST_ACCOUNT = 4
# How far into a sentence its first words may reach, in characters.
LONGEST_OPENING = 40
# How close behind a venue a day tells when something was there, in characters.
DATED = 10


def occasion(
    text: Text,
    occasions: tuple[Occasion, ...],
    day: DateMention | None,
    venues: tuple[Venue, ...],
    elsewhen: frozenset[tuple[int, int]],
) -> Occasion | None:
    """The occasion with the highest score; those beside the date or a venue count more, those told in the sentences
    `elsewhen` not at all.
    """
    dated = text.offsets(day.span)[0] if day else None
    places = {text.sentence_at(venue.start) for venue in venues if venue.cued}
    best, most = None, event_days.ENOUGH
    for one in occasions:
        sentence = text.sentence_at(one.start)
        if sentence in elsewhen and one.start >= text.body_start:
            continue
        score = one.score + 0.4 * (sentence in places)
        if dated is not None and one.start >= text.body_start:
            score += _nearness(text, one, dated)
        if score > most:
            best, most = one, score
    return best


def _nearness(text: Text, occasion: Occasion, dated: int) -> float:
    """What it adds to an occasion to be named beside the day, which starts at `dated`."""
    sentence = text.sentence_at(occasion.start)
    if sentence[0] <= dated < sentence[1]:
        words = event_reported.WORDS.findall(text.string[dated : occasion.start].lower())
        return RECOUNTED if event_kinds.is_recounted(words) else SAME_SENTENCE
    return SAME_PARAGRAPH * (text.paragraph_at(occasion.start) == text.paragraph_at(dated))


def earlier_days(text: Text, day: DateMention | None) -> frozenset[tuple[int, int]]:
    """The sentences that tell of a day before that of the event, and not of this."""
    if day is None or day.date is None:
        return frozenset()
    told = [(text.sentence_at(text.offsets(one.span)[0]), one) for one in text.once(dates.find) if one.date]
    same = {sentence for sentence, one in told if one.date == day.date}
    earlier = {sentence for sentence, one in told if one.date and one.date < day.date} - same
    return frozenset(earlier.union(*(_following(text, closed, same) for _, closed in earlier)))


def _following(text: Text, closed: int, same: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences that go on with the account of that which is `closed`, but those of the `same` day as the event."""
    for _ in range(LONGEST_ACCOUNT):
        if not _goes_on(text, closed):
            return
        sentence = text.sentence_at(closed + 1)
        if sentence in same:
            return
        yield sentence
        closed = sentence[1]


def _goes_on(text: Text, position: int) -> bool:
    """Whether the account of a sentence goes on in that behind `position`: "Ketika itu 24 lurah dikumpulkan"."""
    opening = text.string[position : position + LONGEST_OPENING].lstrip(" ").lower()
    return opening.startswith(event_patterns.resuming())


def of_day(text: Text, places: tuple[Venue, ...], day: DateMention | None) -> tuple[Venue, ...]:
    """The venues but those behind which another day is told: "di wantilan Desa Y, Minggu (27/10)"."""
    if day is None or day.date is None:
        return places
    told = {text.offsets(one.span)[0]: one.date for one in text.once(dates.find) if one.date}
    return tuple(place for place in places if _day_behind(place, told) in (None, day.date))


def _day_behind(place: Venue, told: dict[int, datetime.date]) -> datetime.date | None:
    """The day that stands right behind a venue, of those `told` by where they stand."""
    return next((told[at] for at in range(place.end, place.end + DATED + 1) if at in told), None)


def _namesakes(text: Text, occasions: tuple[Occasion, ...], occasion: Occasion | None) -> list[int]:
    """Where the lead names an occasion of the same kind first."""
    if occasion is None:
        return []
    alike = (other.start for other in occasions if other.kind == occasion.kind and other.start >= text.body_start)
    return [start for start in islice(alike, NAMESAKES) if event_kinds.paragraph_number(text, start) < event_days.LEAD]


def venue(
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
    for one in venues:
        if not alike.isdisjoint(range(one.start - ADJOINING, one.start)):
            return one
    anchors = [text.offsets(day.span)[0]] if day and day.span.part == "body" else []
    anchors += [occasion.start] if occasion and occasion.start >= text.body_start else []
    anchors += _namesakes(text, occasions, occasion)
    for anchor in anchors:
        sentence = text.sentence_at(anchor)
        near = [one for one in venues if sentence[0] <= one.start < sentence[1] or one.start < anchor <= one.end + 3]
        if near:
            return min(near, key=lambda one: (not one.cued, abs(one.start - anchor)))
    lead = [one for one in venues if one.cued and event_kinds.paragraph_number(text, one.start) < event_days.LEAD]
    return lead[0] if lead and occasion else None
