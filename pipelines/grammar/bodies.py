"""Reads the name of the body that an office belongs to, behind the title."""

from collections.abc import Collection, Sequence

from pipelines.grammar.body_places import read_place
from pipelines.grammar.body_unknown import behind_unknown, is_complete
from pipelines.grammar.body_words import is_honorific, is_institution, name_at, name_follows, short_title
from pipelines.grammar.words import ROMAN, Word, context, given_names, opens_name, read_region

# A body's name can be long (a ministry's subdirectorate); no longer one was seen than this many words.
LONGEST_BODY = 30


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
    return _known(words, at, opening) or behind_unknown(words, start, at) if _joined(words, at, opening) else at


def _known(words: Sequence[Word], at: int, opening: bool) -> int | None:
    """The index behind a region, a place, or a word that the lexicon knows from the names of bodies."""
    word = words[at]
    if not opening and is_complete(words, at) and _shouts(words, at):
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


def _shouts(words: Sequence[Word], at: int) -> bool:
    """Whether two words in capitals that no list knows follow each other: a name in a text that shouts its names."""
    pair = words[at : at + 2]
    return len(pair) == 2 and pair[1].gap == " " and all(word.upper and opens_name(word) for word in pair)


def _behind_parenthesis(words: Sequence[Word], at: int) -> int:
    """The index behind an acronym in parentheses, which may close a body's name; `at` for anything longer."""
    for last in range(at + 1, min(at + 5, len(words))):
        if ")" in words[last].gap:
            return last
    return at + 1 if at + 1 == len(words) else at
