"""Parts offices and names that are listed: pairs of offices, members of one body, who is served and who serves."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipelines import lexicon
from pipelines.grammar.name_forms import NameForm
from pipelines.grammar.titles import PAIRED, Office, titles_of_kind

REPLACING = re.compile(r",? (?:yang )?menggantikan (?:(?:pejabat (?:lama|sebelumnya)|pendahulunya),? )?\Z")
# "Andi (SMPN 1), Budi (SDN 2), serta Cici"
LISTED = re.compile(r"(?: ?\([^()\n]{1,60}\))?(?:,|;|,? (?:dan|serta)|; (?:dan|serta)) \Z")
LAST_WORD = re.compile(r"\b([a-z]+) \Z", re.IGNORECASE)
LONGEST_ASIDE, MOST_WITHIN = 62, 5
# The posts that many hold in one body.
MEMBERS = frozenset({"Anggota", "Komisioner"})


def split_pairs(
    string: str, forms: Sequence[NameForm], offices: Sequence[Office], held: dict[int, list[Office]]
) -> set[int]:
    """Parts "Bupati dan Wakil Bupati Malang, A dan B": each name holds the office of its own place.

    Returns whom that makes sure.
    """
    holders = {office.start: i for i, given in held.items() for office in given}
    sure = set[int]()
    for one, two in pairwise(offices):
        if not PAIRED.match(string, one.end, two.start) or one.level != two.level:
            continue
        i = holders.get(two.start, len(forms))
        if i + 1 < len(forms) and PAIRED.match(string, forms[i].closed, forms[i + 1].opened):
            held[i], held[i + 1] = [one], [two]
            sure.add(i + 1)
    return sure


def pass_on(string: str, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> None:
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


def add_replaced(string: str, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> None:
    """Makes Budi a former holder in "Camat Andi menggantikan Budi", "Andi menjadi Camat menggantikan Budi"."""
    for i in range(len(forms) - 1):
        office = next((office for office in held.get(i, ()) if office.official and office.status != "calon"), None)
        told = max(forms[i].closed, held[i][-1].end) if office else 0
        if office and i + 1 not in held and REPLACING.match(string, told, forms[i + 1].opened):
            held[i + 1] = [replace(office, status="mantan")]


def add_lists(string: str, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> set[int]:
    """Gives the post of a member to all who are listed with the first: "anggota KPU Andi, Budi dan Cici".

    So it does with any office that the text speaks of as several: "dua camat, Andi dan Budi".
    """
    listed = set[int]()
    for i in range(len(forms) - 1):
        shared = [office for office in held.get(i, ()) if office.title in MEMBERS or _are_several(string, office)]
        j = _next(string, forms, i) if shared else i
        if shared and j not in held and LISTED.match(string, forms[i].closed, forms[j].opened):
            held[j] = shared
            listed.add(j)
    return listed


def _next(string: str, forms: Sequence[NameForm], i: int) -> int:
    """The index of the form behind the form `i` and the parentheses that follow it: "Andi (SMPN Lirik), Budi"."""
    opened = forms[i].closed
    closed = string.find(")", opened, opened + LONGEST_ASIDE) if string.startswith(("(", " ("), opened) else opened
    return next((j for j in range(i + 1, min(i + MOST_WITHIN, len(forms))) if forms[j].opened > closed), i + 1)


def _are_several(string: str, office: Office) -> bool:
    before = LAST_WORD.search(string, max(0, office.start - 12), office.start)
    return before is not None and before[1].lower() in _numbers()


@cache
def _numbers() -> frozenset[str]:
    return frozenset(row["phrase"] for row in lexicon.rows("role_links") if row["kind"] == "several")
