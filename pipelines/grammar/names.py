"""Finds what may be a person's name: runs of capitalised words, and what speaks for them."""

from bisect import bisect_left

from pipelines.grammar import evidence
from pipelines.grammar.name_forms import NameForm, read_form
from pipelines.grammar.name_words import behind_place
from pipelines.grammar.titles import Office, find_offices
from pipelines.grammar.words import find_words, notable_words
from pipelines.text import Text


def find_names(text: Text) -> tuple[NameForm, ...]:
    """Every run in captions and body that may name a person, in order; those that are not `likely` too."""
    words, offices = text.once(find_words), text.once(find_offices)
    inside = {i: office for office in offices for i in range(office.first, office.last)}
    starts = [word.start for word in words]
    forms, at = list[NameForm](), 0
    latest: Office | None = None
    notable = notable_words()
    while at < len(words):
        if at in inside:
            latest = inside[at]
            at = max(at + 1, inside[at].last)
            continue
        if not words[at].capital and words[at].lower not in notable:
            at += 1
            continue
        behind = behind_place(words, at)
        if behind > at:
            at = behind
            continue
        if latest and words[at].start - latest.end > evidence.FARTHEST:
            latest = None
        holds = latest is not None and evidence.holds(text.string, latest, words[at].start)
        form = read_form(text.string, words, at, latest if holds else None, inside)
        if form:
            forms.append(form)
            latest = latest if len(form.name) == 1 else None
        at = bisect_left(starts, form.closed) if form else at + 1
    return tuple(forms)
