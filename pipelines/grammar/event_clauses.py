"""Occasions told by a whole clause ("melaporkan lurah itu ke Bawaslu"), and mentions that report no occasion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.lexicon.phrases import Phrases
from pipelines.text import Text

WORDS = re.compile(r"[\w-]+")
# Between a verb of reporting and the body reported to stand names with their offices.
LONGEST_OBJECT = 200
LONGEST_DENIED, DENIED_WORDS = 60, 6
LONGEST_VISIT = 60
REPORTED, GATHERED, SUMMONED = 1.0, 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text names an occasion; `weight` says how surely the words name one, 0..1."""

    kind: str
    weight: float
    start: int
    end: int


def find(text: Text) -> Iterator[Mention]:
    """The reports to a watchdog, visits to it and its summons, and meetings to which somebody calls people together."""
    for verb in _verbs.find(text.string):
        opened, closed = text.sentence_at(verb.start)
        if verb.value == "reporting":
            if goal := _goal().search(text.string, verb.end, min(closed, verb.end + LONGEST_OBJECT)):
                yield Mention("pelaporan", REPORTED, verb.start, goal.end())
        elif verb.value == "visiting":
            if goal := _visited().match(text.string, verb.end, min(closed, verb.end + LONGEST_VISIT)):
                answering = _answering().search(
                    text.string, max(opened, verb.start - LONGEST_OBJECT), min(closed, verb.end + LONGEST_OBJECT)
                )
                yield Mention("klarifikasi" if answering else "pelaporan", REPORTED, verb.start, goal.end())
        elif verb.value == "summoning":
            if _watchdog().search(
                text.string, max(opened, verb.start - LONGEST_OBJECT), min(closed, verb.end + LONGEST_VISIT)
            ):
                yield Mention("klarifikasi", SUMMONED, verb.start, verb.end)
        elif _people().match(text.string, verb.end):
            yield Mention("pembinaan", GATHERED, verb.start, verb.end)


def is_reported(text: Text, mention: Mention) -> bool:
    """Whether an occasion is said to have been: neither denied or forbidden, nor the candidates' own."""
    words = lexicon.tables("event_words")
    opened = text.sentence_at(mention.start)[0]
    before = text.string[max(opened, mention.start - LONGEST_DENIED) : mention.start].lower()
    if not set(WORDS.findall(before)[-DENIED_WORDS:]).isdisjoint(words["negations"]):
        return False
    if f" {before.rstrip()}".endswith(_documents()):
        return False
    if mention.kind != "kampanye" and _candidates().match(text.string, mention.end):
        return False
    named = text.string[mention.start : mention.end].lower()
    return named not in words["signing"] or _is_signing(text, mention)


def _is_signing(text: Text, mention: Mention) -> bool:
    """Whether what is signed is signed on an occasion."""
    opened, closed = text.sentence_at(mention.start)
    opened, closed = max(opened, mention.start - LONGEST_OBJECT), min(closed, mention.end + LONGEST_OBJECT)
    return _signed().search(text.string, opened, closed) is not None


@Phrases
def _verbs() -> dict[str, str]:
    words = lexicon.tables("event_words")
    return {verb: group for group in ("reporting", "visiting", "summoning", "gathering") for verb in words[group]}


@cache
def _goal() -> re.Pattern[str]:
    return _pattern(rf"\b(?:ke|kepada)\s(?:kantor\s|pihak\s)?(?:{_any('reported_to')})\b")


@cache
def _visited() -> re.Pattern[str]:
    return _pattern(rf"\s(?:ke\s)?(?:(?:kantor|sekretariat|gedung|markas)\s)?(?:{_any('reported_to')})\b")


@cache
def _answering() -> re.Pattern[str]:
    return _pattern(rf"\b(?:{_any('answering')})\b")


@cache
def _watchdog() -> re.Pattern[str]:
    return _pattern(rf"\b(?:{_any('reported_to')})\b")


@cache
def _people() -> re.Pattern[str]:
    before = rf"(?:\s(?:{_any('people_before')}|[\d.]{{1,7}}))?"
    return _pattern(rf"{before}\s(?:{_any('attendees')})\b|\sdi\s")


@cache
def _documents() -> tuple[str, ...]:
    """Words before a name that speak of its paper, not of the occasion."""
    return tuple(" " + words for words in lexicon.tables("event_words")["documents"])


@cache
def _candidates() -> re.Pattern[str]:
    return _pattern(rf"\s(?:{_any('of_candidates')})\b")


@cache
def _signed() -> re.Pattern[str]:
    return _pattern(rf"\b(?:{_any('signed')})\b")


def _any(name: str) -> str:
    words = sorted(set(lexicon.tables("event_words")[name]), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in words)


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)
