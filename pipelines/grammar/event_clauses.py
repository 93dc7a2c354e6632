"""Occasions told by a whole clause: "melaporkan lurah itu ke Bawaslu"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.grammar import event_patterns as patterns
from pipelines.grammar.event_patterns import words
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

# Between a verb of reporting and the body reported to stand names with their offices.
LONGEST_OBJECT = 200
LONGEST_VISIT, LONGEST_SUBJECT = 60, 70
REPORTED, GATHERED, SUMMONED, RECEIVED = 1.0, 0.6, 0.6, 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text names an occasion; `weight` says how surely the words name one, 0..1."""

    kind: str
    weight: float
    start: int
    end: int


def find(text: Text) -> Iterator[Mention]:
    """The reports to a watchdog, visits to it and its summons, meetings to which somebody calls people together, and
    the reception of those who demonstrate.
    """
    verbs = _verbs.find(text.string)
    groups = {verb.value for verb in verbs}
    readers = {
        "reporting": _report,
        "bringing": _evidence,
        "visiting": _visit,
        "summoning": _summons,
        "gathering": _gathering,
    }
    if "absent" in groups and "present" not in groups:
        del readers["summoning"]
    if "demonstrating" in groups:
        readers["receiving"], readers["visiting"] = _reception, _siege
    for verb in verbs:
        if (reader := readers.get(verb.value)) and (mention := reader(text, verb)):
            yield mention


def _report(text: Text, verb: Found[str]) -> Mention | None:
    closed = text.sentence_at(verb.start)[1]
    goal = patterns.goal().search(text.string, verb.end, min(closed, verb.end + LONGEST_OBJECT))
    return Mention("pelaporan", REPORTED, verb.start, goal.end()) if goal else None


def _evidence(text: Text, verb: Found[str]) -> Mention | None:
    """Who brings evidence to a watchdog reports somebody; what a watchdog hands on to another it passes on."""
    opened, closed = text.sentence_at(verb.start)
    closed = min(closed, verb.end + LONGEST_OBJECT)
    goal = patterns.goal().search(text.string, verb.end, closed)
    if not goal or not patterns.brought().search(text.string, verb.end, goal.start()):
        return None
    if patterns.watchdog().search(text.string, max(opened, verb.start - LONGEST_SUBJECT), verb.start):
        return None
    return Mention("pelaporan", REPORTED, verb.start, goal.end())


def _siege(text: Text, verb: Found[str]) -> Mention | None:
    """Who goes to a watchdog in an article of a demonstration does so to be heard, unless to report somebody."""
    visit = _visit(text, verb)
    if visit is None or visit.kind == "klarifikasi":
        return visit
    opened, closed = text.sentence_at(verb.start)
    around = max(opened, verb.start - LONGEST_OBJECT), min(closed, verb.end + LONGEST_OBJECT)
    return visit if patterns.reporting().search(text.string, *around) else replace(visit, kind="audiensi")


def _visit(text: Text, verb: Found[str]) -> Mention | None:
    """Who goes to a watchdog reports somebody there, or answers a charge."""
    opened, closed = text.sentence_at(verb.start)
    goal = patterns.visited().match(text.string, verb.end, min(closed, verb.end + LONGEST_VISIT))
    if not goal:
        return None
    around = max(opened, verb.start - LONGEST_OBJECT), min(closed, verb.end + LONGEST_OBJECT)
    answering = not patterns.reporting().search(text.string, *around) and patterns.answering().search(
        text.string, *around
    )
    return Mention("klarifikasi" if answering else "pelaporan", REPORTED, verb.start, goal.end())


def _summons(text: Text, verb: Found[str]) -> Mention | None:
    opened, closed = text.sentence_at(verb.start)
    around = max(opened, verb.start - LONGEST_OBJECT), min(closed, verb.end + LONGEST_VISIT)
    if patterns.watchdog().search(text.string, *around) or patterns.superior().match(text.string, verb.end):
        return Mention("klarifikasi", SUMMONED, verb.start, verb.end)
    return None


def _gathering(text: Text, verb: Found[str]) -> Mention | None:
    return (
        Mention("pembinaan", GATHERED, verb.start, verb.end) if patterns.people().match(text.string, verb.end) else None
    )


def _reception(text: Text, verb: Found[str]) -> Mention | None:
    """Where somebody receives the demonstrators: "massa ditemui sekda", "menemui pengunjuk rasa"."""
    opened, closed = text.sentence_at(verb.start)
    before = max(opened, verb.start - LONGEST_SUBJECT), verb.start
    behind = verb.end, min(closed, verb.end + LONGEST_SUBJECT)
    side = before if text.string[verb.start : verb.start + 2].lower() == "di" else behind
    return Mention("audiensi", RECEIVED, verb.start, verb.end) if patterns.crowd().search(text.string, *side) else None


@Phrases
def _verbs() -> dict[str, str]:
    groups = (
        *("reporting", "bringing", "visiting", "summoning", "gathering", "demonstrating", "receiving"),
        *("absent", "present"),
    )
    return {verb: group for group in groups for verb in words(group)}
