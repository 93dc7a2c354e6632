"""Reads the place that an office or a body is of: a district or village, and the wider one behind a comma."""

from collections.abc import Sequence
from itertools import takewhile

from pipelines.grammar.body_words import is_demonstrative, name_follows, run_end, titled_in
from pipelines.grammar.words import Word, context, given_names, opens_name, read_region, region_types, statuses

# How many words behind a place a second office of its holder may end.
FARTHEST_SHOWN = 10


def read_place(words: Sequence[Word], first: int) -> int:
    """The index behind the name of the district or village at word `first`, in no gazetteer of ours."""
    at = first
    while at < len(words) and words[at].lower in {*context("place"), "dari", "di"} and words[at].gap in (" ", ". "):
        at += 1
    if at >= len(words) or words[at].gap not in (" ", ". ", ") ") or not (_opens_place(words, at) or at > first):
        return first
    if not words[at].capital and not words[at].string.isdigit():
        return first
    last = _run_of_one_place(words, at)
    entrusted = last < len(words) and words[last].gap == " " and words[last].lower in context("entrusting")
    if entrusted or is_demonstrative(words, last) or _is_shown_later(words, last):
        return last
    if name_follows(words, last):
        return last if at > first or words[at].lower not in given_names() or last < len(words) else first
    split = _name_in(words, at, last)
    if split == last and last - at > 2 and last < len(words) and words[last].gap == " ":
        split = at + 1 + _is_compound(words, at, at + 2)
    split = next((i + 1 for i in range(at + 1, split) if words[i].lower in context("direction")), split)
    return split if split > at else first


def _is_shown_later(words: Sequence[Word], at: int) -> bool:
    """Whether a second office behind "dan" is closed by a demonstrative: "mantan Camat Baso dan mantan Kabag ini"."""
    if at + 1 >= len(words) or words[at].gap != " " or words[at].lower not in {"dan", "serta", "sekaligus"}:
        return False
    if words[at + 1].gap != " " or words[at + 1].lower not in statuses():
        return False
    behind = takewhile(lambda i: words[i].gap == " ", range(at + 1, min(at + FARTHEST_SHOWN, len(words))))
    return any(is_demonstrative(words, i) for i in behind)


def _opens_place(words: Sequence[Word], at: int) -> bool:
    """Whether the word can open a place without "Desa" or "Kecamatan" before it: Lirik, Sungai Pinang, 15 Ulu."""
    word = words[at]
    if word.string.isdigit():
        return at + 1 < len(words) and words[at + 1].capital and words[at + 1].lower in context("direction")
    return opens_name(word) or (word.capital and word.lower in context("topographic"))


def _run_of_one_place(words: Sequence[Word], at: int) -> int:
    """The end of the capitalised run at `at`, or where a wider place or a region with its type opens in it."""
    last, types = run_end(words, at + words[at].string.isdigit()), region_types("name")
    return next((i for i in range(at + 1, last) if words[i].lower in context("place") or words[i].lower in types), last)


def _name_in(words: Sequence[Word], at: int, last: int) -> int:
    """Where in the run `[at, last)` the name of the holder opens; `last` where nothing shows one.

    Few names are of one word and few places of two, so that "Slawi Zulfakhri Ahmadi" parts behind Slawi.
    """
    if split := titled_in(words, at, last):
        return split
    split = next((i for i in range(at, last) if words[i].lower in given_names()), last)
    if (
        split - at > 1
        and words[split - 1].lower in context("opener")
        and words[split - 2].lower not in context("direction")
    ):
        return split - 1
    if split - at > 1 and last - split == 1 and not _is_compound(words, at, split):
        return split - 1
    return split


def _is_compound(words: Sequence[Word], at: int, split: int) -> bool:
    """Whether the two words before `split` are one place as their first (Muara Enim) or last (Slawi Kulon) one says."""
    return split - at == 2 and (words[at].lower in context("topographic") or bool(read_region(words, at, None)[1]))


def behind_wider(words: Sequence[Word], at: int) -> int:
    """The index behind the wider place that a comma adds: "Kepala Desa Sukamaju, Kecamatan Cilodong"."""
    while at < len(words) and words[at].gap in (", ", " ") and _is_wider(words[at]):
        behind = read_place(words, at + 1) if words[at].lower in context("place") else read_region(words, at, None)[0]
        if behind <= at + 1:
            break
        at = behind
    return behind_province(words, at)


def _is_wider(word: Word) -> bool:
    return word.capital and (word.lower in context("place") or word.lower in region_types("name"))


def behind_province(words: Sequence[Word], at: int) -> int:
    """The index behind the province that stands between commas: "Kabupaten Blora, Jawa Tengah, Andi"."""
    if at >= len(words) or words[at].gap != ", ":
        return at
    behind, found = read_region(words, at, "provinsi")
    return behind if found and behind < len(words) and words[behind].gap == ", " else at
