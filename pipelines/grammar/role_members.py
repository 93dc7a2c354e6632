"""Gives names the memberships that follow them, and offices the status behind their holder."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipelines import lexicon
from pipelines.grammar.name_forms import NameForm
from pipelines.grammar.titles import Office

AS_STATUS = re.compile(
    r" (?:sebagai|selaku|dengan status) (?P<status>\w{2,10}\b\.?(?: (?:tugas|harian|sementara))?)(?=[ ,.]|\Z)"
)
MEMBER = re.compile(
    r",? (?P<said>yang (?:juga |ikut |turut |sudah |telah ){0,3}(?:ter|ber)gabung (?:di ?)?(?:dalam|dengan|di) )"
    r"(?P<of>[A-Z][\w-]{1,40}(?: [A-Z][\w-]{1,40}){0,5})"
)


def add_statuses(string: str, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> None:
    """Gives an office the status behind its holder: "jabatan Sekda diisi Andi sebagai pelaksana harian"."""
    for i, given in held.items():
        match = AS_STATUS.match(string, forms[i].closed)
        status = _statuses().get(match["status"].lower().rstrip(".")) if match else None
        if status and given[0].status == "definitif" and given[0].end < forms[i].opened:
            given[0] = replace(given[0], status=status)


def add_members(string: str, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> None:
    """Makes "Andi, yang tergabung dalam Elemen Rakyat" a member, and gives "pegiat sosial yang …" the group."""
    for i, form in enumerate(forms):
        known = [office for office in held.get(i, ()) if not office.official and office.start > form.end]
        match = MEMBER.match(string, known[-1].end if known else form.closed)
        if not match:
            continue
        if known and not known[-1].of:
            held[i][-1] = replace(known[-1], of=match["of"])
        elif not known:
            held.setdefault(i, []).append(_member(form, match))


def _member(form: NameForm, match: re.Match[str]) -> Office:
    return Office(
        start=match.start("said"),
        end=match.end(),
        first=form.first,
        last=form.last,
        title="anggota",
        level="none",
        status=None,
        of=match["of"],
    )


@cache
def _statuses() -> dict[str, str]:
    return {row["phrase"]: row["status"] for row in lexicon.rows("statuses") if row["place"] == "before"}
