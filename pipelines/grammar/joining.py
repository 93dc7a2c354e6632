"""Joins the forms of names in an article into persons: parts, nicknames, capitals, abbreviations."""

from collections.abc import Sequence, Set
from functools import cache
from itertools import pairwise

from pipelines import lexicon
from pipelines.grammar.name_nicknames import find_cued, is_called_behind, parts_of
from pipelines.grammar.register import SHORTEST_CLIP, Known, Register, nearly, part_of, slipped
from pipelines.grammar.roles import Holder, find_holders
from pipelines.grammar.words import address_words
from pipelines.text import Text


def find_known(text: Text) -> tuple[Known, ...]:
    """The persons of the article, each with all forms of the name, in the order of their first mention."""
    holders = text.once(find_holders)
    nicknames = find_cued(text, holders)
    register = Register()
    named = {
        before.form.start for before, h in pairwise(holders) if is_called_behind(text.string, before, h, nicknames)
    }
    certain = [h for h in holders if h.form.start not in nicknames and (_told(h) or h.form.start in named)]
    called = {tokens for h in holders if h.form.start in nicknames for tokens in parts_of(h.form.tokens)}
    for holder in sorted(certain, key=lambda h: (-len(h.form.tokens), -len(h.form.name))):
        if not _familiar(holder) and holder.form.tokens not in called:
            _join(register, holder)
    for holder in holders:
        if holder.form.start in nicknames:
            _add_nickname(register, holder, nicknames[holder.form.start])
    _join_called(register, certain, called)
    known = {holder.form.start for person in register.people for holder, _ in person.holders}
    for holder in holders:
        if holder.form.start not in known:
            _recognise(register, holder)
    for person in register.people:
        person.holders.sort(key=lambda pair: pair[0].form.start)
    return tuple(sorted(register.people, key=lambda person: person.first))


def _told(holder: Holder) -> bool:
    return holder.form.sure or holder.form.likely


def _join_called(register: Register, certain: Sequence[Holder], called: Set[tuple[str, ...]]) -> None:
    """Joins what had to wait for the nicknames: names with a familiar word of address, and nicknames used again."""
    for holder in certain:
        if _familiar(holder):
            _join_familiar(register, holder)
        elif holder.form.tokens in called and not _recognise(register, holder):
            _join(register, holder)


def _join(register: Register, holder: Holder) -> None:
    """Adds a form to the person whose name it is a part of, or begins a person."""
    tokens = holder.form.tokens
    if all(len(token) == 1 for token in tokens):
        return
    fitting = [person for person in register.sharing(tokens) if part_of(tokens, person.tokens)]
    fitting = [person for person in fitting if not _another(person, holder)]
    famous = (
        [] if fitting else _famous_for(register, tokens) or _clipped(register, holder) or _misspelt(register, holder)
    )
    if fitting or famous:
        person = min(fitting or famous, key=lambda person: person.distance(holder.form.start))
        register.add(person, holder, "name" if fitting else "alias")
    else:
        register.begin(holder)


def _clipped(register: Register, holder: Holder) -> list[Known]:
    """The one person whom a clipped form without an office of its own can mean."""
    tokens = holder.form.tokens
    # A short name (Ali) is somebody's own more often, so it needs a fuller one before it.
    brief = len(tokens) == 1 and len(tokens[0]) == SHORTEST_CLIP
    own = any(office.official or brief for office in holder.offices)
    people = [] if own else register.clipped(tokens)
    return people if len(people) == 1 and not (brief and people[0].first > holder.form.start) else []


def _misspelt(register: Register, holder: Holder) -> list[Known]:
    """The persons whose name this is but for one letter."""
    tokens = holder.form.tokens
    titles = {office.title for office in holder.offices if office.official}
    if len(tokens) > 1:
        people = [one for one in register.sharing(tokens) if nearly(tokens, one.tokens) and not _beside(one, holder)]
    else:
        people = (
            [one for one in register.recent if titles & one.titles and slipped(tokens, one.tokens)] if titles else []
        )
    return [person for person in people if not _another(person, holder)]


def _beside(person: Known, holder: Holder) -> bool:
    """Whether the article tells two people of nearly one name apart: brothers, who hold different posts.

    A slip of the pen stands where the name is said again, with the same post or none.
    """
    titles = {office.title for office in holder.offices if office.official}
    return bool(titles and person.titles) and titles.isdisjoint(person.titles)


def _another(person: Known, holder: Holder) -> bool:
    """A single word with an office of its own ("Camat Budi") is not the Budi Santoso who holds another one.

    One that follows may be his second: "Budi yang juga Kepala Dinas Sosial".
    """
    titles = {office.title for office in holder.offices if office.official and office.start < holder.form.opened}
    return len(holder.form.tokens) == 1 and bool(titles and person.titles) and not titles & person.titles


def _famous_for(register: Register, tokens: tuple[str, ...]) -> list[Known]:
    """The persons of the article whom all the country calls by this nickname."""
    whole = _famous().get(tokens, ())
    return [person for person in register.sharing(whole) if part_of(whole, person.tokens)]


def _add_nickname(register: Register, holder: Holder, named: tuple[str, ...]) -> None:
    """Adds a nickname that a cue announced to the person who is `named` beside it, or else spoken of last."""
    start = holder.form.start
    owners = [person for person in register.sharing(named) if part_of(named, person.tokens)]
    person = min(owners or register.people, key=lambda person: person.distance(start), default=None)
    if person and (owners or person.first < start):
        register.add(person, holder, "name" if part_of(holder.form.tokens, person.tokens) else "alias")
    elif holder.offices or holder.form.sure:
        register.begin(holder)


def _familiar(holder: Holder) -> bool:
    """A name that opens with a familiar word of address: Gus Ipul, Mas Adi."""
    tokens = holder.form.tokens
    return len(tokens) > 1 and tokens[0] in address_words()


def _join_familiar(register: Register, holder: Holder) -> None:
    """Adds "Gus Ipul" to the one person it can mean, or begins a person.

    It can mean somebody known by that nickname or with a part of it as name; else, where it bears no office, the only
    office holder who was introduced before it.
    """
    tokens = holder.form.tokens
    for person in register.sharing(tokens):
        if tokens in person.aliases or part_of(tokens, person.tokens):
            register.add(person, holder, "alias" if tokens in person.aliases else "name")
            return
    fitting = [person for person in register.sharing(tokens[1:]) if part_of(tokens[1:], person.tokens)]
    fitting = fitting or _famous_for(register, tokens) or register.clipped(tokens[1:])
    if not fitting and not holder.offices:
        fitting = [person for person in register.people if person.titles and person.first < holder.form.start]
    if len(fitting) == 1:
        register.add(fitting[0], holder, "alias")
    else:
        register.begin(holder)


def _recognise(register: Register, holder: Holder) -> bool:
    """Adds a form that nothing else speaks for to a person who is known by it already; False where none is."""
    tokens = holder.form.tokens
    fitting = [(person, kind) for person in register.sharing(tokens) if (kind := _known_as(person, tokens))]
    if not fitting and (famous := _famous_for(register, tokens)):
        fitting = [(famous[0], "alias")]
    if fitting:
        person, kind = min(fitting, key=lambda pair: pair[0].distance(holder.form.start))
        register.add(person, holder, kind)
    return bool(fitting)


def _known_as(person: Known, tokens: tuple[str, ...]) -> str | None:
    if part_of(tokens, person.tokens):
        return "name"
    known = tokens in person.aliases or any(part_of(tokens, alias) for alias in person.aliases)
    return "alias" if known else None


@cache
def _famous() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Nicknames that everybody knows → the name they stand for, both as words."""
    return {tuple(row["nickname"].split()): tuple(row["name"].split()) for row in lexicon.rows("famous_nicknames")}
