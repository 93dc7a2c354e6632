"""How many people took part in an occasion."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.text import Text

NUMBER = r"(?P<number>\d{1,3}(?:\.\d{3}){0,2}|\d{1,6})(?P<thousands>\sribu)?"
LONGEST_LEAD, MOST_FILLERS = 60, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """`value` people; the number stands at `[start, end)`."""

    value: int
    start: int
    end: int


def find(text: Text) -> Attendance | None:
    """The first number of people in the body who are said to have taken part, been sworn in or listened."""
    for match in _numbers().finditer(text.string, text.body_start):
        if _is_led(text.string, match.start()) or _behind().match(text.string, match.end()):
            value = int(match["number"].replace(".", "")) * (1000 if match["thousands"] else 1)
            return Attendance(value=value, start=match.start("number"), end=match.end("number"))
    return None


def _is_led(string: str, start: int) -> bool:
    """Whether a verb stands before the number, with fillers such as "oleh sekitar" between."""
    words = string[max(0, start - LONGEST_LEAD) : start].rpartition("\n")[2].lower().split()
    cues, fillers = _cues("attendance_before"), _cues("attendance_fillers")
    for _ in range(MOST_FILLERS):
        if words and words[-1] in fillers and words[-1] not in cues:
            words.pop()
    return bool(words) and (words[-1] in cues or " ".join(words[-2:]) in cues)


@cache
def _numbers() -> re.Pattern[str]:
    words = lexicon.tables("event_words")
    people, none = _any(words["attendees"]), _any(words["no_attendees"])
    return re.compile(rf"(?<![\w.,/]){NUMBER}\s(?!(?:{none})\b)(?:{people})\b", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    verbs = _any(lexicon.tables("event_words")["attendance_behind"])
    return re.compile(rf"[^.\n\d]{{0,90}}?\b(?:{verbs})\b", re.IGNORECASE)


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(lexicon.tables("event_words")[name])


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(set(words), key=len, reverse=True))
