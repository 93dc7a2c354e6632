"""What the words of a capitalised run look like by themselves: a name, a region, a verb."""

import re
from collections.abc import Sequence

from pipelines.grammar.evidence import cue, is_opening
from pipelines.grammar.words import Word, given_names, kinds_of_other_words, read_region

VERBAL = re.compile(r"(?:di|me|ber|ter|pe|ke)\w{3,}(?:kan|nya|an|i)\Z|\w{3,}nya\Z|\w{4,}kan\Z")


def is_likely(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the words look like a name though nothing around them says so."""
    if last - first < 2:
        return _is_given_alone(words, first)
    if is_verbal(words[last - 1]):
        return False
    given = [word.lower in given_names() for word in words[first : first + 2]]
    return given[0] or (given[1] and (words[first].lower == "i" or not is_opening(words, first)))


def _is_given_alone(words: Sequence[Word], at: int) -> bool:
    """Whether a given name stands alone within a sentence, where its capital says something: "bagi Sukardi"."""
    word = words[at]
    if word.lower not in given_names() or len(word.string) < 4 or word.upper or word.lower in kinds_of_other_words():
        return False
    if _is_of_two(words, at):
        return True
    if is_opening(words, at) or words[at].gap not in (" ", ", ", "-", "), "):
        return False
    if words[at - 1].capital and ")" not in words[at].gap:
        return False
    return at + 1 == len(words) or words[at + 1].gap != " " or not words[at + 1].capital


def _is_of_two(words: Sequence[Word], at: int) -> bool:
    """Whether the word is one of two given names with a hyphen between: "Rudi-Lasmi", but not "Tim Rudi-Lasmi"."""
    first = at - 1 if at and words[at].gap == "-" else at
    one, two = words[first : first + 2] if first + 1 < len(words) else (words[at], words[at])
    if one.lower == two.lower or two.gap != "-" or not {one.lower, two.lower} <= given_names():
        return False
    return not any(cue(word) == "team" for word in words[max(0, first - 4) : first])


def is_region(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the words are the name of a region."""
    return read_region(words, first, None)[0] >= last


def is_verbal(word: Word) -> bool:
    """Whether the word has the affixes of a verb or noun, and is no given name: Pengisian, Harapannya."""
    return word.lower not in given_names() and VERBAL.match(word.lower) is not None


def is_verb(word: Word) -> bool:
    """Whether the word is the verb of a title-case or capital line, where a name ends: FRANS KOGOYA MENGINGATKAN."""
    return word.lower.endswith(("kan", "nya")) and len(word.lower) > 6 and word.lower not in given_names()
