"""Reads what an office belongs to: the region or the body that its title is followed by."""

from collections.abc import Sequence

from pipelines.fields.words import (
    ROMAN,
    Word,
    given_names,
    honorific_kinds,
    kinds_of_other_words,
    opens_name,
    read_region,
    run_end,
)

JOINERS = frozenset({"dan", "serta"})
LINKS = frozenset({"dari", "pada", "di"})
PLACES = frozenset({"kecamatan", "kelurahan", "desa", "distrik", "nagari", "kampung", "gampong", "dusun", "kec"})
# A body's name can be long (a ministry's subdirectorate); no longer one was seen than this many words.
LONGEST_BODY = 30


def read_body(words: Sequence[Word], first: int) -> int:
    """The index behind the name of the body that begins at word `first`; `first` where no body is named there."""
    at = first
    while at < len(words) and at - first < LONGEST_BODY:
        after = _step(words, first, at)
        if after == at:
            break
        at = after
    return at


def behind_link(words: Sequence[Word], at: int) -> int:
    """The index behind the "dari" of "narasumber dari Universitas Andalas", where a body follows it."""
    linked = at < len(words) and words[at].lower in LINKS and words[at].gap == " " and _institution(words, at + 1)
    return at + 1 if linked else at


def read_place(words: Sequence[Word], first: int) -> int:
    """The index behind the name of the district or village at word `first`, in no gazetteer of ours."""
    at = first
    while at < len(words) and words[at].lower in PLACES and words[at].gap in (" ", ". "):
        at += 1
    if at >= len(words) or words[at].gap not in (" ", ". ") or not opens_name(words[at]):
        return first
    last = run_end(words, at)
    if _name_follows(words, last):
        return last if at > first or words[at].lower not in given_names() or last < len(words) else first
    split = next((i for i in range(at, last) if words[i].lower in given_names() or _honorific(words, i)), last)
    return split if split > at else first


def _step(words: Sequence[Word], start: int, at: int) -> int:
    """The index behind the next piece of a body's name at `at`; `at` where the name has ended."""
    word, opening = words[at], at == start
    if "(" in word.gap and not opening:
        return _behind_parenthesis(words, at)
    if not _joined(words, at, opening):
        return at
    behind, found = read_region(words, at, None)
    if found and (word.lower not in given_names() or behind - at > 1):
        return behind
    if word.lower in PLACES and word.capital:
        return max(read_place(words, at), at + 1)
    if word.lower in JOINERS:
        return at + 1 if not opening and _goes_on(words, at + 1) else at
    if _institution(words, at) or _designator(words, at, opening):
        return at + 1
    return _unknown(words, start, at)


def _joined(words: Sequence[Word], at: int, opening: bool) -> bool:
    gap = words[at].gap
    if gap in (" ", ") ", "-", "/", " & ", " - ", ". ") and not ("." in gap and opening):
        return "." not in gap or words[at - 1].lower in {"kab", "kec", "prov", "kel"}
    continues = not opening and gap in (", ", ") , ", "), ")
    return continues and _institution(words, at) and not words[at].upper and words[at - 1].lower not in {"ri"}


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether the body's name goes on behind its "dan", be it with one word that no list knows."""
    if _institution(words, at):
        return True
    unknown = at + 1 < len(words) and words[at].capital and words[at].lower not in given_names()
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
    if word.string.isdigit() or ROMAN.match(word.string):
        return not opening
    return word.initial and words[at - 1].lower == "komisi"


def _unknown(words: Sequence[Word], start: int, at: int) -> int:
    """A capitalised word that no list knows: a part of the body's name, or already the name of its holder?"""
    word = words[at]
    if not opens_name(word) or _honorific(words, at):
        return at
    if words[at - 1].lower in JOINERS and _institution(words, at + 1) and words[at + 1].gap == " ":
        return at + 1
    last = run_end(words, at)
    if word.lower not in given_names() and _name_follows(words, last):
        return last
    if at > start and kinds_of_other_words().get(words[at - 1].lower) == "container":
        return next((i for i in range(at + 1, last) if words[i].lower in given_names() or _honorific(words, i)), at)
    return at


def _name_follows(words: Sequence[Word], at: int) -> bool:
    """Whether a comma and something like a person's name stand before word `at`."""
    if at >= len(words) or words[at].gap not in (", ", "), ", " , "):
        return False
    return _honorific(words, at) or (opens_name(words[at]) and not words[at].upper and len(words[at].string) > 2)


def _honorific(words: Sequence[Word], at: int) -> bool:
    kind = honorific_kinds().get(words[at].lower)
    return kind is not None and kind != "corps" and (words[at].capital or kind == "address" or len(words[at].lower) < 4)


def _behind_parenthesis(words: Sequence[Word], at: int) -> int:
    """The index behind an acronym in parentheses, which may close a body's name; `at` for anything longer."""
    for last in range(at + 1, min(at + 5, len(words))):
        if ")" in words[last].gap:
            return last
    return at + 1 if at + 1 == len(words) else at
