"""The words that join a name and an office, or two offices of one holder: "selaku", "yang pernah menjabat"."""

import re
from dataclasses import replace
from functools import cache

from pipelines import lexicon
from pipelines.grammar.titles import Office
from pipelines.lexicon.patterns import any_of

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


def joined(string: str, end: int, start: int) -> bool:
    """Whether words of one who holds two offices stand between them: ", yang juga", "ditunjuk sebagai"."""
    link = link_behind().match(string, end, start)
    return bool(link and link["mark"] in ("", ",") and link["words"])


def is_linked(string: str, end: int, office: Office) -> bool:
    """Whether words, and no mark, join the office to the name or office that ends before: "yang kini menjabat"."""
    link = link_behind().match(string, end, office.start)
    return bool(link and not link["mark"] and link["words"])


def in_its_time(string: str, opened: int, office: Office) -> Office:
    """The office as a former one where the words from `opened` up to it say so: "yang pernah menjabat Camat Lirik"."""
    if office.status != "definitif":
        return office
    between = string[opened : office.start].lower()
    kinds = {kind for word, kind in links().items() if f" {word} " in between}
    former = ("former" in kinds and "appointed" not in kinds) or FORMERLY.search(between)
    return replace(office, status="mantan") if former else office


@cache
def links() -> dict[str, str]:
    """The words that join a name and the office behind it → link, appointed or former."""
    joining = {"appointed", "former", "link"}
    return {row["phrase"]: row["kind"] for row in lexicon.rows("role_links") if row["kind"] in joining}


@cache
def link_behind() -> re.Pattern[str]:
    """What parts a name from the office behind it: "Andi, selaku Ketua KPU", "Andi (45) yang juga menjabat Camat"."""
    aside = r"\([^()\n]{1,90}\)|, \d\d(?: tahun)?(?=,)"
    return re.compile(
        rf"\s?(?:{aside})?\s?(?P<mark>[,(–—-]?)\s?(?P<words>(?:(?:{any_of(links())}|{EARLIER}|{BESIDES}),?\s){{0,6}})\Z",
        re.IGNORECASE,
    )
