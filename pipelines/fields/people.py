"""Every person that the article names, once, with all forms of the name and all offices."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter
from typing import Annotated

from crawler.items import Span
from pipelines.grammar.anaphora import akin, find_anaphora
from pipelines.grammar.joining import find_known
from pipelines.grammar.name_forms import NameForm
from pipelines.grammar.register import Known
from pipelines.grammar.titles import Office, find_offices, titles_of_kind
from pipelines.text import Text

SIGNS = re.compile(r"[^\w ]|_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or part that a person holds, held or seeks, as the article says."""

    title: Annotated[str, "canonical title: Wakil Bupati for Wabup; the office sought where status is calon"]
    of: Annotated[str | None, "the region or body: Kota Pasuruan, Bawaslu Provinsi Aceh"]
    status: Annotated[
        str | None,
        "definitif, penjabat, penjabat sementara, pelaksana tugas, pelaksana harian, mantan, calon; null: no office",
    ]
    span: Annotated[Span, "where the role is stated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where the article speaks of a person."""

    surface: Annotated[str, "as written"]
    kind: Annotated[str, "name, alias (a nickname) or office (the title alone: Wabup, Pj. Wali Kota)"]
    span: Annotated[Span, "where it stands"]
    titled_span: Annotated[Span | None, "the name with its honorifics and degrees, where it has any"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person whom the article names, with every form of the name that it uses."""

    name: Annotated[str, "the fullest form, without honorifics and degrees"]
    aliases: Annotated[tuple[str, ...], "other forms of the name used in the article"]
    honorifics: Annotated[tuple[str, ...], "titles before the name, as written: H, Drs., Komjen Pol."]
    degrees: Annotated[tuple[str, ...], "academic degrees behind the name, as written: S.Pd., M.Si"]
    roles: Annotated[tuple[Role, ...], "offices and parts"]
    mentions: Annotated[tuple[Mention, ...], "all places where the person is spoken of, in order"]
    span: Annotated[Span, "where the fullest form stands first"]


def find(text: Text) -> tuple[Person, ...]:
    """The people named in captions and body, in the order of their first mention."""
    known = text.once(find_known)
    told = [person.offices for person in known]
    for i, office in find_anaphora(text, known):
        told[i].append(office)
    roles = [_lasting(_merge(offices, _outright(text, offices))) for offices in told]
    taken = {office.start for offices in told for office in offices}
    alone: dict[int, list[Office]] = {i: [] for i in range(len(known))}
    held = defaultdict[str, list[tuple[int, Office]]](list)
    for i, offices in enumerate(roles):
        for office in offices:
            held[office.title.casefold()].append((i, office))
    for office in text.once(find_offices):
        if office.start not in taken and office.held:
            holders = {i for i, role in held.get(office.title.casefold(), ()) if _means(office, role)}
            if len(holders) == 1:
                alone[holders.pop()].append(office)
    return tuple(_person(text, person, roles[i], alone[i]) for i, person in enumerate(known))


def _person(text: Text, known: Known, offices: Sequence[Office], alone: Iterable[Office]) -> Person:
    forms = [holder.form for holder, kind in known.holders if kind == "name"]
    fullest = max(forms, key=lambda form: (len(form.tokens), not form.name.isupper(), len(form.name), -form.start))
    mentions = [(holder.form.start, _mention(text, holder.form, kind)) for holder, kind in known.holders]
    for office in alone:
        span = text.span(office.start, office.end)
        surface = text.string[office.start : office.end]
        mentions.append((office.start, Mention(surface=surface, kind="office", span=span)))
    mentions.sort(key=itemgetter(0))
    return Person(
        name=fullest.name,
        aliases=_distinct((holder.form.name for holder, _ in known.holders), fullest.name),
        honorifics=_distinct(honorific for holder, _ in known.holders for honorific in holder.form.honorifics),
        degrees=_distinct(degree for holder, _ in known.holders for degree in holder.form.degrees),
        roles=tuple(
            Role(title=office.title, of=office.of, status=office.status, span=text.span(office.start, office.end))
            for office in offices
        ),
        mentions=tuple(mention for _, mention in mentions),
        span=text.span(fullest.start, fullest.end),
    )


def _mention(text: Text, form: NameForm, kind: str) -> Mention:
    titled = text.span(form.opened, form.closed) if form.honorifics or form.degrees else None
    return Mention(surface=form.name, kind=kind, span=text.span(form.start, form.end), titled_span=titled)


def _distinct(strings: Iterable[str], *known: str) -> tuple[str, ...]:
    """The strings in order, each once, whatever its case and full stops; none of `known`."""
    first: dict[str, str] = {}
    for string in dict.fromkeys(strings):
        first.setdefault(_fold(string), string)
    excluded = {_fold(one) for one in known}
    return tuple(string for key, string in first.items() if key not in excluded)


@lru_cache(maxsize=4096)
def _fold(string: str) -> str:
    return SIGNS.sub("", string.casefold())


def _outright(text: Text, offices: Iterable[Office]) -> frozenset[int]:
    """Where offices stand that are said to be held for good: "Sekda definitif"."""
    surfaces = {office.start: text.string[office.start : office.end].casefold() for office in offices}
    return frozenset(start for start, surface in surfaces.items() if "definitif" in surface.split())


def _merge(offices: Iterable[Office], outright: Set[int]) -> tuple[Office, ...]:
    """One office for all its mentions: the fullest `of`, and no plain mention beside one that says Pj or mantan.

    One said `outright` to be held for good stands beside the Pj that its holder was before.
    """
    merged: list[Office] = []
    for office in offices:
        same = next((i for i, other in enumerate(merged) if _same(office, other, outright)), None)
        if same is None:
            merged.append(office)
            continue
        kept = merged[same] if merged[same].status != "definitif" or office.status == "calon" else office
        of = max((o.of for o in (merged[same], office) if o.of), key=len, default=None)
        merged[same] = replace(merged[same], status=kept.status, of=of)
    return tuple(merged)


def _lasting(offices: tuple[Office, ...]) -> tuple[Office, ...]:
    """Without the parts in an event (peserta, orator) of somebody who is known as something else."""
    return tuple(office for office in offices if office.title not in titles_of_kind("event")) or offices


def _same(one: Office, two: Office, outright: Set[int]) -> bool:
    """Whether two mentions speak of one holding of one office."""
    if one.title.casefold() != two.title.casefold():
        return False
    if one.status != two.status and (one.start in outright or two.start in outright):
        return False
    if one.status != two.status and "definitif" not in (one.status, two.status):
        return False
    if "calon" in (one.status, two.status) and one.status != two.status:
        return False
    return not (one.of and two.of) or akin(one.of, two.of)


def _means(office: Office, held: Office) -> bool:
    """Whether an office that stands alone ("Pj. Wali Kota", "Bupati") can be the one that somebody holds."""
    if office.title.casefold() != held.title.casefold() or not office.official:
        return False
    if office.status != held.status and (office.status != "definitif" or held.status in {"mantan", "calon"}):
        return False
    return not (office.of and held.of) or akin(office.of, held.of)
