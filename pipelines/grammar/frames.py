"""Frames: things that are named by words of certain classes which follow each other in a sentence.

A TOML file of the lexicon holds `words`, lists of words by class, and tables of frames by kind. A frame is `of`, its
classes in order (`a|b`: either), `within`, how many words may stand between each two, and perhaps `weight`; with `lead`
the first word only introduces what the others name. An entry of a list that opens with a plus sign is a verb and stands
for all its forms; braces hold alternatives, as in files of cues. A word may belong to several classes; one of the class
`none` only hides shorter ones.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

from pipelines import lexicon
from pipelines.grammar.affixes import forms
from pipelines.lexicon.cues import Cue, expand
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

HIDING = "none"
WORD = 7  # characters that a word takes up with its blank


@dataclass(frozen=True, slots=True)
class Frame:
    """What a frame tells, the classes that must follow its first two, and the words that may stand between each."""

    cue: Cue
    then: tuple[str, ...]
    reach: int
    lead: bool


# Frames by their second class, and the farthest reach of all of them.
Opening = tuple[Mapping[str, tuple[Frame, ...]], int]


class Frames:
    """The frames of `name`.toml in the table `table`."""

    def __init__(self, name: str, table: str = "frames") -> None:
        self._name, self._table = name, table
        self._words = Phrases(self._classes)

    def find(self, text: Text) -> Iterator[Found[Cue]]:
        """What they name in a text, sentence by sentence; one place may be named by several frames."""
        words, opening = self._words.find(text.string), self._opening
        ends = iter(text.sentences)
        end = 0
        for index, word in enumerate(words):
            while end <= word.start:
                _, end = next(ends)
            frames, reach = opening[word.value]
            if not frames:
                continue
            limit = min(word.end + reach, end)
            for position in range(index + 1, len(words)):
                start = words[position].start
                if start >= limit:
                    break
                for name in words[position].value:
                    for frame in frames.get(name, ()):
                        if start - word.end < frame.reach:
                            last = _completed(words, position, frame, end)
                            if last:
                                yield Found(start if frame.lead else word.start, last.end, frame.cue)

    @cached_property
    def _opening(self) -> Mapping[tuple[str, ...], Opening]:
        """What the words of each set of classes may open."""
        frames = self._frames()
        opening: dict[tuple[str, ...], Opening] = {}
        for classes in set(self._words.entries().values()):
            seconds: dict[str, tuple[Frame, ...]] = {}
            for first in classes:
                for second, those in frames.get(first, {}).items():
                    seconds[second] = (*seconds.get(second, ()), *those)
            opening[classes] = seconds, max((f.reach for those in seconds.values() for f in those), default=0)
        return opening

    def _frames(self) -> dict[str, dict[str, list[Frame]]]:
        """The frames by their first and second classes."""
        frames: dict[str, dict[str, list[Frame]]] = {}
        for kind, rows in lexicon.tables(self._name)[self._table].items():
            for row in rows:
                cue = Cue(kind=kind, weight=row.get("weight", 1.0), needs=(), refuses=())
                for first, second, *then in product(*(classes.split("|") for classes in row["of"])):
                    frame = Frame(cue, tuple(then), 2 + WORD * row["within"], row.get("lead", False))
                    frames.setdefault(first, {}).setdefault(second, []).append(frame)
        return frames

    def _classes(self) -> dict[str, tuple[str, ...]]:
        tables = lexicon.tables(self._name)
        rows = [row for rows in tables[self._table].values() for row in rows]
        wanted = {HIDING, *(name for row in rows for classes in row["of"] for name in classes.split("|"))}
        classes: dict[str, tuple[str, ...]] = {}
        for name, entries in tables["words"].items():
            for word in {form for entry in entries for form in _forms(entry)} if name in wanted else ():
                classes[word] = (*classes.get(word, ()), name) if name != HIDING else ()
        return classes


def _completed(words: Sequence[Found[tuple[str, ...]]], position: int, frame: Frame, end: int) -> Found[Any] | None:
    """The last word of a frame of which the second stands at `position`, if all of them do, ahead of `end`."""
    for wanted in frame.then:
        limit = min(words[position].end + frame.reach, end)
        position += 1
        while position < len(words) and words[position].start < limit and wanted not in words[position].value:
            position += 1
        if position == len(words) or words[position].start >= limit:
            return None
    return words[position]


def _forms(entry: str) -> frozenset[str]:
    return forms(entry.removeprefix("+")) if entry.startswith("+") else frozenset(expand(entry))
