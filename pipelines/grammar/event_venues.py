"""Where an occasion takes place: "di Aula Lantai II Kantor Bupati", as written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.text import Text

# A paragraph broken in the middle of a name is longer than any heading.
SHORTEST_BROKEN_PARAGRAPH = 60
LONGEST_NAME = 14


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
    string = text.string
    for opening in _opening().finditer(string, text.captions_start):
        start = opening.start("head")
        end = _end(string, opening.end("head"))
        if town := opening["indefinite"] and _town().match(string, end):
            start, end = opening.start("indefinite"), town.end()
        elif passing := _passing_room().match(string, start, end):
            start = passing.end()
        surface = " ".join(string[start:end].split())
        if opening["goal"] and (opening["head"].lower() in _bodies() or not _day_behind().match(string, end)):
            continue
        if string.endswith("nya ", 0, opening.start()) and opening["head"].lower() in _streets():
            continue
        if _is_name(surface, opening["head"]):
            yield Venue(
                surface=surface,
                cued=_is_cued(string, opening.start(), start),
                to_press=string[max(0, opening.start() - 40) : opening.start()].lower().rstrip().endswith(_press()),
                start=start,
                end=end,
            )


def _is_cued(string: str, opened: int, start: int) -> bool:
    """Whether the words that lead to a place say that something happened or was said there."""
    before = re.findall(r"\w+", string[max(0, start - 45) : start].rpartition("\n")[2].lower())[-4:]
    if not _cues().isdisjoint(before):
        return True
    said = re.findall(r"\w+", string[max(0, opened - 20) : opened].rpartition("\n")[2].lower())
    return bool(said) and said[-1] in _speech_tags()


def _end(string: str, position: int) -> int:
    """Where the name that reaches `position` ends: behind its last capitalised word, number or venue word."""
    for _ in range(LONGEST_NAME):
        step = _continuation().match(string, position)
        if step is None or (step["broken"] and not _is_broken(string, position)) or _is_weekday(step["word"]):
            break
        position = step.end()
    return position


def _is_broken(string: str, position: int) -> bool:
    """Whether the line that ends at `position` breaks off in the middle of a sentence."""
    return position - string.rfind("\n", 0, position) > SHORTEST_BROKEN_PARAGRAPH


def _is_weekday(word: str | None) -> bool:
    calendar = lexicon.tables("calendar")
    lower = (word or "").lower()
    return lower in calendar["weekdays"] or lower in calendar["months"]


def _is_name(surface: str, head: str) -> bool:
    """Whether the words name one place: "di kantor" or "di kantornya" does not, "di Pendopo" does."""
    if head.endswith("nya"):
        return surface != head or " " in head
    return surface != head or head[0].isupper()


@cache
def _opening() -> re.Pattern[str]:
    words = lexicon.tables("event_words")
    openers, goals, areas = _any(words["venue_openers"]), _any(words["venue_goals"]), _any(words["venue_areas"])
    # Most words are ruled out by their first letter, which is much quicker than trying every opener.
    every = [*words["venue_openers"], *words["venue_goals"]]
    initials = "".join(sorted({letter for word in every for letter in (word[0], word[0].upper())}))
    head = rf"{_named()}|(?i:(?:(?:{_numerals()})\s)?(?:{_words('head', 'street')}))(?:nya)?"
    return re.compile(
        rf"\b(?=[{initials}])(?:(?i:(?P<goal>{goals})|{openers})\s|(?i:di)(?={_joined()}))(?i:(?:{areas})\s)?"
        rf"(?P<indefinite>(?i:sebuah|salah satu)\s)?(?P<head>{head})(?!\w)"
    )


def _joined() -> str:
    """What a careless "di" is written together with: "dihalaman kantor bupati"."""
    return rf"(?i:{_words('head')}) "


def _numerals() -> str:
    return _any(row["word"] for row in lexicon.rows("numbers") if row["value"].isdigit())


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
def _bodies() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("venues") if "body" in row["part"].split())


@cache
def _streets() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("venues") if "street" in row["part"].split())


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


def _named() -> str:
    """A name that ends with the kind of venue: "Grand Wolio Hotel"."""
    return rf"[A-Z][\w’'-]{{1,30}}(?: [A-Z][\w’'-]{{1,30}}){{0,2}} (?i:{_words('suffix')})"


@cache
def _continuation() -> re.Pattern[str]:
    """One more piece of a name: a capitalised word, a venue word, a number or a mark between two words."""
    months, joined = _any(lexicon.tables("calendar")["months"]), _any(lexicon.tables("event_words")["joined_by_dan"])
    heads = _words("head")
    common = rf"(?:{heads}|{_words('modifier')})(?:nya)?(?!\w)"
    word = rf"(?i:{_words('abbreviation')})(?= [A-Z])|[A-Z][\w.’'/-]{{0,40}}\w|[A-Z]|{common}"
    number = rf"\d{{1,4}}(?![\d/.]|\s(?i:{months}))"
    mark = rf"\([A-Z][\w ]{{0,40}}\)(?= [A-Z])|[-–&](?= [A-Z])|dan(?= (?i:{joined}))"
    # A second venue behind a comma belongs to the name: "Aula Lantai II, Kantor Bupati".
    following = rf"(?i:{heads})(?!\w)(?= [A-Z])"
    return re.compile(rf"(?P<broken>\n)?(?:(?<!\n) )?(?:(?P<word>{word})|{number}|{mark}|, ?{following})")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True))


def _words(*parts: str) -> str:
    return _any(row["word"] for row in lexicon.rows("venues") if not set(parts).isdisjoint(row["part"].split()))
