"""Which of an article's days is that of the event it reports."""

import datetime
import re
from functools import cache

from pipelines import lexicon
from pipelines.grammar import dates, event_kinds, event_patterns, event_reported
from pipelines.grammar.dates import DateMention
from pipelines.grammar.event_kinds import Occasion
from pipelines.text import Text

# An occasion scores about 1 where it is named in the lead and something says that it took place.
ENOUGH = 0.8
LEAD = 5
SPOKEN = 0.3
# A day on which something began is taken where no other is told.
BEGUN = 0.5
# That of a dateline is taken where the text tells no other.
DATELINE, LONGEST_DATELINE = 0.05, 40
# A day that nothing places in the calendar loses against one that is known.
UNPLACED = 0.3
# A day told as one of the past loses against that of who tells it.
PAST, BEHIND_PAST = 0.3, (" lalu", ") lalu", " silam", " yang lalu")
SAID, LONGEST_ATTRIBUTION, LONGEST_TAG = 0.6, 90, 24
# Kinds that nobody sees who is not in the room: the article is of the day on which somebody told of one.
TOLD = frozenset({"klarifikasi"})
LONGEST_CITATION, LONGEST_PLAN = 90, 8
# A page may state the day of its publication in another time zone.
NEXT_DAY = datetime.timedelta(days=1)
NUMBERED = re.compile(r"\b(?:nomor|no\b\.?) ?:? ?\S{0,40}\d\S{0,40} (?:\w+ ){0,3}(?:tanggal|tgl\.?) \Z", re.IGNORECASE)
PLACE, DATELINE_ENDS = re.compile(r"[A-Z][\w ./-]{1,36}, ?\(?"), re.compile(r"\)? ?[,–—-]")
WORDS = re.compile(r"[\w-]+")


def find(text: Text, occasions: tuple[Occasion, ...]) -> DateMention | None:
    """The day of the event: among those that report, the one nearest to the lead and to an occasion."""
    named = {text.sentence_at(occasion.start) for occasion in occasions}
    only_said = all(occasion.score < ENOUGH or occasion.kind in TOLD for occasion in occasions)
    scored = [
        (score + SAID * (only_said and _is_said(text, day)), -index, day)
        for index, day in enumerate(text.once(dates.find))
        if (score := _score(text, day, named) or DATELINE * _is_dateline(text, day)) > 0
    ]
    return max(scored, key=lambda entry: entry[:2])[2] if scored else None


def statement(text: Text) -> tuple[int, int] | None:
    """Where the article first attributes direct speech, if it does so more than once: an essay quotes once at most."""
    tags = [
        (verb.start(), verb.end())
        for _, end in text.once(event_kinds.speeches)
        if (verb := WORDS.search(text.string, end, end + LONGEST_TAG)) and verb[0].lower() in _tags()
    ]
    return tags[0] if len(tags) > 1 else None


def _is_said(text: Text, day: DateMention) -> bool:
    """Whether `day` is told of a statement: "ujar Jonggi di kantornya, Rabu (14/10)"."""
    start, _ = text.offsets(day.span)
    opened = max(text.paragraph_at(start)[0], start - LONGEST_ATTRIBUTION)
    words = WORDS.findall(text.string[opened:start].rpartition(". ")[2].lower())
    return not _tags().isdisjoint(words)


def _score(text: Text, day: DateMention, occasions: set[tuple[int, int]]) -> float:
    """How likely `day` is the day of the event; 0 for voting days, bounds of stretches and days to come."""
    start, end = text.offsets(day.span)
    number = event_kinds.paragraph_number(text, start)
    beside = text.sentence_at(start) in occasions
    in_brackets = day.raw.endswith(")") or text.string.startswith(")", end)
    bound = _bound(text.string, start)
    if (day.date in _voting_days() and not in_brackets) or (
        bound and not (bound in event_patterns.words("begins") and in_brackets)
    ):
        return 0
    spoken = event_kinds.inside(text.once(event_kinds.speeches), start)
    if spoken and not in_brackets:
        return 0
    told = day.reporting or (beside and day.year_from == "written" and 0 <= number < LEAD)
    if not told or _is_of_document(text, day, start) or _is_planned(text, day, start):
        return 0
    if day.weekday is None and not in_brackets and number >= LEAD:
        return 0
    form = 1.0 if in_brackets or day.weekday is not None else 0.5
    score = form + 0.5 * beside - 0.12 * min(number, 8) - 0.6 * (number < 0)
    score -= UNPLACED * (day.date is None) + PAST * text.string.startswith(BEHIND_PAST, end)
    if bound:
        return BEGUN * score if number < LEAD and day.weekday is not None else 0
    # Brackets inside a quotation: the outlet's addition, or the mark that should close the quotation is missing.
    return score * SPOKEN if spoken else score


def _is_dateline(text: Text, day: DateMention) -> bool:
    """Whether a full date belongs to the dateline: "Ngawi, 10/11/2024, "."""
    start, end = text.offsets(day.span)
    opens = text.body_start <= start < text.body_start + LONGEST_DATELINE and day.year_from == "written"
    return opens and bool(
        PLACE.fullmatch(text.string, text.body_start, start) and DATELINE_ENDS.match(text.string, end)
    )


def _is_of_document(text: Text, day: DateMention, start: int) -> bool:
    """Whether a plain date is that of a numbered paper: "Surat Nomor 800/12/BKD tanggal 3 Juli 2023"."""
    opened = max(text.sentence_at(start)[0], start - LONGEST_CITATION)
    return day.weekday is None and NUMBERED.search(text.string, opened, start) is not None


def _is_planned(text: Text, day: DateMention, start: int) -> bool:
    """Whether a day is one to come: "akan dilanjutkan Senin (23/9)"; not where somebody says so on that day."""
    published = text.article.date_published
    if published and day.date:
        return day.date > published.date() + NEXT_DAY
    opened = max(text.sentence_at(start)[0], start - LONGEST_ATTRIBUTION)
    words = WORDS.findall(event_reported.CLAUSE_ENDS.split(text.string[opened:start].lower())[-1])[-LONGEST_PLAN:]
    plans, told = event_patterns.words("planned_day"), _telling()
    for word in reversed(words):
        if word in plans or word in told:
            return word in plans
    return False


def _bound(string: str, start: int) -> str | None:
    """The words before a date that make it the bound of a stretch, or the date of a document or vote."""
    before = string[max(0, start - 30) : start].rstrip(" (").lower()
    before = before.removesuffix("tanggal").removesuffix("hari").rstrip(" ,").removesuffix("pada").rstrip()
    return next((word[1:] for word in _bounds() if before.endswith(word)), None) if before.endswith(_bounds()) else None


@cache
def _bounds() -> tuple[str, ...]:
    return tuple(f" {word}" for word in event_patterns.words("no_event_before"))


@cache
def _voting_days() -> frozenset[datetime.date]:
    entries = lexicon.tables("elections")["elections"]
    return frozenset(day for entry in entries for day in (*entry["voting"], *entry.get("repeats", ())))


@cache
def _telling() -> frozenset[str]:
    """Words behind a plan which say that a day is that of the telling: "akan disanksi, ujarnya saat ditemui Senin"."""
    return (event_patterns.words("said_at") | _tags()) - event_patterns.words("loosely")


@cache
def _tags() -> frozenset[str]:
    """The verbs that attribute speech: ujar, katanya."""
    return frozenset(row["form"] for row in lexicon.rows("verbs_of_saying") if row["position"] == "tag")
