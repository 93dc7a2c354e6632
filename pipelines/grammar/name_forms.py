"""Reads one form of a person's name, honorifics and degrees included, and weighs what speaks for a person."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.grammar import evidence
from pipelines.grammar.body_words import is_demonstrative
from pipelines.grammar.name_looks import is_likely, is_region
from pipelines.grammar.name_runs import Run, locate
from pipelines.grammar.titles import Office
from pipelines.grammar.words import Word, given_names

APOSTROPHES = re.compile(r"['’‘`´]")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """A run of words that may name a person: words `[first, last)`, characters `[start, end)`.

    `opened` is the first character with honorifics, `closed` the one behind the degrees, and `behind` the word there.
    `office` is the one that stands directly before, `tokens` are the words of the name for comparison. `sure` says that
    honorifics, degrees, an office or a verb of saying speak for a person; `likely` that at least its words are given
    names.
    """

    start: int
    end: int
    first: int
    last: int
    opened: int
    closed: int
    behind: int
    name: str
    tokens: tuple[str, ...]
    honorifics: tuple[str, ...]
    degrees: tuple[str, ...]
    office: Office | None
    sure: bool
    likely: bool


def read_form(
    string: str, words: Sequence[Word], at: int, office: Office | None, inside: Mapping[int, Office]
) -> NameForm | None:
    """The form that opens at word `at`, honorifics first; None where none does.

    `office` is the one that stands before and may be held by whoever is named; the words `inside` offices are no name.
    """
    run = locate(string, words, at, office, inside)
    if run is None:
        return None
    first, last = run.first, run.last
    titled, region, located = run.addressed or bool(run.degrees), False, False
    if not titled and evidence.is_quoted(string, words[run.at].start, run.closed):
        office, region = None, True
    elif not titled:
        holder = office is not None and office.official and (run.several or words[first].lower in given_names())
        region = not holder and is_region(words, first, last)
        located = office is None and evidence.is_located(words, run.at)
    likely = not (region or located) and is_likely(words, first, last)
    spoken = not (region or located) and _is_spoken_of(string, words, run)
    told = titled
    if office and not (titled or region):
        called = evidence.is_called(words, run.at)
        told = called or _fits(words[run.at], run, office, likely, spoken or evidence.is_closed(string, run.closed))
    return NameForm(
        start=words[first].start,
        end=words[last - 1].end,
        first=first,
        last=last,
        opened=words[run.at].start,
        closed=run.closed,
        behind=run.behind,
        name=" ".join(string[words[first].start : words[last - 1].end].split()),
        tokens=_tokens(words, first, last),
        honorifics=run.honorifics,
        degrees=run.degrees,
        office=office if told else None,
        sure=told or (spoken and not evidence.is_in_body(words, run.at)),
        likely=likely,
    )


def _tokens(words: Sequence[Word], first: int, last: int) -> tuple[str, ...]:
    lowers = [word.lower for word in words[first:last]]
    return tuple([lower if lower.isalnum() else APOSTROPHES.sub("", lower) for lower in lowers])


def _fits(opening: Word, run: Run, office: Office, likely: bool, backed: bool) -> bool:
    """Mere parts (warga, guru) are often followed by a place or a thing: "warga Kebayoran", "guru SD Inpres".

    `opening` is the word behind the office, `likely` is what the name is; `backed` says that a verb speaks for it or
    that an age or a comma closes it.
    """
    if office.official or likely or opening.lower in given_names():
        return True
    if run.several:
        introduced = opening.start - office.end > len(", ")
        return office.of is not None or "," in opening.gap or introduced
    return "," in opening.gap and backed


def _is_spoken_of(string: str, words: Sequence[Word], run: Run) -> bool:
    """Whether a verb of saying or an introduction speaks for the name."""
    at, first = run.at, run.first
    given = not given_names().isdisjoint([word.lower for word in words[first : run.last]])
    if words[first].upper and not given:
        return False
    named = run.several or given
    if evidence.is_spoken(words, at) or evidence.is_speaking(words, run.behind):
        return (named or not evidence.is_opening(words, first)) and (given or not is_demonstrative(words, run.behind))
    if run.several and evidence.is_described(words, at):
        return True
    if evidence.is_called(words, at):
        return True
    return named and evidence.is_backed(string, words, at, run.closed)
