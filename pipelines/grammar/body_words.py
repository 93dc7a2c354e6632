"""Says of single words what they are where a body is named: a part of it, or the opening of its holder's name."""

from collections.abc import Sequence
from functools import cache

from pipelines import lexicon
from pipelines.grammar.words import Word, context, given_names, honorific_kinds, kinds_of_other_words, opens_name

LONGEST_RUN = 40
# The words of a group's name at the most: Gerakan Mahasiswa Peduli Pemilukada (Gempada).
LONGEST_GROUP = 12


@cache
def whole_bodies() -> frozenset[str]:
    """The words that open the name of a body as a whole, and of no unit inside one: Dinas, Kementerian, Bawaslu."""
    return frozenset(row["word"] for row in lexicon.rows("body_heads"))


def is_civic(name: str) -> bool:
    """Whether the body is a group of citizens, in which posts are no offices: LSM, Forum, Yayasan."""
    first, *rest = [word.strip("().,") for word in name.lower().split()] or [""]
    if first == "tim" and rest and rest[0] in context("commission"):
        return False
    return (rest[0] if first in context("chapter") and rest else first) in civic_words()


@cache
def civic_words() -> frozenset[str]:
    """The words that open the name of a group of citizens: LSM, Forum, Yayasan."""
    return frozenset(row["word"] for row in lexicon.rows("body_heads") if row["kind"] == "civic")


def find_groups(words: Sequence[Word]) -> dict[str, bool]:
    """The short names that the text gives to bodies, and that look like a person's: Forum Honorer Lirik (Forhol).

    Each with whether it is a group of citizens.
    """
    short = [
        i
        for i, word in enumerate(words[:-1])
        if word.gap == " (" and word.capital and len(word.string) > 2 and words[i + 1].gap.startswith(")")
    ]
    return {words[i].lower: head in civic_words() for i in short if (head := _body_before(words, i))}


def _body_before(words: Sequence[Word], at: int) -> str | None:
    """The head of the body that the capitalised words before `at` name, where it begins as word `at` does."""
    for i in range(at - 1, max(at - LONGEST_GROUP, -1), -1):
        if words[i].lower in whole_bodies() and words[i].capital:
            alike = words[at].lower[0] == words[i].lower[0] and words[at].lower not in given_names()
            return words[i].lower if alike else None
        if "(" in words[i].gap or (words[i].string.islower() and words[i].lower not in context("joiner")):
            return None
    return None


def is_institution(words: Sequence[Word], at: int) -> bool:
    """Whether word `at` can only be a part of a body's name: a word that the lexicon knows, or an acronym."""
    if at >= len(words):
        return False
    word = words[at]
    kind = kinds_of_other_words().get(word.lower)
    if kind in {"institution", "container"}:
        return word.capital or kind == "institution"
    return word.upper and len(word.string) <= 12 and word.lower not in given_names() and not is_honorific(words, at)


def is_demonstrative(words: Sequence[Word], at: int) -> bool:
    """Whether a demonstrative stands at word `at`: it closes an office (camat Baruga itu), and no name."""
    return at < len(words) and words[at].gap == " " and words[at].string in context("demonstrative")


def acronym_follows(words: Sequence[Word], at: int) -> bool:
    """Whether the acronym of a body stands in parentheses at word `at`: "(FHK)", "(Aralam)"."""
    if at + 1 >= len(words) or words[at].gap != " (" or ")" not in words[at + 1].gap:
        return False
    return words[at].capital and len(words[at].string) > 2 and words[at].lower not in given_names()


def is_honorific(words: Sequence[Word], at: int) -> bool:
    """Whether word `at` is an honorific, and no police or army corps."""
    kind = honorific_kinds().get(words[at].lower)
    return kind is not None and kind != "corps" and (words[at].capital or kind == "address" or len(words[at].lower) < 4)


def run_end(words: Sequence[Word], first: int) -> int:
    """The end of the run of capitalised words that opens at `first`; longer ones shout, and name no one body."""
    last, farthest = first, min(len(words), first + LONGEST_RUN)
    while last < farthest and words[last].capital and (last == first or words[last].gap == " "):
        last += 1
    return last


def short_title(words: Sequence[Word], at: int) -> bool:
    """Whether a title that is cut short, and may bear a full stop, stands before word `at`: "Kordiv. Hukum"."""
    return bool(at) and words[at - 1].lower in _short_titles()


@cache
def _short_titles() -> frozenset[str]:
    rows = lexicon.rows("titles")
    return frozenset(row["phrase"] for row in rows if row["kind"] == "unit" and row["phrase"] != row["title"].lower())


def titled_in(words: Sequence[Word], first: int, last: int) -> int | None:
    """The index of an honorific behind a space in words `[first, last]`, which opens a name; None without one.

    Between a given name and the father's it goes on with the name: "Sumarni Hi. Rauf".
    """
    within = (i for i in range(first, min(last + 1, len(words))) if words[i].gap == " " and is_honorific(words, i))
    return next((i for i in within if not _is_patronymic(words, i)), None)


def _is_patronymic(words: Sequence[Word], at: int) -> bool:
    return bool(at) and words[at].lower in context("patronymic") and words[at - 1].lower in given_names()


def name_follows(words: Sequence[Word], at: int) -> bool:
    """Whether a comma and something like a person's name stand before word `at`."""
    if at >= len(words) or words[at].gap not in (", ", "), ", " , "):
        return False
    if is_honorific(words, at):
        return True
    shouted = words[at].upper and words[at].lower not in given_names()
    short = len(words[at].string) < 3 and not name_at(words, at + 1)
    return (words[at].initial or opens_name(words[at])) and not shouted and not short


def name_at(words: Sequence[Word], at: int) -> bool:
    """Whether a word that can open a person's name follows at `at`, with nothing but a space before it."""
    return at < len(words) and words[at].gap == " " and opens_name(words[at])
