"""How many people took part in an occasion."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.fields import event_kinds
from pipelines.fields.counts_numbers import figures
from pipelines.text import Text

LONGEST_LEAD, MOST_FILLERS = 60, 4
# "Bersama dua staf" is company, "bersama 29 camat" a meeting.
MANY = 10
ROUND = {"puluhan": 10, "ratusan": 100, "ribuan": 1000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """`value` people; the number stands at `[start, end)`."""

    value: int
    start: int
    end: int


def find(text: Text) -> Attendance | None:
    """The first number of people who are said to have taken part, been sworn in or listened; the body's first."""
    speech = text.once(event_kinds.speeches)
    numbers = sorted(figures(text.string), key=lambda figure: (figure.start < text.body_start, figure.start))
    for figure in numbers:
        people = _people().match(text.string, figure.end)
        if people is None or figure.value == 0 or event_kinds.inside(speech, figure.start):
            continue
        value = figure.value * ROUND.get((people["round"] or "").lower(), 1)
        if _is_led(text.string, figure.start, value) or _is_taking_part(text.string, people, value):
            return Attendance(
                value=value, start=figure.start, end=people.end("round") if people["round"] else figure.end
            )
    return None


def _is_led(string: str, start: int, value: int) -> bool:
    """Whether a verb stands before the number, with fillers such as "oleh sekitar" between."""
    words = string[max(0, start - LONGEST_LEAD) : start].rpartition("\n")[2].lower().split()
    cues, fillers = _cues("attendance_before"), _cues("attendance_fillers")
    if value >= MANY:
        cues |= _cues("attendance_before_many")
    for _ in range(MOST_FILLERS):
        if words and words[-1] in fillers and words[-1] not in cues:
            words.pop()
    return bool(words) and (words[-1] in cues or " ".join(words[-2:]) in cues)


def _is_taking_part(string: str, people: re.Match[str], value: int) -> bool:
    """Whether a verb behind the people says that they took part; "120 peserta" says so by itself."""
    if value >= MANY and people["noun"].lower() == "peserta":
        return True
    verb = _behind().match(string, people.end())
    return verb is not None and (value >= MANY or verb["verb"].lower() in _cues("attendance_sworn"))


@cache
def _people() -> re.Pattern[str]:
    words = lexicon.tables("event_words")
    nouns, none = _any(words["attendees"]), _any(words["no_attendees"])
    return re.compile(rf"(?:\s(?P<round>{'|'.join(ROUND)}))?\s(?!(?:{none})\b)(?P<noun>{nouns})\b", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    words = lexicon.tables("event_words")
    verbs = _any(words["attendance_behind"])
    denied = "".join(rf"(?<!\b{re.escape(word)} )" for word in words["attendance_denied"])
    return re.compile(rf"[^.\n\d]{{0,110}}?{denied}\b(?P<verb>{verbs})\b", re.IGNORECASE)


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(lexicon.tables("event_words")[name])


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(set(words), key=len, reverse=True))
