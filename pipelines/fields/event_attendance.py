"""How many people took part in an occasion."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.text import Text

NUMBER = r"(?P<number>\d{1,3}(?:\.\d{3}){0,2}|\d{1,6})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """`value` people; the number stands at `[start, end)`."""

    value: int
    start: int
    end: int


def find(text: Text) -> Attendance | None:
    """The first number of people in the body who are said to have taken part, been sworn in or listened."""
    found = [match for pattern in _patterns() if (match := _first(pattern, text))]
    if not found:
        return None
    first = min(found, key=lambda match: match.start("number"))
    value = int(first["number"].replace(".", ""))
    return Attendance(value=value, start=first.start("number"), end=first.end("number"))


def _first(pattern: re.Pattern[str], text: Text) -> re.Match[str] | None:
    none = tuple(lexicon.tables("event_words")["no_attendees"])
    for match in pattern.finditer(text.string, text.body_start):
        if not text.string[match.end("number") :][:40].lower().strip().startswith(none):
            return match
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon.tables("event_words")
    before, fillers, behind, people = (
        "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(set(words[key]), key=len, reverse=True))
        for key in ("attendance_before", "attendance_fillers", "attendance_behind", "attendees")
    )
    led = rf"\b(?:{before})(?:\s(?:{fillers})){{0,3}}\s{NUMBER}\s(?:{people})\b"
    trailed = rf"(?<![\w.,/]){NUMBER}\s(?:{people})\b[^.\n\d]{{0,90}}?\b(?:{behind})\b"
    return re.compile(led, re.IGNORECASE), re.compile(trailed, re.IGNORECASE)
