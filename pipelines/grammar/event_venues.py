"""Where an occasion takes place: "di Aula Lantai II Kantor Bupati", as written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines import lexicon
from pipelines.grammar import event_venue_words as venue_words
from pipelines.lexicon.phrases import Found
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
    for word in venue_words.heads.find(string, text.captions_start):
        if word.start < reached or not (opening := _opening_at(string, word)):
            continue
        start, end = opening.start, _end(text, word.end)
        if opening.indefinite and (town := venue_words.town().match(string, end)):
            start, end = opening.indefinite, town.end()
        elif passing := venue_words.passing_room().match(string, start, end):
            start = passing.end()
        surface, head = " ".join(string[start:end].split()), string[word.start : word.end]
        if opening.goal and ("body" in word.value or not venue_words.day_behind().match(string, end)):
            continue
        if string.endswith("nya ", 0, opening.opened) and "street" in word.value:
            continue
        if (surface != head or surface != surface.lower()) and not _is_somebodys(surface):
            reached = end
            yield Venue(
                surface=surface,
                cued=_is_cued(string, opening.opened, start),
                to_press=_is_to_press(string, opening.opened),
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
        if words and words[-1].lower() in venue_words.leading() and (lead := venue_words.lead().search(before)):
            shift = word.start - len(before)
            return Opening(
                shift + lead.start(),
                shift + (lead.start("numeral") if lead["numeral"] else lead.end()),
                shift + lead.start("indefinite") if lead["indefinite"] else None,
                bool(lead["goal"]),
            )
    if "suffix" in word.value and (named := venue_words.named().search(before)):
        shift = word.start - len(before)
        return Opening(shift + named.start(), shift + named.start("name"))
    return None


def _is_somebodys(surface: str) -> bool:
    """Whether a place is told only by who sits there: "ruang kerjanya" is no name."""
    last = surface.rpartition(" ")[2]
    return last.endswith("nya") and last[0].islower()


def _is_to_press(string: str, opened: int) -> bool:
    """Whether what leads to the place is that somebody spoke to the press."""
    return string[max(0, opened - 40) : opened].lower().rstrip().endswith(venue_words.press())


def _is_cued(string: str, opened: int, start: int) -> bool:
    """Whether the words that lead to a place say that something happened or was said there."""
    before = re.findall(r"\w+", string[max(0, start - 45) : start].rpartition("\n")[2].lower())[-4:]
    if not venue_words.cues().isdisjoint(before):
        return True
    said = re.findall(r"\w+", string[max(0, opened - 20) : opened].rpartition("\n")[2].lower())
    return bool(said) and said[-1] in venue_words.speech_tags()


def _end(text: Text, position: int) -> int:
    """Where the name that reaches `position` ends: behind its last capitalised word, number or venue word."""
    for _ in range(LONGEST_NAME):
        step = venue_words.continuation().match(text.string, position)
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


def _goes_on(step: re.Match[str]) -> bool:
    """Whether the word at `step` can be part of a name: it has a capital, or is one of which such names are made."""
    if word := step["word"]:
        return (
            word[0].isupper() or word.lower().removesuffix("nya") in venue_words.common("head", "modifier")
        ) and not _is_weekday(word)
    return not step["following"] or step["following"].lower() in venue_words.common("head")
