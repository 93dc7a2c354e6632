"""Knows the persons of an article by words of their names and by their offices, where no mention is known."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from pipelines.grammar.quotes_lexicon import speakers, speech_words

# Shorter words (Al, bin, Dt) are in many names.
SHORTEST_WORD = 3
# A nickname may be cut from the middle or the end of a name: Sisca for Fransisca.
SHORTEST_CLIP = 4
# No article names more persons; in a text that does, no name is sought in all of them.
MOST_PERSONS = 200
# An office is stated with a name behind it that is not known: "kata Camat Tagulandang | Oktavianus".
NAME_BEHIND = re.compile(r",? [A-Z][a-z]")


class Holders:
    """The persons of an article, and where offices are named.

    `titles` gives the titles that each person holds, `offices` the end and title of every office by its start.
    """

    def __init__(self, titles: Mapping[str, Sequence[str]], offices: Mapping[int, tuple[int, str]]) -> None:
        self._offices = offices
        self._titles = defaultdict[str, list[str]](list)
        self.names = tuple(titles)
        self.roleless = frozenset(name for name, held in titles.items() if not held)
        for name, held in titles.items():
            for title in held:
                self._titles[title.casefold()].append(name)

    @cached_property
    def _words(self) -> dict[str, set[str]]:
        """The names by their words."""
        words = defaultdict[str, set[str]](set)
        for name in self.names:
            for word in _words(name):
                words[word].add(name)
        return dict(words)

    def called(self, word: str) -> str | None:
        """The only person with `word` in the name, or with it for initials: "tutur mursidah", "HGT menjelaskan"."""
        word = word.lower()
        names = self._words.get(word, set())
        if not names and len(word) >= SHORTEST_CLIP and len(self.names) <= MOST_PERSONS:
            names = {name for name in self.names if word in name.lower()}
        return next(iter(names)) if len(names) == 1 else None

    def is_office(self, string: str, start: int) -> bool:
        """Whether an office and no name stands at `start`."""
        return start in self._offices and not NAME_BEHIND.match(string, self._offices[start][0])

    def holding(self, start: int) -> Sequence[str]:
        """The persons who hold the office at `start`."""
        return self._titles.get(self._offices[start][1].casefold(), ())


def _words(name: str) -> set[str]:
    parts = name.lower().split()
    words = {part for part in parts if len(part) >= SHORTEST_WORD} - speakers() - speech_words()
    if len(parts) >= SHORTEST_WORD:
        words.add("".join(part[0] for part in parts))
    return words
