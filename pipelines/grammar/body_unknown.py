"""Reads those capitalised words in the name of a body that no list knows, or finds that they name its holder."""

import re
from collections.abc import Sequence
from functools import cache

from pipelines import lexicon
from pipelines.grammar.body_places import read_place
from pipelines.grammar.body_words import (
    acronym_follows,
    civic_words,
    is_demonstrative,
    is_honorific,
    is_institution,
    name_follows,
    run_end,
    titled_in,
    whole_bodies,
)
from pipelines.grammar.words import (
    LONGEST_REGION,
    Word,
    context,
    given_names,
    kinds_of_other_words,
    opens_name,
    read_region,
    region_types,
    title_words,
)

FIELD = re.compile(r"(?:pe[mnrl]?|peng|peny|ke)[a-z]{4,}an\Z")


def behind_unknown(words: Sequence[Word], start: int, at: int) -> int:
    """The index behind the words at `at` that no list knows, where they belong to the body; `at` where they do not."""
    word = words[at]
    if word.capital and ((at > start and word.lower in context("cause")) or _is_field(words, at)):
        return at + 1
    if at > start and is_complete(words, at):
        return at + _is_part_of_region(words, at)
    common = kinds_of_other_words().get(word.lower) == "common" or word.lower in title_words()
    common = common and at > start and word.capital
    if not (opens_name(word) or common) or is_honorific(words, at):
        return at
    return _behind_run(words, start, at)


def is_complete(words: Sequence[Word], at: int) -> bool:
    """Whether the name of a body has just ended with "RI" or a region, so that a new word opens another name."""
    openings = range(max(at - LONGEST_REGION, 0), at)
    return words[at - 1].lower in context("whole") or any(read_region(words, i, None)[0] == at for i in openings)


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


def _behind_run(words: Sequence[Word], start: int, at: int) -> int:
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
