"""Reads the place that an office or a body is of: a district or village, and the wider one behind a comma."""

import re
from collections.abc import Sequence

from pipelines.grammar.body_words import is_demonstrative, is_honorific, name_follows
from pipelines.grammar.words import Word, context, given_names, opens_name, read_region, region_types, run_end

# What a name, and no place, is followed by: "Camat Lirik Ujang Wiharja melarang".
ACTIVE = re.compile(r"m(?:e|eng|em|en)[a-z]{3,}\Z|ber[a-z]{3,}\Z|saat\Z|ketika\Z")


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
    if name_follows(words, last):
        return last if at > first or words[at].lower not in given_names() or last < len(words) else first
    split = next((i for i in range(at, last) if words[i].lower in given_names() or is_honorific(words, i)), last)
    if split == last and last - at > 2 and last < len(words) and ACTIVE.match(words[last].string):
        split = at + 1 + (words[at].lower in context("topographic"))
    split = next((i + 1 for i in range(at + 1, split) if words[i].lower in context("direction")), split)
    return split if split > at else first


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
