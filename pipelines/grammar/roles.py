"""Says which name holds which office: before the name, behind it, in pairs, and on the ballot."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.grammar.name_forms import NameForm
from pipelines.grammar.names import find_names
from pipelines.grammar.role_appositions import add_behind, add_members
from pipelines.grammar.role_ballots import add_ballots
from pipelines.grammar.role_regions import located
from pipelines.grammar.titles import PAIRED, Office, find_offices, titles_of_kind
from pipelines.text import Text

# "sekaligus", "/" and a comma join two offices of one holder, the comma only where both are in one body.
SAME_HOLDER = re.compile(
    r"\s?(?:(?P<comma>,)|/|(?:,\s?)?(?:yang )?(?:sekaligus|merangkap|juga|selaku)(?: sebagai)?)\s?\Z"
)
REPLACING = re.compile(r",? (?:yang )?menggantikan \Z")
LISTED = re.compile(r"(?:,|,? (?:dan|serta)) \Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A name with the offices that the words around it give to this person."""

    form: NameForm
    offices: tuple[Office, ...]


def find_holders(text: Text) -> tuple[Holder, ...]:
    """Every form of find_names(), in order, with its offices; one on the ballot is `sure` to name a person."""
    forms, offices = text.once(find_names), text.once(find_offices)
    held = {i: [form.office] for i, form in enumerate(forms) if form.office}
    _add_chained(text.string, held, offices)
    _split_pairs(text.string, forms, offices, held)
    _pass_on(text.string, forms, held)
    claimed = {office.start for given in held.values() for office in given}
    sure = add_behind(text.string, forms, [office for office in offices if office.start not in claimed], held)
    add_members(text.string, forms, held)
    sure |= _add_lists(text.string, forms, held)
    _replaced(text.string, forms, held)
    sure |= add_ballots(text, forms, held)
    return tuple(
        Holder(
            form=replace(form, sure=True) if i in sure else form,
            offices=tuple(located(text, o) for o in held.get(i, ()) if o.title not in titles_of_kind("case")),
        )
        for i, form in enumerate(forms)
    )


def _add_chained(string: str, held: dict[int, list[Office]], offices: Sequence[Office]) -> None:
    """Gives the holder of an office the one before it too: "Plt. Sekjen, Irjen Kementerian Agama Andi"."""
    position = {office.start: i for i, office in enumerate(offices)}
    for given in held.values():
        at = position[given[0].start]
        while at and (link := SAME_HOLDER.match(string, offices[at - 1].end, offices[at].start)):
            if link["comma"] and not _same_body(offices[at - 1], offices[at]):
                break
            at -= 1
            given.insert(0, offices[at])


def _same_body(one: Office, two: Office) -> bool:
    """Two posts of one man in one body: a comma between posts of different bodies parts two men."""
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


def _split_pairs(
    string: str, forms: Sequence[NameForm], offices: Sequence[Office], held: dict[int, list[Office]]
) -> None:
    """Parts "Bupati dan Wakil Bupati Malang, A dan B": each name holds the office of its own place."""
    holders = {office.start: i for i, given in held.items() for office in given}
    for one, two in pairwise(offices):
        if not PAIRED.match(string, one.end, two.start) or one.level != two.level:
            continue
        i = holders.get(two.start, len(forms))
        if i + 1 < len(forms) and PAIRED.match(string, forms[i].closed, forms[i + 1].opened):
            held[i], held[i + 1] = [one], [two]


def _pass_on(string: str, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> None:
    """Parts "kuasa hukum Andi, Budi": who is served stands before who serves."""
    for i in range(len(forms) - 1):
        serving = [
            office
            for office in held.get(i, ())
            if office.title in titles_of_kind("served") and office.end < forms[i].start
        ]
        if serving and i + 1 not in held and string[forms[i].closed : forms[i + 1].opened] == ", ":
            held[i + 1] = serving
            held[i] = [office for office in held[i] if office not in serving]


def _replaced(string: str, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> None:
    """Makes Budi a former holder in "Camat Andi menggantikan Budi"."""
    for i in range(len(forms) - 1):
        office = next((office for office in held.get(i, ()) if office.official and office.status != "calon"), None)
        if office and i + 1 not in held and REPLACING.match(string, forms[i].closed, forms[i + 1].opened):
            held[i + 1] = [replace(office, status="mantan")]


def _add_lists(string: str, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> set[int]:
    """Gives the post of a member to all who are listed with the first: "anggota KPU Andi, Budi dan Cici"."""
    listed = set[int]()
    for i in range(len(forms) - 1):
        member = [office for office in held.get(i, ()) if office.title in {"Anggota", "Komisioner"}]
        if member and i + 1 not in held and LISTED.match(string, forms[i].closed, forms[i + 1].opened):
            held[i + 1] = member
            listed.add(i + 1)
    return listed
