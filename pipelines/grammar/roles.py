"""Says which name holds which office: before the name, behind it, in pairs, and on the ballot."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipelines.grammar.name_forms import NameForm
from pipelines.grammar.names import find_names
from pipelines.grammar.role_appositions import add_behind, add_further, release
from pipelines.grammar.role_ballots import add_ballots
from pipelines.grammar.role_descriptions import add_described, add_reruns
from pipelines.grammar.role_links import links
from pipelines.grammar.role_lists import MEMBERS, add_lists, add_replaced, pass_on, split_pairs
from pipelines.grammar.role_members import add_members, add_statuses
from pipelines.grammar.role_regions import located
from pipelines.grammar.titles import Office, find_offices, titles_of_kind
from pipelines.lexicon.patterns import any_of
from pipelines.text import Text

DIVISION = "Koordinator Divisi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A name with the offices that the words around it give to this person."""

    form: NameForm
    offices: tuple[Office, ...]


def find_holders(text: Text) -> tuple[Holder, ...]:
    """Every form of find_names(), in order, with its offices; one on the ballot is `sure` to name a person."""
    forms, offices = text.once(find_names), text.once(find_offices)
    held = {i: [form.office] for i, form in enumerate(forms) if form.office}
    release(text.string, forms, offices, held)
    _add_chained(text.string, held, offices)
    sure = split_pairs(text.string, forms, offices, held)
    pass_on(text.string, forms, held)
    sure |= add_behind(text.string, forms, _free(offices, held), held)
    add_further(text.string, offices, held)
    add_statuses(text.string, forms, held)
    sure |= add_described(text.string, forms, _free(offices, held), held)
    add_members(text.string, forms, held)
    sure |= add_lists(text.string, forms, held)
    add_replaced(text.string, forms, held)
    sure |= add_ballots(text, forms, held)
    add_reruns(text, forms, held)
    return tuple(
        Holder(
            form=replace(form, sure=True) if i in sure else form,
            offices=tuple(located(text, o) for o in held.get(i, ()) if o.title not in titles_of_kind("case")),
        )
        for i, form in enumerate(forms)
    )


def _free(offices: Sequence[Office], held: Mapping[int, Sequence[Office]]) -> list[Office]:
    """The offices that nobody holds so far."""
    claimed = {office.start for given in held.values() for office in given}
    return [office for office in offices if office.start not in claimed]


def _add_chained(string: str, held: dict[int, list[Office]], offices: Sequence[Office]) -> None:
    """Gives the holder of an office the one before it too: "Plt. Sekjen, Irjen Kementerian Agama Andi"."""
    position = {office.start: i for i, office in enumerate(offices)}
    for given in held.values():
        at = position[given[0].start]
        while at and (link := _same_holder().match(string, offices[at - 1].end, offices[at].start)):
            if not (link[0].strip() or offices[at - 1].title in MEMBERS):
                break
            if link["comma"] and not _same_body(offices[at - 1], offices[at]):
                break
            at -= 1
            given.insert(0, offices[at])


def _same_body(one: Office, two: Office) -> bool:
    """Two posts of one man in one body: a comma between posts of different bodies parts two men.

    A division that a member coordinates is one of his body: "Anggota Bawaslu Lirik, Koordiv Hukum".
    """
    if one.of and two.of is None and one.title in MEMBERS and two.title.startswith(DIVISION):
        return True
    if (
        not (one.of and two.of)
        or one.title == two.title
        or one.status == two.status
        or "body" not in (one.level, two.level)
    ):
        return False
    return _initials(one.of)[:4] == _initials(two.of)[:4]


def _initials(body: str) -> str:
    """Alike for "Kementerian Dalam Negeri" and "Kemendagri"."""
    return re.sub(r"kementerian ?", "kemen", body.lower())[:5]


@cache
def _same_holder() -> re.Pattern[str]:
    """What joins two offices of one holder: "sekaligus", "yang kini menjabat", "/", and a comma within one body.

    Nothing at all joins a member's post and his division: "Anggota Bawaslu Lirik Koordinator Divisi Hukum".
    """
    return re.compile(rf"\s?(?:(?P<comma>,)|/|(?:,\s?)?(?:(?:{any_of(links())}) ?){{1,5}}|)\s?\Z")
