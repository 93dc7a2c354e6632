"""An article as words: what the finders of names and offices walk along."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from pipelines import lexicon
from pipelines.lexicon.regions import RegionEntry, all_regions, named
from pipelines.text import Text

WORD = re.compile(r"([^\W_]++(?:['’‘`´][^\W_]++)*+)")
ROMAN = re.compile(r"[IVX]{1,5}\Z")
LONGEST_REGION = 5
# "Kota Administrasi Jakarta Utara"; more of them name nothing.
MOST_TYPES = 3


class Word(NamedTuple):
    """A word at characters `[start, end)` of the text's string; `gap` is what stands between it and the word before.

    `capital` says that it opens with a capital letter. A tuple and no dataclass, for there are hundreds in an article.
    """

    start: int
    end: int
    string: str
    lower: str
    gap: str
    capital: bool

    @property
    def upper(self) -> bool:
        """Written in capitals altogether: an acronym, or a name in a text that shouts its names."""
        return len(self.string) > 1 and self.string.isupper()

    @property
    def initial(self) -> bool:
        """A single capital letter."""
        return len(self.string) == 1 and self.string.isupper()


def find_words(text: Text) -> tuple[Word, ...]:
    """All words of captions and body; the headline is left out, its title case tells no names from other words."""
    opened = text.captions_start
    pieces = WORD.split(text.string[opened:])
    ends = list(accumulate(map(len, pieces), initial=opened))
    strings = pieces[1::2]
    lowers = [string.lower() for string in strings]
    capitals = [string[0] != lower[0] for string, lower in zip(strings, lowers, strict=True)]
    # Column by column, not word by word: this is half the cost of a short article otherwise.
    columns = zip(ends[1::2], ends[2::2], strings, lowers, pieces[::2], capitals, strict=False)
    return tuple(map(partial(tuple.__new__, Word), columns))


@cache
def kinds_of_other_words() -> dict[str, str]:
    """Words that belong to no personal name: word → institution, container or common."""
    return {row["word"]: row["kind"] for row in lexicon.rows("not_names")}


@cache
def given_names() -> frozenset[str]:
    """Common given names."""
    return frozenset(row["name"] for row in lexicon.rows("given_names"))


@cache
def name_particles() -> frozenset[str]:
    """Particles inside names: bin, van, al."""
    return frozenset(row["word"] for row in lexicon.rows("name_particles"))


@cache
def address_words() -> frozenset[str]:
    """Familiar words of address: Gus, Kang, Mas."""
    return frozenset(row["word"] for row in lexicon.rows("address_words"))


@cache
def honorific_kinds() -> dict[str, str]:
    """Honorific → title, rank, corps or address."""
    return {row["word"]: row["kind"] for row in lexicon.rows("honorifics")}


@cache
def statuses() -> frozenset[str]:
    """The words that say how an office is held: Pj, Plt, mantan."""
    return frozenset(row["phrase"] for row in lexicon.rows("statuses"))


def opens_name(word: Word) -> bool:
    """Whether a word can stand in a personal name by its look alone."""
    if not word.capital or word.lower in _unfit():
        return False
    if not word.string.isalpha() and any(character.isdigit() for character in word.string):
        return False
    return not word.upper or word.lower in given_names() or len(word.string) > 3


@cache
def _unfit() -> frozenset[str]:
    """All words that stand in no name."""
    return frozenset(kinds_of_other_words()) | frozenset(honorific_kinds()) | statuses() | title_words()


@cache
def title_words() -> frozenset[str]:
    """Titles of one word, those that are given names too aside: bupati, jurnalis."""
    return frozenset(row["phrase"] for row in lexicon.rows("titles")) - given_names()


@cache
def notable_words() -> frozenset[str]:
    """The words that matter to a reader of names even in lower case: honorifics (pak) and heads of places (jalan)."""
    return frozenset(honorific_kinds()) | _of_kinds("container")


@cache
def place_heads() -> frozenset[str]:
    """The words that a place or a building is named with: jalan, masjid, kota."""
    return _of_kinds("container") | frozenset(region_types("name"))


@cache
def unfit_openers() -> frozenset[str]:
    """Words that no name, no place and no honorific opens with, however they are written."""
    return (_of_kinds("institution", "calendar", "verb") | statuses() | title_words()) - _fit_openers()


@cache
def common_openers() -> frozenset[str]:
    """Common words, which no name of one word can be."""
    return _of_kinds("common") - _fit_openers()


def _fit_openers() -> frozenset[str]:
    return given_names() | name_particles() | notable_words() | place_heads() | context("opener")


def _of_kinds(*kinds: str) -> frozenset[str]:
    return frozenset(word for word, kind in kinds_of_other_words().items() if kind in kinds)


@cache
def context(kind: str) -> frozenset[str]:
    """The words of one kind that decide how the words beside them are read."""
    return frozenset(row["word"] for row in lexicon.rows("name_context") if kind in lexicon.split(row["kinds"]))


@cache
def region_types(use: str) -> dict[str, str]:
    """Words before the bare name of a region → its type; `use` is name (a part of the name) or home."""
    return {row["word"]: row["type"] for row in lexicon.rows("region_types") if use in lexicon.split(row["uses"])}


def read_region(words: Sequence[Word], first: int, kind: str | None) -> tuple[int, tuple[RegionEntry, ...]]:
    """The region named at word `first` and the index of the word behind it; `(first, ())` where none is.

    A type word ("Kabupaten") counts in; without one, `kind` says which type is meant, if it is known.
    """
    if first >= len(words) or words[first].lower not in _region_starts():
        return first, ()
    at, types = first, region_types("name")
    while at < min(len(words), first + MOST_TYPES):
        word = words[at]
        if word.lower not in types or (at > first and word.gap not in (" ", ". ", "/")):
            break
        kind = types[word.lower]
        at += 1
    if at >= len(words) or words[at].lower not in _region_openers() or not words[at].capital:
        return first, ()
    taken = [i for i in range(at, min(at + LONGEST_REGION + 1, len(words))) if _continues(words, first, at, i)]
    for length in range(min(len(taken), LONGEST_REGION), 0, -1):
        if taken[:length] != list(range(at, at + length)):
            continue
        outer = [word for word in words[at : at + length] if "(" not in word.gap]
        found = _regions_named(" ".join([word.lower for word in outer]), kind)
        if found:
            return at + length, found
    return first, ()


@lru_cache(maxsize=4096)
def _regions_named(name: str, kind: str | None) -> tuple[RegionEntry, ...]:
    """The look-up in the gazetteer, remembered: an article names the same few regions again and again."""
    return named(name, kind)


@cache
def _region_starts() -> frozenset[str]:
    """The words that a region with or without its type opens with: most words need no look."""
    return _region_openers() | frozenset(region_types("name"))


@cache
def _region_openers() -> frozenset[str]:
    """The first words of all names of regions: most words need no look into the gazetteer."""
    names = (name for region in all_regions() for name in (region.name, region.bare, *region.aliases))
    return frozenset(WORD.findall(name.lower())[0] for name in names)


def _continues(words: Sequence[Word], first: int, at: int, index: int) -> bool:
    gap = words[index].gap
    return gap in (" ", " (", ") ", "-") or index == first or (index == at and gap in (". ", "."))
