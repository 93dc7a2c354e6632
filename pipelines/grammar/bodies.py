"""Reads what an office belongs to: the region or the body that its title is followed by."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from pipelines import lexicon
from pipelines.grammar.words import (
    ROMAN,
    Word,
    context,
    given_names,
    honorific_kinds,
    kinds_of_other_words,
    opens_name,
    read_region,
    region_types,
    run_end,
    title_words,
)

# A body's name can be long (a ministry's subdirectorate); no longer one was seen than this many words.
LONGEST_BODY = 30
# What a name, and no place, is followed by: "Camat Lirik Ujang Wiharja melarang".
ACTIVE = re.compile(r"m(?:e|eng|em|en)[a-z]{3,}\Z|ber[a-z]{3,}\Z|saat\Z|ketika\Z")


def read_body(words: Sequence[Word], first: int) -> int:
    """The index behind the name of the body that begins at word `first`; `first` where no body is named there."""
    at = first
    while at < len(words) and at - first < LONGEST_BODY:
        after = _step(words, first, at)
        if after == at:
            break
        at = after
    return at


def behind_link(words: Sequence[Word], at: int, links: Collection[str]) -> int:
    """The index behind the "dari" of "narasumber dari Universitas Andalas", where a body follows one of `links`."""
    linked = at < len(words) and words[at].lower in links and words[at].gap == " " and _institution(words, at + 1)
    return at + 1 if linked else at


def read_place(words: Sequence[Word], first: int) -> int:
    """The index behind the name of the district or village at word `first`, in no gazetteer of ours."""
    at = first
    while at < len(words) and words[at].lower in {*context("place"), "dari", "di"} and words[at].gap in (" ", ". "):
        at += 1
    if at >= len(words) or words[at].gap not in (" ", ". ") or not opens_name(words[at]):
        return first
    last = run_end(words, at)
    if is_demonstrative(words, last):
        return last
    if _name_follows(words, last):
        return last if at > first or words[at].lower not in given_names() or last < len(words) else first
    split = next((i for i in range(at, last) if words[i].lower in given_names() or _honorific(words, i)), last)
    if split == last and last - at > 2 and last < len(words) and ACTIVE.match(words[last].string):
        split = at + 1 + (words[at].lower in context("topographic"))
    split = next((i + 1 for i in range(at + 1, split) if words[i].lower in context("direction")), split)
    return split if split > at else first


def unit_end(words: Sequence[Word], first: int, last: int) -> int:
    """Where in words `[first, last)` the unit ("Bidang Mutasi") ends and the body that it is a part of begins."""
    for at in range(first, last):
        word = words[at]
        acronym = word.upper and len(word.string) > 2 and not ROMAN.match(word.string)
        whole = word.capital and word.lower in whole_bodies()
        if whole or (acronym and (at + 1 == last or at > first)) or "(" in word.gap or read_region(words, at, None)[1]:
            return at - (at > first and words[at - 1].lower in {"pada", "di"})
    return last


@cache
def whole_bodies() -> frozenset[str]:
    """The words that open the name of a body as a whole, and of no unit inside one: Dinas, Kementerian, Bawaslu."""
    return frozenset(row["word"] for row in lexicon.rows("body_heads"))


@cache
def _civic() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("body_heads") if row["kind"] == "civic")


def is_civic(name: str) -> bool:
    """Whether the body is a group of citizens, in which posts are no offices: LSM, Forum, Yayasan."""
    first, *rest = [word.strip("().,") for word in name.lower().split()] or [""]
    return (rest[0] if first in context("chapter") and rest else first) in _civic()


def late_unit(words: Sequence[Word], first: int, last: int) -> int:
    """Where in words `[first, last)` a unit is named behind its body: "KASN Bidang Pengawasan"; `last` without one."""
    return next((i for i in range(first + 1, last) if words[i].lower in context("department")), last)


def behind_wider(words: Sequence[Word], at: int) -> int:
    """The index behind the wider place that a comma adds: "Kepala Desa Sukamaju, Kecamatan Cilodong"."""
    while at < len(words) and words[at].gap == ", " and words[at].lower in {*context("place"), *region_types("name")}:
        behind = read_place(words, at + 1) if words[at].lower in context("place") else read_region(words, at, None)[0]
        if behind <= at + 1:
            break
        at = behind
    return behind_province(words, at)


def behind_province(words: Sequence[Word], at: int) -> int:
    """The index behind the province that stands between commas: "Kabupaten Blora, Jawa Tengah, Andi"."""
    if at >= len(words) or words[at].gap != ", ":
        return at
    behind, found = read_region(words, at, "provinsi")
    return behind if found and behind < len(words) and words[behind].gap == ", " else at


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
    if found and not (behind == at + 1 and word.lower in given_names() and _name_at(words, behind)):
        return behind
    if word.lower in context("place") and word.capital:
        return max(read_place(words, at), at + 1)
    if word.lower in context("joiner"):
        return at + 1 if not opening and _goes_on(words, at + 1) else at
    if _institution(words, at) or _designator(words, at, opening):
        return at + 1
    return None


def _joined(words: Sequence[Word], at: int, opening: bool) -> bool:
    gap = words[at].gap
    if gap in (" ", ") ", "-", "/", " & ", " - ", ". ") and not ("." in gap and opening):
        return "." not in gap or words[at - 1].lower in {"kab", "kec", "prov", "kel"}
    continues = not opening and gap in (", ", ") , ", "), ")
    listed = words[at].lower in context("joiner") and _institution(words, at + 1)
    return continues and not words[at].upper and words[at - 1].lower != "ri" and (listed or _institution(words, at))


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether the body's name goes on behind its "dan", be it with one word that no list knows."""
    if _institution(words, at):
        return True
    unknown = at + 1 < len(words) and words[at].capital and words[at].lower not in given_names()
    if unknown and _name_follows(words, at + 1) and _honorific(words, at + 1):
        return True
    return unknown and words[at + 1].gap == " " and words[at + 1].capital and _institution(words, at + 1)


def _institution(words: Sequence[Word], at: int) -> bool:
    if at >= len(words):
        return False
    word = words[at]
    kind = kinds_of_other_words().get(word.lower)
    if kind in {"institution", "container"}:
        return word.capital or kind == "institution"
    return word.upper and len(word.string) <= 12 and word.lower not in given_names() and not _honorific(words, at)


def _designator(words: Sequence[Word], at: int, opening: bool) -> bool:
    """A number or letter that tells bodies of one kind apart: Komisi III, Komisi A, Kodim 0819."""
    word = words[at]
    if word.string.isdigit():
        return True
    if word.string == "I" and _name_at(words, at + 1) and words[at - 1].lower not in context("numbered"):
        return False
    if ROMAN.match(word.string):
        return not opening or _institution(words, at + 1) or (at + 1 < len(words) and "," in words[at + 1].gap)
    return word.initial and words[at - 1].lower == "komisi"


def _unknown(words: Sequence[Word], start: int, at: int) -> int:
    """A capitalised word that no list knows: a part of the body's name, or already the name of its holder?"""
    word = words[at]
    if at > start and _complete(words, at):
        return at
    common = kinds_of_other_words().get(word.lower) == "common" or word.lower in title_words()
    common = common and at > start and word.capital
    if not (opens_name(word) or common) or _honorific(words, at):
        return at
    return _behind_unknown(words, start, at)


def _shouts(words: Sequence[Word], at: int) -> bool:
    """Whether two words in capitals that no list knows follow each other: a name in a text that shouts its names."""
    pair = words[at : at + 2]
    return len(pair) == 2 and pair[1].gap == " " and all(word.upper and opens_name(word) for word in pair)


def _complete(words: Sequence[Word], at: int) -> bool:
    """Whether the name of a body has just ended with "RI" or a region, so that a new word opens another name."""
    return words[at - 1].lower in context("whole") or bool(read_region(words, at - 1, None)[1])


def _behind_unknown(words: Sequence[Word], start: int, at: int) -> int:
    """The index behind the unknown words at `at` that belong to the body; `at` where they name its holder."""
    if words[at - 1].lower in context("joiner") and _institution(words, at + 1) and words[at + 1].gap == " ":
        return at + 1
    if words[at - 1].lower == "universitas":
        return _behind_university(words, at)
    last = run_end(words, at)
    if is_demonstrative(words, last) or (at > start and _acronym_follows(words, last)):
        return last
    behind = _behind_no_name(words, at, last)
    if behind > at:
        return behind
    if at > start and (
        words[at - 1].lower in context("local") or kinds_of_other_words().get(words[at - 1].lower) == "container"
    ):
        return next((i for i in range(at + 1, last) if words[i].lower in given_names() or _honorific(words, i)), at)
    return at


def _behind_no_name(words: Sequence[Word], at: int, last: int) -> int:
    """The index behind those words of the run `[at, last)` that are no name, as what surrounds them says; or `at`."""
    if words[at].lower in given_names():
        return at
    if _name_follows(words, last):
        return last
    if words[at - 1].string.isdigit() or words[at - 1].lower in context("chapter"):
        return at + 1
    return next((i for i in range(at + 1, last) if _goes_on_with(words, i)), at)


def _goes_on_with(words: Sequence[Word], at: int) -> bool:
    """Whether the word can only stand in a body, so that those before it do too: Hubungan Media … Provinsi."""
    return words[at].lower in region_types("name") or words[at].lower in whole_bodies()


def is_demonstrative(words: Sequence[Word], at: int) -> bool:
    """Whether a demonstrative stands at word `at`: it closes an office (camat Baruga itu), and no name."""
    return at < len(words) and words[at].gap == " " and words[at].string in context("demonstrative")


def _acronym_follows(words: Sequence[Word], at: int) -> bool:
    """Whether the acronym of a body stands in parentheses at word `at`: "(FHK)", "(Aralam)"."""
    if at + 1 >= len(words) or words[at].gap != " (" or ")" not in words[at + 1].gap:
        return False
    return words[at].capital and len(words[at].string) > 2 and words[at].lower not in given_names()


def _behind_university(words: Sequence[Word], at: int) -> int:
    """The index behind the name of a university, which is often a person's: Universitas Airlangga."""
    for length in (3, 2):
        if tuple(word.lower for word in words[at : at + length]) in _universities():
            return at + length
    last = run_end(words, at)
    return last if _name_follows(words, last) and not _name_at_given(words, at + 1, last) else at + 1


def _name_at_given(words: Sequence[Word], first: int, last: int) -> bool:
    return any(word.lower in given_names() for word in words[first:last])


@cache
def _universities() -> frozenset[tuple[str, ...]]:
    """The names of universities of more than one word."""
    return frozenset(tuple(row["name"].split()) for row in lexicon.rows("universities"))


def _name_follows(words: Sequence[Word], at: int) -> bool:
    """Whether a comma and something like a person's name stand before word `at`."""
    if at >= len(words) or words[at].gap not in (", ", "), ", " , "):
        return False
    if _honorific(words, at):
        return True
    shouted = words[at].upper and words[at].lower not in given_names()
    short = len(words[at].string) < 3 and not _name_at(words, at + 1)
    return (words[at].initial or opens_name(words[at])) and not shouted and not short


def _name_at(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].gap == " " and opens_name(words[at])


def _honorific(words: Sequence[Word], at: int) -> bool:
    kind = honorific_kinds().get(words[at].lower)
    return kind is not None and kind != "corps" and (words[at].capital or kind == "address" or len(words[at].lower) < 4)


def _behind_parenthesis(words: Sequence[Word], at: int) -> int:
    """The index behind an acronym in parentheses, which may close a body's name; `at` for anything longer."""
    for last in range(at + 1, min(at + 5, len(words))):
        if ")" in words[last].gap:
            return last
    return at + 1 if at + 1 == len(words) else at
