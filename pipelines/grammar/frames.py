"""Frames: things that are named by words of certain classes which follow each other in a sentence.

A TOML file of the lexicon holds `words`, lists of words by class, and `frames`, by kind. A frame is `of`, its classes
in order (`a|b`: either), `within`, how many words may stand between each two, and perhaps `weight`; with `lead` the
first word only introduces what the others name. An entry of a list that opens with a plus sign is a verb and stands
for all its forms; braces hold alternatives, as in files of cues. A word may belong to several classes; one of the
class `none` only hides shorter ones.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from pipelines import lexicon
from pipelines.grammar.affixes import forms
from pipelines.lexicon.cues import Cue, expand
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

HIDING = "none"


class Word(NamedTuple):
    """A word of the frames, with the number of blanks ahead of its start and of its end."""

    start: int
    end: int
    classes: tuple[str, ...]
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What a frame tells, the classes that must follow its first two, and the words that may stand between each."""

    cue: Cue
    then: tuple[str, ...]
    within: int
    lead: bool


class Frames:
    """The frames of `name`.toml."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._words = Phrases(self._classes)

    def find(self, text: Text) -> Iterator[Found[Cue]]:
        """What they name in a text, sentence by sentence; one place may be named by several frames."""
        frames, widest = self._frames
        for words in self._sentences(text):
            for index, word in enumerate(words):
                for position in range(index + 1, len(words)):
                    gap = words[position].before - word.after - 1
                    if gap > widest:
                        break
                    for pair in product(word.classes, words[position].classes):
                        for frame in frames.get(pair, ()):
                            last = _completed(words, position, frame) if gap <= frame.within else None
                            if last:
                                opening = words[position] if frame.lead else word
                                yield Found(opening.start, last.end, frame.cue)

    def _sentences(self, text: Text) -> Iterator[list[Word]]:
        ends = iter(text.sentences)
        end, counted, blanks = 0, 0, 0
        words: list[Word] = []
        for start, stop, classes in self._words.find(text.string):
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

    @cached_property
    def _frames(self) -> tuple[Mapping[tuple[str, str], tuple[Frame, ...]], int]:
        """The frames by their first two classes, and the widest gap of all."""
        frames: dict[tuple[str, str], tuple[Frame, ...]] = {}
        widest = 0
        for kind, rows in lexicon.tables(self._name)["frames"].items():
            for row in rows:
                cue = Cue(kind=kind, weight=row.get("weight", 1.0), needs=(), refuses=())
                widest = max(widest, row["within"])
                for first, second, *then in product(*(classes.split("|") for classes in row["of"])):
                    frame = Frame(cue, tuple(then), row["within"], row.get("lead", False))
                    frames[first, second] = (*frames.get((first, second), ()), frame)
        return frames, widest

    def _classes(self) -> dict[str, tuple[str, ...]]:
        classes: dict[str, tuple[str, ...]] = {}
        for name, entries in lexicon.tables(self._name)["words"].items():
            for word in {form for entry in entries for form in _forms(entry)}:
                classes[word] = (*classes.get(word, ()), name) if name != HIDING else ()
        return classes


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


def _forms(entry: str) -> frozenset[str]:
    return forms(entry.removeprefix("+")) if entry.startswith("+") else frozenset(expand(entry))
