"""Gives names the offices and memberships that follow them in apposition: "Andi, selaku Ketua KPU"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipelines import lexicon
from pipelines.grammar.evidence import verbs
from pipelines.grammar.name_forms import NameForm
from pipelines.grammar.role_links import in_its_time, is_linked, joined, link_behind
from pipelines.grammar.titles import Office, titles_of_kind
from pipelines.lexicon.patterns import any_of

# "Sutarjo, pensiunan berumur 60, mengaku": a verb of saying behind the apposition makes a single word a name.
CLOSED = re.compile(r"[^,.\n]{0,30}, (\w+)")
# "yakni Sutarjo, Camat Lirik, dan Mulyadi, Kepala SMPN 3 Lirik"
INTRODUCED = re.compile(r"\b(?:yakni|yaitu|oleh|bernama|dan|serta)[ :]{1,2}\Z")
FARTHEST = 120
OPENING = re.compile(r"\b(?:Bagi|Menurut|Kata|Ujar|Kepada) \Z")


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


def _is_apposition(string: str, form: NameForm, office: Office, held: Sequence[Office]) -> bool:
    """Whether the office behind the name is one of its holder's, who is already known to have those in `held`."""
    known = any(other.official for other in held)
    if not office.held or office.start - form.closed > FARTHEST or (known and office.title in titles_of_kind("event")):
        return False
    link = link_behind().match(string, form.closed, office.start)
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
        while (
            at and offices[at - 1].start > forms[i - 1].closed and is_linked(string, offices[at - 1].end, offices[at])
        ):
            at -= 1
        if is_linked(string, forms[i - 1].closed, offices[at]):
            del held[i]


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


@cache
def _namelike() -> re.Pattern[str]:
    """What a single unknown word must look like to be a name where nothing but an office behind it speaks for one."""
    return re.compile(rf"\w{{2,12}}(?:{any_of(row['ending'] for row in lexicon.rows('name_endings'))})\Z")
