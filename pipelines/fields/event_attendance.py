"""How many people took part in an occasion."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.fields import event_kinds
from pipelines.fields.counts_numbers import figures
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

LONGEST_NUMBER, LONGEST_LEAD, MOST_FILLERS = 60, 60, 4
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
    people = [found for found in _people().find(text.string) if found.value]
    for noun in sorted(people, key=lambda found: (found.start < text.body_start, found.start)):
        number = _number_before(text.string, noun.start)
        if number is None or number.value == 0 or event_kinds.inside(speech, number.start):
            continue
        if _is_led(text.string, number) or _is_taking_part(text.string, noun, number.value):
            return number
    return None


def _number_before(string: str, position: int) -> Attendance | None:
    """The number whose words or digits end right before `position`: "300", "lima puluh", "dua ratusan"."""
    before = string[max(0, position - LONGEST_NUMBER) : position].rpartition("\n")[2]
    start, before = position - len(before), before.rstrip(" ")
    end, words = start + len(before), before.lower().split(" ")
    scale = ROUND.get(words[-1], 1)
    if scale > 1:
        before = before[: -len(words.pop())].rstrip(" ")
    if not words or not (words[-1][-1:].isdigit() or words[-1] in _numerals()):
        return None
    figure = next((figure for figure in figures(before) if figure.end == len(before)), None)
    return Attendance(value=figure.value * scale, start=start + figure.start, end=end) if figure else None


def _is_led(string: str, number: Attendance) -> bool:
    """Whether a verb stands before the number, with fillers such as "oleh sekitar" between."""
    words = string[max(0, number.start - LONGEST_LEAD) : number.start].rpartition("\n")[2].lower().split()
    cues, fillers = _cues("attendance_before"), _cues("attendance_fillers")
    if number.value >= MANY:
        cues |= _cues("attendance_before_many")
    for _ in range(MOST_FILLERS):
        if words and words[-1] in fillers and words[-1] not in cues:
            words.pop()
    return bool(words) and (words[-1] in cues or " ".join(words[-2:]) in cues)


def _is_taking_part(string: str, people: Found[bool], value: int) -> bool:
    """Whether a verb behind the people says that they took part; "120 peserta" says so by itself."""
    if value >= MANY and string[people.start : people.end].lower() == "peserta":
        return True
    verb = _behind().match(string, people.end)
    return verb is not None and (value >= MANY or verb["verb"].lower() in _cues("attendance_sworn"))


@cache
def _people() -> Phrases[bool]:
    """Those who attend; False for phrases that open with such a word and mean others."""
    words = lexicon.tables("event_words")
    return Phrases({**dict.fromkeys(words["attendees"], True), **dict.fromkeys(words["no_attendees"], False)})


@cache
def _numerals() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("numbers")) | {"ribu", "juta"}


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
