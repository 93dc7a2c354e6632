"""Finds what may be a person's name: runs of capitalised words, and what speaks for them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipelines.grammar import evidence
from pipelines.grammar.body_words import find_groups, run_end
from pipelines.grammar.bylines import is_byline
from pipelines.grammar.name_forms import NameForm, read_form
from pipelines.grammar.name_words import behind_place
from pipelines.grammar.role_holders import FARTHEST, is_holder
from pipelines.grammar.titles import Office, find_offices, titles_of_kind
from pipelines.grammar.words import (
    Word,
    common_openers,
    find_words,
    given_names,
    honorific_kinds,
    notable_words,
    place_heads,
    unfit_openers,
)
from pipelines.text import Text

# So many words that may open a name no article has: what is read of one are some 7,000 words.
MOST_TURNS = 5_000
CAPITAL, LOWER = Word._fields.index("capital"), Word._fields.index("lower")


def find_names(text: Text) -> tuple[NameForm, ...]:
    """Every run in captions and body that may name a person, in order; those that are not `likely` too."""
    words, offices = text.once(find_words), text.once(find_offices)
    inside = {i: office for office in offices for i in range(office.first, office.last)}
    forms, at, heads = list[NameForm](), 0, place_heads()
    groups = find_groups(words)
    latest: Office | None = None
    for turn in _turns(words, inside)[:MOST_TURNS]:
        if turn < at:
            continue
        if turn in inside:
            latest = _of_home(text.string, words, inside[turn])
            at = max(turn + 1, _behind_post(words, latest))
            continue
        at = _behind_place(words, turn, inside) if words[turn].lower in heads else turn
        if at > turn:
            continue
        at = turn + 1
        if latest and words[turn].start - latest.end > FARTHEST:
            latest = None
        holds = latest is not None and is_holder(text.string, latest, words[turn].start)
        form = read_form(text.string, words, turn, latest if holds else None, inside)
        if form is None:
            continue
        at = form.behind
        if form.tokens[0] in groups and len(form.tokens) == 1 and not (form.honorifics or form.degrees):
            latest = _of_group(latest, form, civic=groups[form.tokens[0]]) if holds and latest else None
            continue
        if not is_byline(text, words, form):
            forms.append(form)
            aside = len(form.name) == 1 or evidence.is_quoted(text.string, form.opened, form.closed)
            latest = latest if aside else None
    return tuple(forms)


def _of_group(office: Office, form: NameForm, *, civic: bool) -> Office:
    """The office as one of the group that the form names: "Ketua Forhol"."""
    level, status = ("none", None) if civic else (office.level, office.status)
    return replace(office, end=form.end, last=form.last, of=form.name, level=level, status=status)


def _of_home(string: str, words: Sequence[Word], office: Office) -> Office:
    """The office; of a resident, with the place that follows: "warga Lirik Timur", "warga Lirik Andi Saputra".

    With a capital within a sentence, the word is part of the name of something: the group Warga Siaga.
    """
    first = office.last
    if office.title not in titles_of_kind("resident") or first == len(words) or words[first].gap != " ":
        return office
    if words[office.first].capital and not evidence.is_opening(words, office.first):
        return office
    end = run_end(words, first)
    last = next((i for i in range(first, end) if words[i].lower in given_names()), end)
    if last == first:
        return office
    place = string[words[first].start : words[last - 1].end]
    return replace(office, end=words[last - 1].end, last=last, of=place)


def _behind_place(words: Sequence[Word], at: int, inside: Mapping[int, Office]) -> int:
    """The index behind a place; "rumah Camat Lirik" and "kantor Bupati" are called after the office only, not by it."""
    behind = behind_place(words, at)
    if words[at].capital:
        return behind
    return next((i for i in range(at + 1, behind) if i in inside), behind)


def _behind_post(words: Sequence[Word], office: Office) -> int:
    """The index behind an office, and behind whom the hospital is called after: "pegawai RSUD Dr R Soetomo"."""
    last = office.last
    if office.official or last == len(words) or words[last].lower not in honorific_kinds():
        return last
    return max(last, behind_place(words, last - 1))


def _turns(words: Sequence[Word], inside: Mapping[int, Office]) -> list[int]:
    """The words that a name, a place or an office may open with: most words need no look.

    A common word, as most sentences open with, may open a name of two words at the most.
    """
    notable, unfit, common = notable_words(), unfit_openers(), common_openers()
    # Columns are read by number here: this is the one loop over all words, and names of columns take twice the time.
    turns = [i for i, word in enumerate(words) if word[CAPITAL] or word[LOWER] in notable]
    turns = [i for i in turns if words[i].lower not in unfit or words[i].lower in notable]
    return sorted({*inside, *(i for i in turns if words[i].lower not in common or _goes_on(words, i))})


def _goes_on(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].capital and words[at + 1].gap == " "
