"""Gives the names on a ballot the offices that they seek."""

import re
from collections.abc import Sequence

from pipelines.grammar.evidence import BALLOT
from pipelines.grammar.name_forms import NameForm
from pipelines.grammar.role_regions import find_home_regions
from pipelines.grammar.titles import Office
from pipelines.text import Text

TOGETHER = re.compile(r" ?(?:dan|bersama|berpasangan dengan|[-–—/&]) ?\Z")
# "A – B dan C – D", "A – B, serta nomor urut 2 C – D"
NEXT_PAIR = re.compile(
    r"(?:,|;)?(?: (?:dan|serta|melawan))?(?: (?:pasangan|paslon))?(?:,? (?:nomor|no\.?) urut \w{1,5})?[ ,:]{1,3}",
    re.IGNORECASE,
)
RACES = {
    "national": re.compile(r"\b(?:ca(?:wa)?pres|pilpres|presiden)\b", re.IGNORECASE),
    "province": re.compile(r"\b(?:(?:ca|wa|cawa)?gub(?:ernur)?|pilgub)\b", re.IGNORECASE),
    "city": re.compile(r"\b(?:wali ?kota|pilwal\w*|ca(?:wa)?wali\w*|walkot|pemkot)\b", re.IGNORECASE),
    "regency": re.compile(r"\b(?:(?:ca|wa|cawa)?bup(?:ati)?|pilbup|pemkab)\b", re.IGNORECASE),
}
PAIRS = {
    "national": ("Presiden", "Wakil Presiden"),
    "province": ("Gubernur", "Wakil Gubernur"),
    "city": ("Wali Kota", "Wakil Wali Kota"),
    "regency": ("Bupati", "Wakil Bupati"),
}


def add_ballots(text: Text, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> set[int]:
    """Gives pairs on the ballot the offices they seek: "pasangan A – B"."""
    sure = set[int]()
    for i in range(len(forms) - 1):
        one, two = forms[i], forms[i + 1]
        if not TOGETHER.match(text.string, one.closed, two.opened):
            continue
        start = max(text.paragraph_at(one.start)[0], one.opened - 100)
        before = BALLOT.search(text.string, start, one.opened)
        chained = i > 1 and {i - 2, i - 1} <= sure and NEXT_PAIR.fullmatch(text.string, forms[i - 1].closed, one.opened)
        if not chained and (not before or (i and forms[i - 1].end > before.start())):
            continue
        sure |= {i, i + 1}
        level = _race(text, one.start)
        if level and not any(office.status == "calon" for j in (i, i + 1) for office in held.get(j, ())):
            for j, title in zip((i, i + 1), PAIRS[level], strict=True):
                held.setdefault(j, []).append(_sought(forms[j], title, level))
    return sure


def _sought(form: NameForm, title: str, level: str) -> Office:
    return Office(
        start=form.start, end=form.end, first=form.first, last=form.last, title=title, level=level, status="calon"
    )


def _race(text: Text, position: int) -> str | None:
    """Which office the election is about that the sentence at `position`, or else the article, speaks of."""
    for start, end in (text.sentence_at(position), (0, len(text.string))):
        counts = {level: len(pattern.findall(text.string, start, end)) for level, pattern in RACES.items()}
        if any(counts.values()):
            return max(counts, key=lambda level: counts[level])
    types = [region.type for region in text.once(find_home_regions) if region.type != "provinsi"]
    return {"kota": "city", "kabupaten": "regency"}[types[0]] if types else None
