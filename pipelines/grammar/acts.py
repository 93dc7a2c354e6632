"""How acts are named: by a fixed phrase, or by words of certain classes that follow each other in a sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

from pipelines import lexicon
from pipelines.grammar.affixes import forms
from pipelines.lexicon.cues import Cue, Cues, expand
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

FIXED = Cues("prohibited_acts")
HIDING = "none"  # the class of words that only hide shorter ones
EVERYDAY, EXPLICIT = 0.5, 1.0  # weights, as in prohibited_acts.csv


class Word(NamedTuple):
    """A word of the frames, with the number of blanks ahead of its start and of its end."""

    start: int
    end: int
    classes: tuple[str, ...]
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The classes that must follow the first two of a frame, and how many words may stand between each two."""

    cue: Cue
    then: tuple[str, ...]
    within: int


def acts(text: Text) -> list[Found[Cue]]:
    """The places where an act is named, in order, without those that words of another act absorb."""
    absorbing: Mapping[str, list[str]] = lexicon.tables("acts")["absorbed"]
    found = [*FIXED.find(text), *_framed(text)]
    found.sort(key=lambda act: (act.start, act.value.kind in absorbing, act.end))
    reached: dict[str, int] = {}
    kept = []
    for act in found:
        kind = act.value.kind
        reached[kind] = max(reached.get(kind, 0), act.end)
        if all(reached.get(other, 0) <= act.start for other in absorbing.get(kind, ())):
            kept.append(act)
    return kept


def _framed(text: Text) -> Iterator[Found[Cue]]:
    frames, widest = _frames()
    for words in _sentences(text):
        for index, word in enumerate(words):
            for position in range(index + 1, len(words)):
                gap = words[position].before - word.after - 1
                if gap > widest:
                    break
                for pair in product(word.classes, words[position].classes):
                    for frame in frames.get(pair, ()):
                        last = _completed(words, position, frame) if gap <= frame.within else None
                        if last:
                            yield Found(word.start, last.end, frame.cue)


def _completed(words: Sequence[Word], position: int, frame: Frame) -> Word | None:
    """The last word of a frame of which the second stands at `position`, if all of them are there."""
    for wanted in frame.then:
        limit = words[position].after + 1 + frame.within
        following = range(position + 1, min(position + 2 + frame.within, len(words)))
        found = next((p for p in following if wanted in words[p].classes and words[p].before <= limit), None)
        if found is None:
            return None
        position = found
    return words[position]


def _sentences(text: Text) -> Iterator[list[Word]]:
    """The words of the frames, sentence by sentence."""
    ends = iter(text.sentences)
    end, counted, blanks = 0, 0, 0
    words: list[Word] = []
    for start, stop, classes in _words.find(text.string):
        if start >= end:
            yield words
            words = []
            end = next(closed for _, closed in ends if closed > start)
        before = blanks + text.string.count(" ", counted, start)
        blanks = before + text.string.count(" ", start, stop)
        counted = stop
        if classes:
            words.append(Word(start, stop, classes, before, blanks))
    yield words


@cache
def _frames() -> tuple[Mapping[tuple[str, str], tuple[Frame, ...]], int]:
    """The frames by their first two classes, and the widest gap of all."""
    frames: dict[tuple[str, str], tuple[Frame, ...]] = {}
    widest = 0
    for kind, rows in lexicon.tables("acts")["frames"].items():
        for row in rows:
            within: int = row["within"]
            cue = Cue(kind=kind, weight=EVERYDAY if row.get("everyday") else EXPLICIT, needs=(), refuses=())
            widest = max(widest, within)
            for first, second, *then in product(*(classes.split("|") for classes in row["of"])):
                frames[first, second] = (*frames.get((first, second), ()), Frame(cue, tuple(then), within))
    return frames, widest


@Phrases
def _words() -> dict[str, tuple[str, ...]]:
    classes: dict[str, tuple[str, ...]] = {}
    for name, entries in lexicon.tables("acts")["words"].items():
        for word in {form for entry in entries for form in _forms(entry)}:
            classes[word] = (*classes.get(word, ()), name) if name != HIDING else ()
    return classes


def _forms(entry: str) -> frozenset[str]:
    return forms(entry.removeprefix("+")) if entry.startswith("+") else frozenset(expand(entry))
