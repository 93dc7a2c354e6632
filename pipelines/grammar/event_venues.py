"""Where an occasion takes place: "di Aula Lantai II Kantor Bupati", as written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

# A paragraph broken in the middle of a name is longer than any heading.
SHORTEST_BROKEN_PARAGRAPH = 60
LONGEST_NAME = 14
# Characters before a venue word in which it is opened, and those of the word right before it.
LONGEST_OPENING, LONGEST_WORD = 70, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """A venue at `[start, end)`; `surface` is as written, on one line. `cued`: a verb ("digelar di") names it so.

    `to_press`: there somebody only spoke to the press ("kepada wartawan di ruang kerjanya").
    """

    surface: str
    cued: bool
    to_press: bool
    start: int
    end: int


def find(text: Text) -> tuple[Venue, ...]:
    """All places of captions and body that the text says something happened at, in order."""
    return tuple(_venues(text))


def _venues(text: Text) -> Iterator[Venue]:
    string, reached = text.string, text.captions_start
    for word in _heads.find(string, text.captions_start):
        if word.start < reached or not (opening := _opening_at(string, word)):
            continue
        start, end = opening.start, _end(text, word.end)
        if opening.indefinite and (town := _town().match(string, end)):
            start, end = opening.indefinite, town.end()
        elif passing := _passing_room().match(string, start, end):
            start = passing.end()
        surface, head = " ".join(string[start:end].split()), string[word.start : word.end]
        if opening.goal and ("body" in word.value or not _day_behind().match(string, end)):
            continue
        if string.endswith("nya ", 0, opening.opened) and "street" in word.value:
            continue
        if (surface != head or head[0].isupper()) and not _is_somebodys(surface):
            reached = end
            yield Venue(
                surface=surface,
                cued=_is_cued(string, opening.opened, start),
                to_press=string[max(0, opening.opened - 40) : opening.opened].lower().rstrip().endswith(_press()),
                start=start,
                end=end,
            )


@dataclass(frozen=True, slots=True)
class Opening:
    """The words that lead to a place: they open at `opened`, and its name starts at `start`.

    `indefinite` is where "sebuah" stands; `goal` says that the words tell where somebody went ("ke").
    """

    opened: int
    start: int
    indefinite: int | None = None
    goal: bool = False


def _opening_at(string: str, word: Found[frozenset[str]]) -> Opening | None:
    """What leads to the venue word: "bertempat di ", "di Grand Wolio " before Hotel, or a "di" written together."""
    if "joined" in word.value:
        return Opening(word.start, word.start + len("di"))
    before = string[max(0, word.start - LONGEST_OPENING) : word.start]
    if "head" in word.value or "street" in word.value:
        words = before[-LONGEST_WORD:].split()
        if words and words[-1].lower() in _leading() and (lead := _lead().search(before)):
            shift = word.start - len(before)
            return Opening(
                shift + lead.start(),
                shift + (lead.start("numeral") if lead["numeral"] else lead.end()),
                shift + lead.start("indefinite") if lead["indefinite"] else None,
                bool(lead["goal"]),
            )
    if "suffix" in word.value and (named := _named().search(before)):
        shift = word.start - len(before)
        return Opening(shift + named.start(), shift + named.start("name"))
    return None


def _is_somebodys(surface: str) -> bool:
    """Whether a place is told only by who sits there: "ruang kerjanya" is no name."""
    last = surface.rpartition(" ")[2]
    return last.endswith("nya") and last[0].islower()


def _is_cued(string: str, opened: int, start: int) -> bool:
    """Whether the words that lead to a place say that something happened or was said there."""
    before = re.findall(r"\w+", string[max(0, start - 45) : start].rpartition("\n")[2].lower())[-4:]
    if not _cues().isdisjoint(before):
        return True
    said = re.findall(r"\w+", string[max(0, opened - 20) : opened].rpartition("\n")[2].lower())
    return bool(said) and said[-1] in _speech_tags()


def _end(text: Text, position: int) -> int:
    """Where the name that reaches `position` ends: behind its last capitalised word, number or venue word."""
    for _ in range(LONGEST_NAME):
        step = _continuation().match(text.string, position)
        if step is None or (step["broken"] and not _is_broken(text, position)) or not _goes_on(step):
            break
        position = step.end()
    return position


def _is_broken(text: Text, position: int) -> bool:
    """Whether the line that ends at `position` breaks off in the middle of a sentence."""
    opened = text.string.rfind("\n", 0, position)
    return opened + 1 >= text.body_start and position - opened > SHORTEST_BROKEN_PARAGRAPH


def _is_weekday(word: str) -> bool:
    calendar = lexicon.tables("calendar")
    lower = word.lower()
    return lower in calendar["weekdays"] or lower in calendar["months"]


@Phrases
def _heads() -> dict[str, frozenset[str]]:
    """The words that open or close the name of a venue, with their parts; and those that "di" is written to."""
    parts = {row["word"]: frozenset(row["part"].split()) for row in lexicon.rows("venues")}
    named = {word: part for word, part in parts.items() if part & {"head", "street", "suffix"}}
    return {**named, **{f"di{word}": part | {"joined"} for word, part in named.items() if _is_joined(word, part)}}


def _is_joined(word: str, part: frozenset[str]) -> bool:
    return "head" in part and not word.startswith("depan ")


@cache
def _lead() -> re.Pattern[str]:
    """An opener with what may stand between it and the name, at the end of a string."""
    event = lexicon.tables("event_words")
    openers, goals, areas = (_any(event[name]) for name in ("venue_openers", "venue_goals", "venue_areas"))
    return re.compile(
        rf"\b(?:(?P<goal>{goals})|{openers})\s(?:(?:{areas})\s)?(?P<indefinite>(?:sebuah|salah satu)\s)?"
        rf"(?P<numeral>(?:{_any(_numerals())})\s)?\Z",
        re.IGNORECASE,
    )


@cache
def _leading() -> frozenset[str]:
    """The words that may stand right before a venue word."""
    event = lexicon.tables("event_words")
    phrases = [*event["venue_openers"], *event["venue_goals"], *event["venue_areas"], *_numerals(), "sebuah", "satu"]
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


def _numerals() -> list[str]:
    return [row["word"] for row in lexicon.rows("numbers") if row["value"].isdigit()]


@cache
def _named() -> re.Pattern[str]:
    """What a name that ends with the kind of venue begins with: "di Grand Wolio " before Hotel."""
    openers = _any(lexicon.tables("event_words")["venue_openers"])
    return re.compile(rf"\b(?i:{openers})\s(?P<name>(?:[A-Z][\w’'-]{{1,30}} ){{1,3}})\Z")


@cache
def _town() -> re.Pattern[str]:
    """The town behind a house without a name: "sebuah hotel di Kota Palu"."""
    return re.compile(r" (?:di|kawasan) [A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,3}")


@cache
def _day_behind() -> re.Pattern[str]:
    return re.compile(rf",? (?:pada |hari )?(?i:{_any(lexicon.tables('calendar')['weekdays'])}|\()")


@cache
def _passing_room() -> re.Pattern[str]:
    """A room that stands before the name of its building."""
    rooms = _any(lexicon.tables("event_words")["passing_rooms"])
    return re.compile(rf"(?:{rooms}) (?=(?i:{_words('head')}) )")


@cache
def _cues() -> frozenset[str]:
    return frozenset(lexicon.tables("event_words")["venue_cues"])


@cache
def _press() -> tuple[str, ...]:
    return tuple(" " + words for words in lexicon.tables("event_words")["to_press"])


@cache
def _speech_tags() -> frozenset[str]:
    rows = lexicon.rows("verbs_of_saying")
    return frozenset(row["form"] for row in rows if row["position"] == "tag" and row["form"].endswith("nya"))


@cache
def _continuation() -> re.Pattern[str]:
    """One more piece of a name: a word, a number or a mark between two words, a second venue behind a comma."""
    months, joined = _any(lexicon.tables("calendar")["months"]), _any(lexicon.tables("event_words")["joined_by_dan"])
    word = rf"(?P<short>(?i:{_words('abbreviation')}))(?= [A-Z\d])|(?P<word>[^\W\d_](?:[\w.’'/-]{{0,40}}\w)?)"
    number = rf"\d{{1,4}}(?![\d/.]|\s(?i:{months}))"
    mark = rf"\([A-Z][\w ]{{0,40}}\)(?= [A-Z])|[-–&](?= [A-Z])|dan(?= (?i:{joined}))"
    # A second venue behind a comma belongs to the name: "Aula Lantai II, Kantor Bupati".
    following = r", ?(?P<following>[^\W\d_]{2,20})(?= [A-Z])"
    return re.compile(rf"(?P<broken>\n)?(?:(?<!\n) )?(?:{mark}|{word}|{number}|{following})")


def _goes_on(step: re.Match[str]) -> bool:
    """Whether the word at `step` can be part of a name: it has a capital, or is one of which such names are made."""
    if word := step["word"]:
        return (
            word[0].isupper() or word.lower().removesuffix("nya") in _common("head", "modifier")
        ) and not _is_weekday(word)
    return not step["following"] or step["following"].lower() in _common("head")


@cache
def _common(*parts: str) -> frozenset[str]:
    """Words that may be in the name of a venue in small letters."""
    return frozenset(row["word"] for row in lexicon.rows("venues") if not set(parts).isdisjoint(row["part"].split()))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True))


def _words(*parts: str) -> str:
    return _any(row["word"] for row in lexicon.rows("venues") if not set(parts).isdisjoint(row["part"].split()))
