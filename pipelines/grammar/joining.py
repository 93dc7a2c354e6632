"""Joins the forms of names in an article into persons: parts, nicknames, capitals, abbreviations."""

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import pairwise

from pipelines import lexicon
from pipelines.grammar.name_forms import NameForm
from pipelines.grammar.register import SHORTEST_CLIP, Known, Register, nearly, part_of, slipped
from pipelines.grammar.roles import Holder, find_holders
from pipelines.grammar.words import address_words
from pipelines.lexicon.phrases import Phrases
from pipelines.text import Text

AFTER_CUE = re.compile(r"[\s,:]{1,2}(?:(?:dengan|sebagai|nama|sapaan|panggilan)\s){0,3}[“\"‘']?\Z")
# "imbuh Ipung, sapaan akrabnya": the cue may follow too.
BEFORE_CUE = re.compile(
    r"(?:,? | ?[—–-] ?)(?:(?:sapaan|panggilan)(?: akrab)?nya\b|(?:sapaan|panggilan|begitu|demikian)"
    r" (?:akrab|karib|ia|dia|pria|sapaan|panggilan|(?:\w{2,20} ){1,5}(?:disapa|dipanggil)\b))"
)
# "Kang Ujang, sapaan akrab Ujang Wiharja": the name itself stands behind the cue.
NAMED = re.compile(r"(?:,? | ?[—–-]{1,2} ?| ?\()(?:sapaan|panggilan)(?: (?:akrab|karib))?\s\S")
BRACKETED = re.compile(r"\s?(?:atau\s|alias\s)?[(“\"‘']\s?(?:alias\s|atau\s)?\Z")
CUED = re.compile(r",? (?:yang )?(?:[a-zA-Z]{2,12} ){0,3}[a-zA-Z]{2,12}[:\s][“\"‘']?")
# SanDi for Sanusi and Didik: a blend of two candidates' names is nobody's nickname.
BLEND = re.compile(r"[a-z][A-Z]")


def find_known(text: Text) -> tuple[Known, ...]:
    """The persons of the article, each with all forms of the name, in the order of their first mention."""
    holders = text.once(find_holders)
    nicknames = _cued(text, holders)
    register = Register()
    named = {before.form.start for before, h in pairwise(holders) if _called_behind(text.string, before, h, nicknames)}
    certain = [h for h in holders if h.form.start not in nicknames and (_told(h) or h.form.start in named)]
    called = {tokens for h in holders if h.form.start in nicknames for tokens in _parts(h.form.tokens)}
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


def _parts(tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A nickname and its words: who is called Robi Idong may be Robi next; Gus Ipul is no Gus."""
    return [tokens, *((token,) for token in tokens if len(tokens) > 1 and token not in address_words())]


def _told(holder: Holder) -> bool:
    return holder.form.sure or holder.form.likely


def _called_behind(string: str, before: Holder, holder: Holder, nicknames: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether only a cue stands between a name and a nickname: "Suhaimi gelar Suttan Raja"."""
    form = before.form
    if holder.form.start not in nicknames or len(form.name) < SHORTEST_CLIP or nicknames[holder.form.start]:
        return False
    return CUED.fullmatch(string, form.closed, holder.form.opened) is not None


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
        people = [person for person in register.sharing(tokens) if nearly(tokens, person.tokens)]
    else:
        people = (
            [one for one in register.people if titles & one.titles and slipped(tokens, one.tokens)] if titles else []
        )
    return [person for person in people if not _another(person, holder)]


def _another(person: Known, holder: Holder) -> bool:
    """A single word with an office of its own ("Camat Budi") is not the Budi Santoso who holds another one."""
    titles = {office.title for office in holder.offices if office.official}
    return len(holder.form.tokens) == 1 and bool(titles and person.titles) and not titles & person.titles


def _famous_for(register: Register, tokens: tuple[str, ...]) -> list[Known]:
    """The persons of the article whom all the country calls by this nickname."""
    whole = _famous().get(tokens, ())
    return [person for person in register.sharing(whole) if part_of(whole, person.tokens)]


def _cued(text: Text, holders: Sequence[Holder]) -> dict[int, tuple[str, ...]]:
    """The starts of forms that a cue ("akrab disapa", parentheses behind a name) makes nicknames.

    Each with the words of the name that the cue goes on with ("Kang Ujang, sapaan akrab Ujang Wiharja"), or none.
    """
    found = dict[int, tuple[str, ...]]()
    cues = _cues.find(text.string, text.captions_start)
    at = 0
    for before, holder in zip([None, *holders], holders, strict=False):
        form = holder.form
        while at < len(cues) and cues[at].end < form.opened - 40:
            at += 1
        behind = [cue for cue in cues[at : at + 4] if cue.end <= form.opened]
        after_cue = behind and AFTER_CUE.match(text.string, behind[-1].end, form.opened)
        after_name = before and (before.form.sure or before.form.likely) and not BLEND.search(form.name)
        if after_cue and before and NAMED.match(text.string, before.form.closed) and _is_nickname(before, form, found):
            found[before.form.start] = form.tokens
            continue
        if (
            after_cue
            and before
            and len(before.form.tokens) < len(form.tokens)
            and part_of(before.form.tokens, form.tokens)
        ):
            continue  # "kata Goreti, sapaan Maria Goreti Wea"
        after_cue = after_cue or BEFORE_CUE.match(text.string, form.closed)
        if after_cue or (after_name and before and BRACKETED.match(text.string, before.form.closed, form.opened)):
            found[form.start] = ()
    return found


def _is_nickname(before: Holder, form: NameForm, found: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether the form before "sapaan" is the nickname of the name behind it: "Prof. Mila, sapaan Sri Ludmila"."""
    told = before.form.start in found
    return told or (len(before.form.tokens) < len(form.tokens) and not part_of(before.form.tokens, form.tokens))


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


@Phrases
def _cues() -> dict[str, str]:
    return {row["cue"]: row["cue"] for row in lexicon.rows("nicknames")}


@cache
def _famous() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Nicknames that everybody knows → the name they stand for, both as words."""
    return {tuple(row["nickname"].split()): tuple(row["name"].split()) for row in lexicon.rows("famous_nicknames")}
