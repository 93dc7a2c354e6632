"""Joins the forms of names in an article into persons: parts, nicknames, capitals, abbreviations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from pipelines import lexicon
from pipelines.fields.names import NameForm
from pipelines.fields.roles import Holder, find_holders
from pipelines.fields.titles import Office
from pipelines.fields.words import address_words
from pipelines.lexicon.phrases import Phrases
from pipelines.text import Text

AFTER_CUE = re.compile(r"[\s,:]{1,2}(?:(?:dengan|sebagai|nama|sapaan|panggilan)\s){0,3}[“\"‘']?\Z")
BRACKETED = re.compile(r"\s?(?:atau\s|alias\s)?[(“\"‘']\s?(?:alias\s|atau\s)?\Z")
# SanDi for Sanusi and Didik: a blend of two candidates' names is nobody's nickname.
BLEND = re.compile(r"[a-z][A-Z]")
MUHAMMAD = frozenset(
    {"m", "moh", "mohd", "mohammad", "mohamad", "muh", "muhd", "muhammad", "muhamad", "moch", "mochamad"}
)
MUHAMMAD_TOO = frozenset({"mochammad", "mokhamad", "mokhammad", "mohammed"})


@dataclass(slots=True)
class Known:
    """A person as far as the article has been read: the fullest form, and all others with their kind."""

    fullest: NameForm
    holders: list[tuple[Holder, str]] = field(default_factory=list)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of the fullest form for comparison."""
        return self.fullest.tokens

    @property
    def titles(self) -> set[str]:
        """The titles of all offices held, held once or sought."""
        return {office.title for holder, _ in self.holders for office in holder.offices if office.official}

    @property
    def offices(self) -> list[Office]:
        """All offices and parts, as often as they are said."""
        return [office for holder, _ in self.holders for office in holder.offices]


def find_known(text: Text) -> tuple[Known, ...]:
    """The persons of the article, each with all forms of the name, in the order of their first mention."""
    holders = text.once(find_holders)
    nicknames = _cued(text, holders)
    people: list[Known] = []
    plain = [holder for holder in holders if holder.form.start not in nicknames]
    certain = [holder for holder in plain if holder.form.sure or holder.form.likely]
    familiar = [holder for holder in certain if _familiar(holder)]
    for holder in sorted((h for h in certain if h not in familiar), key=lambda h: -len(h.form.tokens)):
        _join(people, holder)
    for holder in holders:
        if holder.form.start in nicknames:
            _add_nickname(people, holder)
    for holder in familiar:
        _join_familiar(people, holder)
    known = {holder.form.start for person in people for holder, _ in person.holders}
    for holder in holders:
        if holder.form.start not in known:
            _recognise(people, holder)
    for person in people:
        person.holders.sort(key=lambda pair: pair[0].form.start)
    return tuple(sorted(people, key=lambda person: person.holders[0][0].form.start))


def _join(people: list[Known], holder: Holder) -> None:
    """Adds a form to the person whose name it is a part of, or begins a person."""
    fitting = [person for person in people if part_of(holder.form.tokens, person.tokens)]
    fitting = [person for person in fitting if not _another(person, holder)]
    if not fitting:
        people.append(Known(fullest=holder.form, holders=[(holder, "name")]))
    else:
        _nearest(fitting, holder.form.start).holders.append((holder, "name"))


def _another(person: Known, holder: Holder) -> bool:
    """A single word with an office of its own ("Camat Budi") is not the Budi Santoso who holds another one."""
    titles = {office.title for office in holder.offices if office.official}
    return len(holder.form.tokens) == 1 and bool(titles and person.titles) and not titles & person.titles


def part_of(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words of `part` stand in `whole` in this order; an initial stands for any word it begins,
    but not every word may be one.
    """
    at, spelt = 0, False
    for token in part:
        while at < len(whole) and not _same(token, whole[at]):
            at += 1
        if at == len(whole):
            return False
        spelt = spelt or (len(token) > 1 and len(whole[at]) > 1)
        at += 1
    return spelt


def _same(one: str, two: str) -> bool:
    if one == two or {one, two} <= MUHAMMAD | MUHAMMAD_TOO:
        return True
    shorter, longer = sorted((one, two), key=len)
    return len(shorter) == 1 and longer.startswith(shorter)


def _nearest(people: Sequence[Known], position: int) -> Known:
    """The person mentioned last before `position`, or else first after it."""

    def distance(person: Known) -> tuple[bool, int]:
        starts = [holder.form.start for holder, _ in person.holders]
        before = [start for start in starts if start <= position]
        return (not before, position - max(before) if before else min(starts) - position)

    return min(people, key=distance)


def _cued(text: Text, holders: Sequence[Holder]) -> set[int]:
    """The starts of forms that a cue ("akrab disapa", parentheses behind a name) makes nicknames."""
    found = set[int]()
    cues = _cues().find(text.string, text.captions_start)
    at = 0
    for before, holder in zip([None, *holders], holders, strict=False):
        form = holder.form
        while at < len(cues) and cues[at].end < form.opened - 40:
            at += 1
        behind = [cue for cue in cues[at : at + 4] if cue.end <= form.opened]
        after_cue = behind and AFTER_CUE.match(text.string, behind[-1].end, form.opened)
        after_name = before and (before.form.sure or before.form.likely) and not BLEND.search(form.name)
        if after_cue or (after_name and before and BRACKETED.match(text.string, before.form.closed, form.start)):
            found.add(form.start)
    return found


def _add_nickname(people: list[Known], holder: Holder) -> None:
    """Adds a nickname that a cue announced to the person spoken of last."""
    before = [person for person in people if any(h.form.start < holder.form.start for h, _ in person.holders)]
    if before:
        person = _nearest(before, holder.form.start)
        person.holders.append((holder, "name" if part_of(holder.form.tokens, person.tokens) else "alias"))


def _familiar(holder: Holder) -> bool:
    """A name that opens with a familiar word of address: Gus Ipul, Mas Adi."""
    tokens = holder.form.tokens
    return len(tokens) > 1 and tokens[0] in address_words()


def _join_familiar(people: list[Known], holder: Holder) -> None:
    """Adds "Gus Ipul" to the one person it can mean, or begins a person.

    It can mean somebody known by that nickname or with a part of it as name; else, where it speaks and bears no office,
    the only office holder who was introduced before it.
    """
    tokens = holder.form.tokens
    for person in people:
        aliases = [h.form.tokens for h, kind in person.holders if kind == "alias"]
        if tokens in aliases or part_of(tokens, person.tokens):
            person.holders.append((holder, "alias" if tokens in aliases else "name"))
            return
    fitting = [person for person in people if part_of(tokens[1:], person.tokens)]
    if not fitting and not holder.offices:
        before = [p for p in people if p.holders[0][0].form.start < holder.form.start]
        fitting = [p for p in before if p.titles] if sum(bool(p.titles) for p in before) == 1 else []
    if len(fitting) == 1:
        fitting[0].holders.append((holder, "alias"))
    else:
        people.append(Known(fullest=holder.form, holders=[(holder, "name")]))


def _recognise(people: list[Known], holder: Holder) -> None:
    """Adds a form that nothing else speaks for to a person who is known by it already."""
    tokens = holder.form.tokens
    fitting = [(person, kind) for person in people if (kind := _known_as(person, tokens))]
    if fitting:
        person = _nearest([person for person, _ in fitting], holder.form.start)
        person.holders.append((holder, next(kind for known, kind in fitting if known is person)))


def _known_as(person: Known, tokens: tuple[str, ...]) -> str | None:
    if part_of(tokens, person.tokens) and any(len(token) > 1 for token in tokens):
        return "name"
    return "alias" if any(h.form.tokens == tokens for h, kind in person.holders if kind == "alias") else None


@cache
def _cues() -> Phrases[str]:
    return Phrases({row["cue"]: row["cue"] for row in lexicon.rows("nicknames")})
