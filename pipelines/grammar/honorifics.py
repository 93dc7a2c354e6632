"""Reads the honorifics before a name and the degrees behind it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from pipelines import lexicon
from pipelines.grammar.words import Word, context, given_names, honorific_kinds, kinds_of_other_words

# The first letters of a degree, behind the gap that parts it from the name.
OPENING = re.compile(r"(?:\s?[,./]\s?|\s)([^\W\d_]++)")
WITHIN = re.compile(r"[ .()/,]{1,4}\Z")
# Letters, with full stops between them.
LETTERS = re.compile(r"[^\W\d_]++(?:\.[^\W\d_]++)*+")
MOST = 12
# An honorific in two pieces, of which none is one alone: K.H. (kiai haji), R. Ng. (raden ngabehi).
PAIRED = {"K": "H", "R": "Ng"}


def read_honorifics(string: str, words: Sequence[Word], first: int) -> tuple[int, tuple[str, ...], bool]:
    """The index of the word behind the honorifics at `first`, the honorifics as written, and whether any was there.

    A rank takes corps and force with it ("Komjen Pol."); forms of address (Pak, Ibu) count but are not listed.
    """
    at, kept, listed = first, list[tuple[int, int]](), True
    while at < len(words) and at - first < MOST and (at == first or WITHIN.match(words[at].gap)):
        kind = _kind(words, at, first)
        if kind is None or (at > first and "." in words[at].gap and _is_spelt_out(words[at - 1])):
            break
        stop = words[at].end + (string[words[at].end : words[at].end + 1] == ".")
        if kind == "corps" and kept:
            kept[-1] = (kept[-1][0], stop + (string[stop : stop + 1] == ")"))
        elif kind != "address":
            kept.append((words[at].start, stop))
        at += 1
    if at == first or at >= len(words) or not _name_ahead(words, at):
        return first, (), False
    return at, tuple(" ".join(string[start:end].split()) for start, end in kept), listed


def _is_spelt_out(word: Word) -> bool:
    """Whether a full stop behind the form of address ends a sentence: "Terima kasih, pak. Andi …"."""
    return honorific_kinds().get(word.lower) == "address" and word.lower not in context("shortened")


def _kind(words: Sequence[Word], at: int, first: int) -> str | None:
    word = words[at]
    kind = honorific_kinds().get(word.lower)
    if word.string in PAIRED and at + 1 < len(words) and words[at + 1].string == PAIRED[word.string]:
        return "title" if words[at + 1].gap in (".", ". ") else None
    if at > first and PAIRED.get(words[at - 1].string) == word.string:
        return "corps"
    if kind == "corps":
        if at == first:
            return "rank" if word.capital and _ranks(words, at + 1) else None
        return kind if honorific_kinds().get(words[at - 1].lower) in {"rank", "corps"} else None
    lowered = word.string.islower() and kind != "address" and (len(word.string) > 4 or len(word.string) == 1)
    return None if lowered else kind


def _ranks(words: Sequence[Word], at: int) -> bool:
    """Whether "Besar" or "Satu" goes on with a rank that is spelt out: Komisaris Besar Polisi, Inspektur Satu."""
    return at < len(words) and words[at].gap == " " and honorific_kinds().get(words[at].lower) == "corps"


def _name_ahead(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    other = word.lower in kinds_of_other_words() and word.lower not in given_names()
    if "." in word.gap and _is_spelt_out(words[at - 1]):
        return False
    return word.capital and not other and WITHIN.match(word.gap) is not None


def read_degrees(string: str, end: int) -> tuple[int, tuple[str, ...]]:
    """The degrees behind a name that ends at `end`, as written, and where the last one ends."""
    at, found = end, list[str]()
    while len(found) < MOST:
        match = _match_degree(string, at)
        if not match or not _written_as_degree(match["degree"], "," in match["gap"] or bool(found)):
            break
        found.append(match["degree"])
        at = match.end()
    return at, tuple(found)


def degree_follows(string: str, end: int) -> bool:
    """Whether a degree stands behind a name that ends at `end`."""
    match = _match_degree(string, end)
    return match is not None and _written_as_degree(match["degree"], "," in match["gap"])


def is_degree(string: str, start: int) -> bool:
    """Whether a degree with full stops ("S.E") stands at `start`, and no name with an initial."""
    match = _match_degree(string, start - 1) if start else None
    return match is not None and "." in match["degree"][:-1]


def _match_degree(string: str, at: int) -> re.Match[str] | None:
    opening = OPENING.match(string, at)
    pattern = _degrees().get(opening[1].lower()) if opening else None
    return pattern.match(string, at) if pattern else None


def _written_as_degree(surface: str, parted: bool) -> bool:
    """Without a comma before it, only full stops, capitals or the lack of vowels tell a degree (MM, S.H., Lc)."""
    if not surface[0].isupper():
        return False
    spoken = any(character in "aeiouAEIOU" for character in surface)
    return parted or not spoken or "." in surface[:-1] or sum(character.isupper() for character in surface) > 1


@cache
def _degrees() -> dict[str, re.Pattern[str]]:
    """One pattern for the degrees of each beginning, in small letters: most words are the beginning of none."""
    degrees = defaultdict[str, list[str]](list)
    for row in sorted(lexicon.rows("degrees"), key=lambda row: len(row["degree"]), reverse=True):
        for beginning in _beginnings(row["degree"].lower()):
            degrees[beginning].append(row["degree"].rstrip("."))
    return {beginning: _degree(fitting) for beginning, fitting in degrees.items()}


def _beginnings(degree: str) -> Iterator[str]:
    """The letters that a degree may open with, for its full stops may be left out: S, SPd and SPdI for S.Pd.I."""
    pieces = LETTERS.match(degree.rstrip("."))
    return accumulate(pieces[0].split(".")) if pieces else iter(())


def _degree(degrees: Iterable[str]) -> re.Pattern[str]:
    patterns = ("".join(r"\.?\s?" if c == "." else re.escape(c) for c in degree) for degree in degrees)
    gap = r"(?P<gap>\s?[,.]\s?|\s?/\s?|\s)"
    return re.compile(gap + rf"(?P<degree>(?:{'|'.join(patterns)})\b(?!['’]\w)(?:\.(?!\w))?)", re.IGNORECASE)
