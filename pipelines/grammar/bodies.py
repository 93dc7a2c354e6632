"""Reads the name of the body that an office belongs to, behind the title."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from pipelines import lexicon
from pipelines.grammar.body_places import read_place
from pipelines.grammar.body_words import (
    acronym_follows,
    civic_words,
    is_demonstrative,
    is_honorific,
    is_institution,
    name_at,
    name_follows,
    run_end,
    short_title,
    titled_in,
    whole_bodies,
)
from pipelines.grammar.words import (
    ROMAN,
    Word,
    context,
    given_names,
    kinds_of_other_words,
    opens_name,
    read_region,
    region_types,
    title_words,
)

# A body's name can be long (a ministry's subdirectorate); no longer one was seen than this many words.
LONGEST_BODY = 30
FIELD = re.compile(r"(?:pe[mnrl]?|peng|peny|ke)[a-z]{4,}an\Z")


def read_body(words: Sequence[Word], first: int, *, local: bool = False) -> int:
    """The index behind the name of the body that begins at word `first`; `first` where no body is named there.

    A `local` one has been named already but for the place that it is called by: the Cibarusah of Kapolsek Cibarusah.
    """
    at = read_place(words, first) if local else first
    while at < len(words) and at - first < LONGEST_BODY:
        after = _step(words, first, at)
        if after == at:
            break
        at = after
    return at


def behind_link(words: Sequence[Word], at: int, links: Collection[str]) -> int:
    """The index behind the "dari" of "narasumber dari Universitas Andalas", where a body follows one of `links`."""
    linked = at < len(words) and words[at].lower in links and words[at].gap == " " and is_institution(words, at + 1)
    return at + 1 if linked else at


def _step(words: Sequence[Word], start: int, at: int) -> int:
    """The index behind the next piece of a body's name at `at`; `at` where the name has ended."""
    word, opening = words[at], at == start
    if "(" in word.gap and not opening:
        return _behind_parenthesis(words, at)
    return _known(words, at, opening) or _unknown(words, start, at) if _joined(words, at, opening) else at


def _known(words: Sequence[Word], at: int, opening: bool) -> int | None:
    """The index behind a region, a place, or a word that the lexicon knows from the names of bodies."""
    word = words[at]
    if not opening and _complete(words, at) and _shouts(words, at):
        return at
    behind, found = read_region(words, at, None)
    if found and not (behind == at + 1 and word.lower in given_names() and name_at(words, behind)):
        return behind
    if word.lower in context("place") and word.capital:
        behind, found = read_region(words, at + 1, None)
        return behind if found else max(read_place(words, at), at + 1)
    if word.lower in context("joiner"):
        return at + 1 if not opening and _goes_on(words, at + 1) else at
    if is_institution(words, at) or _designator(words, at, opening):
        return at + 1
    return None


def _joined(words: Sequence[Word], at: int, opening: bool) -> bool:
    gap = words[at].gap
    if gap in (" ", ") ", "-", "/", " & ", " - ", ". ") and not ("." in gap and opening and not short_title(words, at)):
        return "." not in gap or opening or words[at - 1].lower in {"kab", "kec", "prov", "kel"}
    continues = not opening and gap in (", ", ") , ", "), ")
    listed = words[at].lower in context("joiner") and is_institution(words, at + 1)
    return continues and not words[at].upper and words[at - 1].lower != "ri" and (listed or is_institution(words, at))


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether the body's name goes on behind its "dan", be it with one word that no list knows."""
    if is_institution(words, at):
        return True
    unknown = at + 1 < len(words) and words[at].capital and words[at].lower not in given_names()
    if unknown and name_follows(words, at + 1) and is_honorific(words, at + 1):
        return True
    return unknown and words[at + 1].gap == " " and words[at + 1].capital and is_institution(words, at + 1)


def _designator(words: Sequence[Word], at: int, opening: bool) -> bool:
    """A number or letter that tells bodies of one kind apart: Komisi III, Komisi A, Kodim 0819."""
    word = words[at]
    if word.string.isdigit():
        return True
    if word.string == "I" and name_at(words, at + 1) and words[at - 1].lower not in context("numbered"):
        return False
    if ROMAN.match(word.string):
        return not opening or is_institution(words, at + 1) or (at + 1 < len(words) and "," in words[at + 1].gap)
    return word.initial and words[at - 1].lower == "komisi"


def _unknown(words: Sequence[Word], start: int, at: int) -> int:
    """A capitalised word that no list knows: a part of the body's name, or already the name of its holder?"""
    word = words[at]
    if word.capital and ((at > start and word.lower in context("cause")) or _is_field(words, at)):
        return at + 1
    if at > start and _complete(words, at):
        return at + _is_part_of_region(words, at)
    common = kinds_of_other_words().get(word.lower) == "common" or word.lower in title_words()
    common = common and at > start and word.capital
    if not (opens_name(word) or common) or is_honorific(words, at):
        return at
    return _behind_unknown(words, start, at)


def _shouts(words: Sequence[Word], at: int) -> bool:
    """Whether two words in capitals that no list knows follow each other: a name in a text that shouts its names."""
    pair = words[at : at + 2]
    return len(pair) == 2 and pair[1].gap == " " and all(word.upper and opens_name(word) for word in pair)


def _complete(words: Sequence[Word], at: int) -> bool:
    """Whether the name of a body has just ended with "RI" or a region, so that a new word opens another name."""
    return words[at - 1].lower in context("whole") or bool(read_region(words, at - 1, None)[1])


def _is_field(words: Sequence[Word], at: int) -> bool:
    """Whether the word says what a unit is for, as in Bidang Ekonomi and Divisi Penindakan, and names nobody."""
    word = words[at]
    if word.lower in given_names() or word.upper:
        return False
    return words[at - 1].lower in context("department") or FIELD.match(word.lower) is not None


def _is_part_of_region(words: Sequence[Word], at: int) -> bool:
    """Whether the word says which part of the region before it is meant: Kodim Malang Selatan."""
    word = words[at]
    return word.capital and word.lower in context("direction") and word.lower not in given_names()


def _behind_unknown(words: Sequence[Word], start: int, at: int) -> int:
    """The index behind the unknown words at `at` that belong to the body; `at` where they name its holder."""
    if words[at - 1].lower in context("joiner") and is_institution(words, at + 1) and words[at + 1].gap == " ":
        return at + 1
    if words[at - 1].lower == "universitas":
        return _behind_university(words, at)
    last = run_end(words, at)
    if is_demonstrative(words, last) or (at > start and acronym_follows(words, last)):
        return last
    behind = _behind_no_name(words, at, last)
    if behind > at:
        return behind
    if last == at + 1 and name_follows(words, last) and words[start].lower in civic_words():
        return last
    return read_place(words, at) if at > start and _is_called_by_place(words, start, at) else at


def _is_called_by_place(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether a proper name must follow the words of the body before `at`: UPTD Pendidikan Lirik, LSM Gempur."""
    before = words[at - 1].lower
    complete = words[at - 1].upper and before not in context("called")
    if before in context("local") or (before in civic_words() and not complete):
        return True
    return kinds_of_other_words().get(before) == "container" or words[start].lower in context("unit")


def _behind_no_name(words: Sequence[Word], at: int, last: int) -> int:
    """The index behind those words of the run `[at, last)` that are no name, as what surrounds them says; or `at`."""
    if words[at].lower in given_names():
        return at
    if name_follows(words, last):
        return last
    if titled := titled_in(words, at + 1, last):
        return titled
    if words[at - 1].string.isdigit() and at + 2 == last and words[at + 1].lower in context("direction"):
        return last
    if words[at - 1].string.isdigit() or words[at - 1].lower in context("chapter"):
        return at + 1
    return next((i for i in range(at + 1, last) if _goes_on_with(words, i)), at)


def _goes_on_with(words: Sequence[Word], at: int) -> bool:
    """Whether the word can only stand in a body, so that those before it do too: Hubungan Media … Provinsi."""
    return words[at].lower in region_types("name") or words[at].lower in whole_bodies()


def _behind_university(words: Sequence[Word], at: int) -> int:
    """The index behind the name of a university, which is often a person's: Universitas Airlangga."""
    for length in (3, 2):
        if tuple(word.lower for word in words[at : at + length]) in _universities():
            return at + length
    last = run_end(words, at)
    if titled := titled_in(words, at + 1, last):
        return titled
    named = last < len(words) and not words[last].upper and name_follows(words, last)
    return last if named or is_demonstrative(words, last) else at + 1


@cache
def _universities() -> frozenset[tuple[str, ...]]:
    """The names of universities of more than one word."""
    return frozenset(tuple(row["name"].split()) for row in lexicon.rows("universities"))


def _behind_parenthesis(words: Sequence[Word], at: int) -> int:
    """The index behind an acronym in parentheses, which may close a body's name; `at` for anything longer."""
    for last in range(at + 1, min(at + 5, len(words))):
        if ")" in words[last].gap:
            return last
    return at + 1 if at + 1 == len(words) else at
