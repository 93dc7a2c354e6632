"""Gives names the offices and memberships that follow them in apposition: "Andi, selaku Ketua KPU"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipelines import lexicon
from pipelines.grammar.evidence import verbs
from pipelines.grammar.name_forms import NameForm
from pipelines.grammar.titles import Office, titles_of_kind
from pipelines.lexicon.patterns import any_of

# "Sutarjo, pensiunan berumur 60, mengaku": a verb of saying behind the apposition makes a single word a name.
CLOSED = re.compile(r"[^,.\n]{0,30}, (\w+)")
# "yakni Sutarjo, Camat Lirik, dan Mulyadi, Kepala SMPN 3 Lirik"
INTRODUCED = re.compile(r"\b(?:yakni|yaitu|oleh|bernama|dan|serta)[ :]{1,2}\Z")
FARTHEST = 120
AS_STATUS = re.compile(
    r" (?:sebagai|selaku|dengan status) (?P<status>\w{2,10}\b\.?(?: (?:tugas|harian|sementara))?)(?=[ ,.]|\Z)"
)
# "Andi, yang sebelum menjadi Plt Bupati menjabat Wakil Bupati" and "Andi dari Camat Lirik menjadi Lurah Bangko".
EARLIER = (
    r"sebelum(?:nya)? (?:menjadi|jadi|menjabat|ditunjuk|dilantik|diangkat)(?: sebagai| menjadi)?(?: \w{2,20}){1,5}?"
    r"|(?:dari|semula)(?: (?:jabatan|posisi|kursi))?(?: sebagai)?"
)
# "Sutarjo, perangkat desa yang juga Kaur Keuangan": what he is besides.
BESIDES = (
    r"[a-z]{4,15}(?: [a-z]{3,15}){0,2} yang(?= (?:juga|menjabat|sehari|merupakan|kini|pernah|sempat|sebelumnya)\b)"
)
FORMERLY = re.compile(rf"\b(?:{EARLIER}) ", re.IGNORECASE)
OPENING = re.compile(r"\b(?:Bagi|Menurut|Kata|Ujar|Kepada) \Z")
MEMBER = re.compile(
    r",? (?P<said>yang (?:juga |ikut |turut |sudah |telah ){0,3}(?:ter|ber)gabung (?:di ?)?(?:dalam|dengan|di) )"
    r"(?P<of>[A-Z][\w-]{1,40}(?: [A-Z][\w-]{1,40}){0,5})"
)


def add_behind(
    string: str, forms: Sequence[NameForm], free: Sequence[Office], held: dict[int, list[Office]]
) -> set[int]:
    """Gives names the offices that follow in apposition and that nobody else holds; returns whom that makes sure."""
    told = set[int]()
    ends = [form.closed for form in forms]
    for office in free:
        i = bisect_right(ends, office.start) - 1
        if i < 0 or not _is_apposition(string, forms[i], office, held.get(i, ())):
            continue
        held.setdefault(i, []).append(in_its_time(string, forms[i].closed, office))
        if _is_telling(string, forms[i], office):
            told.add(i)
    return told


def add_statuses(string: str, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> None:
    """Gives an office the status behind its holder: "jabatan Sekda diisi Andi sebagai pelaksana harian"."""
    for i, given in held.items():
        match = AS_STATUS.match(string, forms[i].closed)
        status = _statuses().get(match["status"].lower().rstrip(".")) if match else None
        if status and given[0].status == "definitif" and given[0].end < forms[i].opened:
            given[0] = replace(given[0], status=status)


def add_further(string: str, offices: Sequence[Office], held: dict[int, list[Office]]) -> None:
    """Gives whoever has an office behind the name the one after it: "Andi, mantan Camat, ditunjuk sebagai Lurah"."""
    holders = {office.start: i for i, given in held.items() for office in given}
    for one, two in pairwise(offices):
        i = holders.get(one.start)
        if i is None or two.start in holders or not two.held or two.start - one.end > FARTHEST:
            continue
        if joined(string, one.end, two.start):
            held[i].append(in_its_time(string, one.end, two))
            holders[two.start] = i


def joined(string: str, end: int, start: int) -> bool:
    """Whether words of one who holds two offices stand between them: ", yang juga", "ditunjuk sebagai"."""
    link = _behind().match(string, end, start)
    return bool(link and link["mark"] in ("", ",") and link["words"])


def _is_apposition(string: str, form: NameForm, office: Office, held: Sequence[Office]) -> bool:
    """Whether the office behind the name is one of its holder's, who is already known to have those in `held`."""
    known = any(other.official for other in held)
    if not office.held or office.start - form.closed > FARTHEST or (known and office.title in titles_of_kind("event")):
        return False
    link = _behind().match(string, form.closed, office.start)
    if not link or (link["mark"] == "," and not link["words"] and _is_addressed(string, form, office)):
        return False
    listed = office.of is None and string.startswith((" dan ", " serta ", " atau ", " maupun "), office.end)
    if not _is_linked(form, office, link) or (listed and not link["words"]):
        return False
    if link["words"]:
        return True
    if known:
        return False
    return bool(link["mark"] or (office.of and office.official) or _is_closed_part(string, office))


def _is_linked(form: NameForm, office: Office, link: re.Match[str]) -> bool:
    """Whether what parts the form and the office is enough to join them; a comma is, if nothing else speaks against.

    "Andi untuk Pjs Bupati Lirik" gives a post for a time, "Andi untuk Bupati Lirik" supports him.
    """
    if "untuk " in link["words"] and office.status == "definitif":
        return False
    inset = link["mark"] == "(" and office.official and len(form.tokens) > 1
    return link["mark"] == "," or inset or bool(link["words"]) or form.sure or form.likely


def release(string: str, forms: Sequence[NameForm], offices: Sequence[Office], held: dict[int, list[Office]]) -> None:
    """Takes from names the offices given to the name before: the first of "Andi menjadi Camat Lirik, Budi …".

    Other posts of his may stand between: "Andi yang sebelumnya Lurah kini menjadi Camat Lirik, Budi …".
    """
    position = {office.start: i for i, office in enumerate(offices)}
    for i in range(1, len(forms)):
        office = forms[i].office
        if not office or i not in held or not string.startswith(",", office.end) or forms[i - 1].closed > office.start:
            continue
        at = position[office.start]
        while at and offices[at - 1].start > forms[i - 1].closed and _linked(string, offices[at - 1].end, offices[at]):
            at -= 1
        if _linked(string, forms[i - 1].closed, offices[at]):
            del held[i]


def _linked(string: str, end: int, office: Office) -> bool:
    """Whether words, and no mark, join the office to the name or office that ends before: "yang kini menjabat"."""
    link = _behind().match(string, end, office.start)
    return bool(link and not link["mark"] and link["words"])


def in_its_time(string: str, opened: int, office: Office) -> Office:
    """The office as a former one where the words from `opened` up to it say so: "yang pernah menjabat Camat Lirik"."""
    if office.status != "definitif":
        return office
    between = string[opened : office.start].lower()
    kinds = {kind for word, kind in links().items() if f" {word} " in between}
    former = ("former" in kinds and "appointed" not in kinds) or FORMERLY.search(between)
    return replace(office, status="mantan") if former else office


def _is_closed_part(string: str, office: Office) -> bool:
    """Whether a stop or comma closes a part of several words that is no office: "Andi warga Lirik,"."""
    several = office.last - office.first > 1
    return several and not office.official and string[office.end : office.end + 1] in {".", ","}


def _is_telling(string: str, form: NameForm, office: Office) -> bool:
    """Whether the apposition makes it sure that the form names a person; a single word needs more than the office."""
    if len(form.tokens) > 1 or form.likely:
        return True
    if office.official and office.of and INTRODUCED.search(string, form.opened - 20, form.opened):
        return True
    if office.official and office.of and _namelike().match(form.tokens[0]) and string[form.closed] == ",":
        return True
    closing = CLOSED.match(string, office.end)
    return closing is not None and closing[1] in verbs()


def _is_addressed(string: str, form: NameForm, office: Office) -> bool:
    """Whether the comma closes what opens the sentence, and no apposition follows: "Bagi Andi, guru harus netral"."""
    opening = OPENING.search(string, max(0, form.opened - 12), form.opened)
    return opening is not None and office.of is None and string[office.end : office.end + 1] != ","


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


@cache
def links() -> dict[str, str]:
    """The words that join a name and the office behind it → link, appointed or former."""
    joining = {"appointed", "former", "link"}
    return {row["phrase"]: row["kind"] for row in lexicon.rows("role_links") if row["kind"] in joining}


@cache
def _behind() -> re.Pattern[str]:
    """What parts a name from the office behind it: "Andi, selaku Ketua KPU", "Andi (45) yang juga menjabat Camat"."""
    aside = r"\([^()\n]{1,90}\)|, \d\d(?: tahun)?(?=,)"
    return re.compile(
        rf"\s?(?:{aside})?\s?(?P<mark>[,(–—-]?)\s?(?P<words>(?:(?:{any_of(links())}|{EARLIER}|{BESIDES}),?\s){{0,6}})\Z",
        re.IGNORECASE,
    )


@cache
def _namelike() -> re.Pattern[str]:
    """What a single unknown word must look like to be a name where nothing but an office behind it speaks for one."""
    return re.compile(rf"\w{{2,12}}(?:{any_of(row['ending'] for row in lexicon.rows('name_endings'))})\Z")
