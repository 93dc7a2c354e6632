"""The words of event_words.toml, and the patterns of the clauses that they make up."""

import re
from functools import cache

from pipelines import lexicon
from pipelines.lexicon.patterns import any_of


@cache
def words(name: str) -> frozenset[str]:
    """The list `name` of event_words.toml."""
    return frozenset(lexicon.tables("event_words")[name])


@cache
def goal() -> re.Pattern[str]:
    """To whom something is reported: "ke Bawaslu", "kepada pihak Panwaslu"."""
    return _pattern(rf"\b(?:ke|kepada)\s(?:(?:kantor|pihak|sekretariat|gedung|markas)\s)?(?:{_any('reported_to')})\b")


@cache
def visited() -> re.Pattern[str]:
    """The watchdog behind a verb of going: "mendatangi kantor Bawaslu"."""
    return _pattern(rf"\s(?:ke\s)?(?:(?:kantor|sekretariat|gedung|markas)\s)?(?:{_any('reported_to')})\b")


@cache
def reporting() -> re.Pattern[str]:
    """Verbs of reporting and of handing in."""
    return _pattern(rf"\b(?:{_any('reporting')}|{_any('handing_in')})\b")


@cache
def answering() -> re.Pattern[str]:
    """Words of answering a charge."""
    return _pattern(rf"\b(?:{_any('answering')})\b")


@cache
def watchdog() -> re.Pattern[str]:
    """A watchdog by name."""
    return _pattern(rf"\b(?:{_any('reported_to')})\b")


@cache
def superior() -> re.Pattern[str]:
    """The office that summons its own people, behind "dipanggil"."""
    return _pattern(rf"\s(?:oleh\s)?(?:{_any('superiors')})\b")


@cache
def brought() -> re.Pattern[str]:
    """What evidence is brought."""
    return _pattern(rf"\b(?:{_any('evidence')})\b")


@cache
def crowd() -> re.Pattern[str]:
    """Those who demonstrate."""
    return _pattern(rf"\b(?:{_any('crowd')})\b")


@cache
def people() -> re.Pattern[str]:
    """Whom somebody calls together, or the "di" of where."""
    before = rf"(?:\s(?:{_any('people_before')}|[\d.]{{1,7}}))?"
    return _pattern(rf"{before}\s(?:{_any('attendees')})\b|\sdi\s")


@cache
def documents() -> tuple[str, ...]:
    """Words before a name that speak of its paper, not of the occasion."""
    return tuple(" " + name for name in words("documents"))


@cache
def illustrations() -> tuple[str, ...]:
    """How the caption of a picture that is not of this day opens."""
    return tuple(words("illustration"))


@cache
def resuming() -> tuple[str, ...]:
    """How a sentence opens that goes on with what was told before."""
    return tuple(words("resuming"))


@cache
def candidates() -> re.Pattern[str]:
    """Words behind an occasion that make it one of the candidates."""
    return _pattern(rf"\s(?:{_any('of_candidates')})\b")


@cache
def signed() -> re.Pattern[str]:
    """What is signed."""
    return _pattern(rf"\b(?:{_any('signed')})\b")


def _any(name: str) -> str:
    return any_of(words(name))


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)
