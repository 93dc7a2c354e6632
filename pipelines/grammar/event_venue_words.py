"""The words that lead to a venue, of which its name is made, and that speak of one."""

import re
from functools import cache

from pipelines import lexicon
from pipelines.lexicon.patterns import any_of
from pipelines.lexicon.phrases import Phrases


@Phrases
def heads() -> dict[str, frozenset[str]]:
    """The words that open or close the name of a venue, with their parts; and those that "di" is written to."""
    parts = {row["word"]: frozenset(row["part"].split()) for row in lexicon.rows("venues")}
    named = {word: part for word, part in parts.items() if part & {"head", "street", "suffix"}}
    return {**named, **{f"di{word}": part | {"joined"} for word, part in named.items() if _is_joined(word, part)}}


def _is_joined(word: str, part: frozenset[str]) -> bool:
    return "head" in part and not word.startswith("depan ")


@cache
def lead() -> re.Pattern[str]:
    """An opener with what may stand between it and the name, at the end of a string."""
    event = lexicon.tables("event_words")
    openers, goals, areas = (any_of(event[name]) for name in ("venue_openers", "venue_goals", "venue_areas"))
    return re.compile(
        rf"\b(?:(?P<goal>{goals})|{openers})\s(?:(?:{areas})\s)?(?P<indefinite>(?:sebuah|salah satu)\s)?"
        rf"(?P<numeral>(?:{any_of(_numerals())})\s)?\Z",
        re.IGNORECASE,
    )


@cache
def leading() -> frozenset[str]:
    """The words that may stand right before a venue word."""
    event = lexicon.tables("event_words")
    phrases = [*event["venue_openers"], *event["venue_goals"], *event["venue_areas"], *_numerals(), "sebuah", "satu"]
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


def _numerals() -> list[str]:
    return [row["word"] for row in lexicon.rows("numbers") if row["value"].isdigit()]


@cache
def named() -> re.Pattern[str]:
    """What a name that ends with the kind of venue begins with: "di Grand Wolio " before Hotel."""
    openers = any_of(lexicon.tables("event_words")["venue_openers"])
    return re.compile(rf"\b(?i:{openers})\s(?P<name>(?:[A-Z][\w’'-]{{1,30}} ){{1,3}})\Z")


@cache
def town() -> re.Pattern[str]:
    """The town behind a house without a name: "sebuah hotel di Kota Palu"."""
    return re.compile(r" (?:di|kawasan) [A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,3}")


@cache
def day_behind() -> re.Pattern[str]:
    """The day behind a place where somebody went, which makes the visit the occasion."""
    return re.compile(rf",? (?:pada |hari )?(?i:{any_of(lexicon.tables('calendar')['weekdays'])}|\()")


@cache
def passing_room() -> re.Pattern[str]:
    """A room that stands before the name of its building."""
    rooms = any_of(lexicon.tables("event_words")["passing_rooms"])
    return re.compile(rf"(?:{rooms}) (?=(?i:{_words('head')}) )")


@cache
def cues() -> frozenset[str]:
    """The words before a place which say that something happened there."""
    return frozenset(lexicon.tables("event_words")["venue_cues"])


@cache
def press() -> tuple[str, ...]:
    """The words before a place which say that somebody only spoke to the press there."""
    return tuple(" " + words for words in lexicon.tables("event_words")["to_press"])


@cache
def speech_tags() -> frozenset[str]:
    """The verbs of saying that stand right before the place where something was said: ujarnya, katanya."""
    rows = lexicon.rows("verbs_of_saying")
    return frozenset(row["form"] for row in rows if row["position"] == "tag" and row["form"].endswith("nya"))


@cache
def continuation() -> re.Pattern[str]:
    """One more piece of a name: a word, a number or a mark between two words, a second venue behind a comma."""
    months, joined = (
        any_of(lexicon.tables("calendar")["months"]),
        any_of(lexicon.tables("event_words")["joined_by_dan"]),
    )
    word = rf"(?P<short>(?i:{_words('abbreviation')}))(?= [A-Z\d])|(?P<word>[^\W\d_](?:[\w.’'/-]{{0,40}}\w)?)"
    number = rf"\d{{1,4}}(?![\d/.]|\s(?i:{months}))"
    mark = rf"\([A-Z][\w ]{{0,40}}\)(?= [A-Z])|[-–&](?= [A-Z])|dan(?= (?i:{joined}))"
    # A second venue behind a comma belongs to the name: "Aula Lantai II, Kantor Bupati".
    following = r", ?(?P<following>[^\W\d_]{2,20})(?= [A-Z])"
    return re.compile(rf"(?P<broken>\n)?(?:(?<!\n) )?(?:{mark}|{word}|{number}|{following})")


@cache
def common(*parts: str) -> frozenset[str]:
    """Words that may be in the name of a venue in small letters."""
    return frozenset(row["word"] for row in lexicon.rows("venues") if not set(parts).isdisjoint(row["part"].split()))


def _words(*parts: str) -> str:
    return any_of(row["word"] for row in lexicon.rows("venues") if not set(parts).isdisjoint(row["part"].split()))
