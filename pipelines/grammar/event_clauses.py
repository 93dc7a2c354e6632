"""Occasions told by a whole clause ("melaporkan lurah itu ke Bawaslu"), and mentions that report no occasion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipelines import lexicon
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

WORDS = re.compile(r"[\w-]++")
# What ends a clause, looking back from an occasion.
CLAUSE_ENDS = re.compile(r"[,;:\"“”»\n]")
NUMBER = re.compile(r"\d[\d.]*+\Z")
# Between a verb of reporting and the body reported to stand names with their offices.
LONGEST_OBJECT = 200
LONGEST_CLAUSE, DENIED_WORDS = 90, 6
LONGEST_VISIT, LONGEST_SUBJECT = 60, 70
REPORTED, GATHERED, SUMMONED, RECEIVED = 1.0, 0.6, 0.6, 1.0
# So many reports are a sum over months, not what somebody handed in.
MANY = 10
# Kinds that no party or candidate holds, so that a breach told before them is what they are about.
OFFICIAL = frozenset({"klarifikasi", "pelaporan", "sidang", "konferensi pers", "audiensi", "penandatanganan"})


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
    goal = _goal().search(text.string, verb.end, min(closed, verb.end + LONGEST_OBJECT))
    return Mention("pelaporan", REPORTED, verb.start, goal.end()) if goal else None


def _evidence(text: Text, verb: Found[str]) -> Mention | None:
    """Who brings evidence to a watchdog reports somebody; what a watchdog hands on to another it passes on."""
    opened, closed = text.sentence_at(verb.start)
    closed = min(closed, verb.end + LONGEST_OBJECT)
    goal = _goal().search(text.string, verb.end, closed)
    if not goal or not _brought().search(text.string, verb.end, goal.start()):
        return None
    if _watchdog().search(text.string, max(opened, verb.start - LONGEST_SUBJECT), verb.start):
        return None
    return Mention("pelaporan", REPORTED, verb.start, goal.end())


def _siege(text: Text, verb: Found[str]) -> Mention | None:
    """Who goes to a watchdog in an article of a demonstration does so to be heard, unless to report somebody."""
    visit = _visit(text, verb)
    if visit is None or visit.kind == "klarifikasi":
        return visit
    opened, closed = text.sentence_at(verb.start)
    around = max(opened, verb.start - LONGEST_OBJECT), min(closed, verb.end + LONGEST_OBJECT)
    return visit if _reporting().search(text.string, *around) else replace(visit, kind="audiensi")


def _visit(text: Text, verb: Found[str]) -> Mention | None:
    """Who goes to a watchdog reports somebody there, or answers a charge."""
    opened, closed = text.sentence_at(verb.start)
    goal = _visited().match(text.string, verb.end, min(closed, verb.end + LONGEST_VISIT))
    if not goal:
        return None
    around = max(opened, verb.start - LONGEST_OBJECT), min(closed, verb.end + LONGEST_OBJECT)
    answering = not _reporting().search(text.string, *around) and _answering().search(text.string, *around)
    return Mention("klarifikasi" if answering else "pelaporan", REPORTED, verb.start, goal.end())


def _summons(text: Text, verb: Found[str]) -> Mention | None:
    opened, closed = text.sentence_at(verb.start)
    around = max(opened, verb.start - LONGEST_OBJECT), min(closed, verb.end + LONGEST_VISIT)
    if _watchdog().search(text.string, *around) or _superior().match(text.string, verb.end):
        return Mention("klarifikasi", SUMMONED, verb.start, verb.end)
    return None


def _gathering(text: Text, verb: Found[str]) -> Mention | None:
    return Mention("pembinaan", GATHERED, verb.start, verb.end) if _people().match(text.string, verb.end) else None


def _reception(text: Text, verb: Found[str]) -> Mention | None:
    """Where somebody receives the demonstrators: "massa ditemui sekda", "menemui pengunjuk rasa"."""
    opened, closed = text.sentence_at(verb.start)
    before = max(opened, verb.start - LONGEST_SUBJECT), verb.start
    behind = verb.end, min(closed, verb.end + LONGEST_SUBJECT)
    side = before if text.string[verb.start : verb.start + 2].lower() == "di" else behind
    return Mention("audiensi", RECEIVED, verb.start, verb.end) if _crowd().search(text.string, *side) else None


def clause_before(text: Text, mention: Mention) -> list[str]:
    """The words before an occasion in its own clause, in small letters."""
    before = text.string[max(text.sentence_at(mention.start)[0], mention.start - LONGEST_CLAUSE) : mention.start]
    return WORDS.findall(CLAUSE_ENDS.split(before)[-1].lower())


def is_reported(text: Text, mention: Mention, leading: list[str]) -> bool:
    """Whether an occasion is said to have been: neither denied, forbidden or alleged, nor the candidates' own."""
    if "-" in _neighbours(text.string, mention) or _is_illustration(text, mention):
        return False
    if not words("negations").isdisjoint(leading[-DENIED_WORDS:]) or " ".join(["", *leading[-2:]]).endswith(
        _documents()
    ):
        return False
    if mention.kind == "pelaporan" and _is_sum(leading):
        return False
    if mention.kind not in OFFICIAL and not words("alleged").isdisjoint(leading):
        return False
    if mention.kind != "kampanye" and _candidates().match(text.string, mention.end):
        return False
    named = text.string[mention.start : mention.end].lower()
    return named not in words("signing") or _is_signing(text, mention)


def _neighbours(string: str, mention: Mention) -> str:
    """The characters on either side: "rapat-rapat" is no meeting, "pns-apel (21)" the name of a picture."""
    return string[mention.start - 1 : mention.start] + string[mention.end : mention.end + 1]


def _is_illustration(text: Text, mention: Mention) -> bool:
    """Whether it stands in the caption of a picture that is not of this day."""
    if not text.captions_start <= mention.start < text.body_start:
        return False
    opened = text.paragraph_at(mention.start)[0]
    return text.string[opened : opened + LONGEST_CLAUSE].lower().startswith(_illustrations())


def _is_sum(leading: list[str]) -> bool:
    """Whether reports are counted, not handed in: "mencatat 417 laporan dugaan", "paling banyak dilaporkan"."""
    numbers = (number[0] for word in leading[-DENIED_WORDS:] if (number := NUMBER.match(word)))
    return not words("summing").isdisjoint(leading) or any(int(number.replace(".", "")) >= MANY for number in numbers)


def _is_signing(text: Text, mention: Mention) -> bool:
    """Whether what is signed is signed on an occasion; "penandatanganan itu" is one that was told of before."""
    if text.string.startswith((" itu", " tersebut", " ini"), mention.end):
        return True
    opened, closed = text.sentence_at(mention.start)
    opened, closed = max(opened, mention.start - LONGEST_OBJECT), min(closed, mention.end + LONGEST_OBJECT)
    return _signed().search(text.string, opened, closed) is not None


@cache
def words(name: str) -> frozenset[str]:
    """The list `name` of event_words.toml."""
    return frozenset(lexicon.tables("event_words")[name])


@Phrases
def _verbs() -> dict[str, str]:
    groups = (
        *("reporting", "bringing", "visiting", "summoning", "gathering", "demonstrating", "receiving"),
        *("absent", "present"),
    )
    return {verb: group for group in groups for verb in words(group)}


@cache
def _goal() -> re.Pattern[str]:
    return _pattern(rf"\b(?:ke|kepada)\s(?:(?:kantor|pihak|sekretariat|gedung|markas)\s)?(?:{_any('reported_to')})\b")


@cache
def _visited() -> re.Pattern[str]:
    return _pattern(rf"\s(?:ke\s)?(?:(?:kantor|sekretariat|gedung|markas)\s)?(?:{_any('reported_to')})\b")


@cache
def _reporting() -> re.Pattern[str]:
    return _pattern(rf"\b(?:{_any('reporting')}|{_any('handing_in')})\b")


@cache
def _answering() -> re.Pattern[str]:
    return _pattern(rf"\b(?:{_any('answering')})\b")


@cache
def _watchdog() -> re.Pattern[str]:
    return _pattern(rf"\b(?:{_any('reported_to')})\b")


@cache
def _superior() -> re.Pattern[str]:
    """The office that summons its own people, behind "dipanggil"."""
    return _pattern(rf"\s(?:oleh\s)?(?:{_any('superiors')})\b")


@cache
def _brought() -> re.Pattern[str]:
    return _pattern(rf"\b(?:{_any('evidence')})\b")


@cache
def _crowd() -> re.Pattern[str]:
    return _pattern(rf"\b(?:{_any('crowd')})\b")


@cache
def _people() -> re.Pattern[str]:
    before = rf"(?:\s(?:{_any('people_before')}|[\d.]{{1,7}}))?"
    return _pattern(rf"{before}\s(?:{_any('attendees')})\b|\sdi\s")


@cache
def _documents() -> tuple[str, ...]:
    """Words before a name that speak of its paper, not of the occasion."""
    return tuple(" " + name for name in words("documents"))


@cache
def _illustrations() -> tuple[str, ...]:
    return tuple(words("illustration"))


@cache
def _candidates() -> re.Pattern[str]:
    return _pattern(rf"\s(?:{_any('of_candidates')})\b")


@cache
def _signed() -> re.Pattern[str]:
    return _pattern(rf"\b(?:{_any('signed')})\b")


def _any(name: str) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words(name), key=len, reverse=True))


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)
