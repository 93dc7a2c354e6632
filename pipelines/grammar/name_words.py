"""Says where the words of a name begin and end."""

from collections.abc import Mapping, Sequence

from pipelines.grammar import evidence
from pipelines.grammar.honorifics import degree_follows
from pipelines.grammar.name_looks import is_verb
from pipelines.grammar.titles import Office
from pipelines.grammar.words import (
    Word,
    address_words,
    context,
    given_names,
    honorific_kinds,
    kinds_of_other_words,
    name_particles,
    opens_name,
    read_region,
    region_types,
)

LONGEST_NAME = 8
# "RSUD Prof. Dr. Soetomo" goes on behind the full stop, a sentence does not.
LONGEST_ABBREVIATION = 4


def starts_name(words: Sequence[Word], at: int, backed: bool) -> bool:
    """Whether a name can open with the word; one that is a common word too (Adil, Hari) needs more than its look."""
    word = words[at]
    if opens_name(word) or _opens_as_title(words, at):
        return True
    if backed and _are_initials(words, at):
        return True
    known = word.capital and word.lower in given_names() and not word.upper
    spoken = word.capital and not word.upper and kinds_of_other_words().get(word.lower) == "common"
    if spoken and at + 1 < len(words) and words[at + 1].gap == " " and opens_name(words[at + 1]):
        told = evidence.is_spoken(words, at) and words[at - 1].lower in evidence.verbs()
        return told or (backed and word.gap == ", ")
    if known and at + 1 < len(words) and words[at + 1].gap == " " and opens_name(words[at + 1]):
        return backed or not evidence.is_opening(words, at)
    return backed and word.capital and (known or word.lower in name_particles())


def _opens_as_title(words: Sequence[Word], at: int) -> bool:
    """Whether the word is the first part of a name though it means something else: Anak Agung, I Ketut."""
    if not words[at].capital or words[at].lower not in context("opener") or at + 1 == len(words):
        return False
    if words[at + 1].gap != " " or not words[at + 1].capital:
        return False
    noble = words[at].lower == "lalu" and not evidence.is_opening(words, at) and opens_name(words[at + 1])
    return noble or words[at + 1].lower in given_names()


def _are_initials(words: Sequence[Word], at: int) -> bool:
    """Whether the word is two initials before a name: SF Hariyanto."""
    word = words[at]
    if not word.upper or len(word.string) != 2 or word.lower in kinds_of_other_words():
        return False
    return at + 1 < len(words) and words[at + 1].gap == " " and words[at + 1].lower in given_names()


def read_run(string: str, words: Sequence[Word], first: int, inside: Mapping[int, Office]) -> int:
    """The index behind the last word of the name that opens at `first`."""
    last, farthest, particles = first + 1, min(len(words), first + LONGEST_NAME), name_particles()
    while last < farthest and last not in inside:
        word, before = words[last], words[last - 1]
        if word.string.islower() and word.lower not in particles:
            break
        if (word.gap != " " and not _continues(string, words, first, last)) or doubled(words, last):
            break
        if is_verb(word):
            break
        if degree_follows(string, before.end) and not before.initial and not _abbreviated(before):
            break
        if word.lower in particles and last + 1 < len(words) and words[last + 1].capital:
            if not word.capital and not opens_name(words[last + 1]):
                break
        elif not (_belongs(words, first, last) or _ends_name(string, words, first, last) or _patronymic(words, last)):
            break
        last += 1
    return last


def _continues(string: str, words: Sequence[Word], first: int, at: int) -> bool:
    """Whether what stands before word `at`, no space, keeps it in the name: an initial's full stop, some hyphens."""
    word, before = words[at], words[at - 1]
    if word.gap in (". ", ".", " . "):
        return _abbreviated(before)
    if word.gap != "-":
        return False
    # Ratna Ticoalu-Wowor bears two surnames; "Andi Makka-Yusri Tomakaka" are two candidates.
    alone = at + 1 == len(words) or words[at + 1].gap != " " or not words[at + 1].capital
    alone = alone or degree_follows(string, word.end)
    surname = at - first > 1 and alone and not evidence.is_on_ballot(string, words[first].start)
    return before.lower in name_particles() or surname


def doubled(words: Sequence[Word], at: int) -> bool:
    """Whether the word is said twice, as no name is: Wanti-wanti."""
    return at + 1 < len(words) and words[at + 1].gap == "-" and words[at + 1].lower == words[at].lower


def _abbreviated(word: Word) -> bool:
    short = word.capital and len(word.string) == 2 and not word.upper
    short = short or word.lower in context("patronymic")
    return word.initial or short or evidence.cue(word) == "abbreviated" or word.lower in name_particles()


def _belongs(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether the word goes on with the name: by its look, as a given name, or in capitals like the rest (Kang DS)."""
    word = words[at]
    if at == first + 1 and words[first].lower in address_words() and word.upper and len(word.string) < 4:
        return True
    mixed = word.upper and not (words[at - 1].upper or words[first].initial)
    if mixed and word.lower not in given_names():
        return False
    if opens_name(word) or (word.capital and word.lower in given_names()):
        return True
    return word.upper and words[first].upper and word.lower not in kinds_of_other_words()


def _patronymic(words: Sequence[Word], at: int) -> bool:
    """The H. or Hi. inside a name that says whose child somebody is: Sumarni Hi. Rauf."""
    if words[at].lower not in context("patronymic") or at + 1 == len(words):
        return False
    behind = words[at + 1]
    return words[at].capital and words[at].gap == " " and behind.gap in (". ", ".") and opens_name(behind)


def _ends_name(string: str, words: Sequence[Word], first: int, at: int) -> bool:
    """Whether a word of another kind ends the name: a common one behind a given name (Albertus Mau), a grade
    (Iskandar Muda), one with degrees
    (Venantius Minggu, S.Pd.), a title (Zainal Arifin Datuk), a word for the country (Gede Wirata Negara).
    """
    word = words[at]
    if not word.capital or len(word.string) < 3:
        return False
    if at > first + 1 and len(word.string) > 3 and honorific_kinds().get(word.lower) == "title":
        return at + 1 == len(words) or words[at + 1].gap != " " or not words[at + 1].capital
    if word.lower in context("country"):
        named = any(one.lower in given_names() for one in words[first:at])
        alone = at + 1 == len(words) or words[at + 1].gap != " " or not words[at + 1].capital
        return named and alone and not word.upper
    common = kinds_of_other_words().get(word.lower) == "common" or word.lower in context("grade")
    common = common and not word.upper
    return words[at - 1].lower in given_names() and (common or degree_follows(string, word.end))


def behind_place(words: Sequence[Word], at: int) -> int:
    """The index behind "Jalan Ahmad Yani", "RSUD Dr. Soetomo" or "Kota Tegal", which name no person; else `at`."""
    word = words[at]
    if word.capital and word.lower in region_types("name"):
        return max(read_region(words, at, None)[0], at)
    if kinds_of_other_words().get(word.lower) != "container" or (len(word.string) < 4 and not word.capital):
        return at
    last = at + 1
    while last < len(words) and words[last].capital and words[last].gap in (" ", ". ", ".", "-"):
        if words[last].gap == ". " and len(words[last - 1].string) > LONGEST_ABBREVIATION:
            break
        last += 1
    return last
