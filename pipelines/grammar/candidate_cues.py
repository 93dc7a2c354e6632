"""The words that announce a pair of candidates, and how a pair that was found is told."""

import re
from bisect import bisect_left
from functools import partial
from typing import NamedTuple

from pipelines import lexicon
from pipelines.grammar.candidate_names import bare, is_official, is_region
from pipelines.grammar.names import find_names
from pipelines.grammar.words import kinds_of_other_words
from pipelines.lexicon.phrases import Phrases
from pipelines.text import Text

LONGEST_LIST = 600


class PairNamed(NamedTuple):
    """A pair named at characters `[start, end)`: its number on the ballot, and the bare names of head and deputy."""

    number: int | None
    names: tuple[str, ...]
    start: int
    end: int


def _words(role: str) -> dict[str, str]:
    return {row["word"]: role for row in lexicon.rows("candidate_words") if role in lexicon.split(row["roles"])}


ROLES = ("pair", "beside", "coupled", "empty box", "sole", "election", "no pair", "deputy")
PAIR, BESIDE, COUPLED, EMPTY, SOLE, ELECTION, NO_PAIR, DEPUTY = (Phrases(partial(_words, role)) for role in ROLES)


def bare_names(text: Text, match: re.Match[str], *, titled: bool = False) -> tuple[str, str]:
    """The bare names of head and deputy; `titled` ones stand behind an office, and maybe its place."""
    head, deputy = (_bare(text, match.start(part), match.end(part), titled) for part in ("head", "deputy"))
    return head, deputy


def _bare(text: Text, start: int, end: int, titled: bool) -> str:
    """The bare name in `[start, end)`; behind an office and its place, it is the one that finders of people see."""
    written = text.string[start:end].rstrip(".")
    end = start + len(written)
    forms = text.once(find_names) if titled or is_official(written) else ()
    at = bisect_left(forms, end, key=lambda form: form.end)
    if at < len(forms) and forms[at].end == end and start < forms[at].start:
        return forms[at].name
    name = bare(written)
    return "" if kinds_of_other_words().get(name.lower()) == "institution" or is_region(name) else name


def is_within(starts: list[int], left: int, right: int) -> bool:
    """Whether one of the sorted `starts` lies in `[left, right)`."""
    index = bisect_left(starts, left)
    return index < len(starts) and starts[index] < right
