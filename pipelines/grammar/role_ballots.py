"""Gives the names on a ballot the offices that they seek."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipelines import lexicon
from pipelines.grammar.candidate_openings import find_opened
from pipelines.grammar.evidence import ballot
from pipelines.grammar.name_forms import NameForm
from pipelines.grammar.role_regions import find_home_regions
from pipelines.grammar.titles import Office
from pipelines.lexicon.phrases import Phrases
from pipelines.text import Text

TOGETHER = re.compile(r"(?: ?\([^()\n]{1,30}\))? ?(?:,? dan|bersama|[-–—/&])(?: (?:pasangannya|wakilnya),?)? ?\Z")
# Words that make a pair of two candidates wherever they stand: "A yang menggandeng B".
CAMPAIGN = re.compile(
    r"\b(?:dukungan|(?:me)?menangkan|pemenangan|diikuti|mempertemukan|diusung|deklarasi\w*)\b[^.!?\n]{0,60}\Z",
    re.IGNORECASE,
)
DASH = re.compile(r" ?[-–—] ?\Z")
JOINED = re.compile(r",? (?:yang )?(?:ber(?:pasangan|duet) (?:dengan|bersama)|menggandeng|bergandengan dengan),? \Z")
# "A – B dan C – D", "A – B (nomor urut 1), serta nomor 2 C – D"
NEXT_PAIR = re.compile(
    r"(?: ?\([^()\n]{1,40}\))?[,;.]?(?: (?:dan|serta|melawan|vs|lalu|kemudian|maupun))?"
    r"(?:,? (?:pasangan|paslon)(?: calon)?)?(?:,? (?:nomor|no\.?)(?: urut)? \w{1,5})?[ ,:]{1,3}",
    re.IGNORECASE,
)
# "A – B, pasangan nomor urut 5", "A – B (nomor urut 2)"
NUMBERED = re.compile(
    r"(?:,? (?:sebagai |selaku )?(?:pasangan|paslon)(?: calon)?|[ ,]{1,2}\(?)\s?(?:nomor|no\.?) urut\b", re.IGNORECASE
)
PAIRS = {
    "national": ("Presiden", "Wakil Presiden"),
    "province": ("Gubernur", "Wakil Gubernur"),
    "city": ("Wali Kota", "Wakil Wali Kota"),
    "regency": ("Bupati", "Wakil Bupati"),
}
ELECTED = frozenset(title for pair in PAIRS.values() for title in pair)


def add_ballots(text: Text, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> set[int]:
    """Gives pairs on the ballot the offices they seek: "pasangan A – B"."""
    sure, opened = set[int](), {pair.start for pair in text.once(find_opened)}
    named = [i for i, form in enumerate(forms) if not _is_bracketed(text.string, form, form)]
    for at, (i, j) in enumerate(pairwise(named)):
        two = _opening(forms[j], held.get(j, ()))
        joined = JOINED.match(text.string, forms[i].closed, two)
        if not joined and not TOGETHER.match(text.string, forms[i].closed, two):
            continue
        before = named[max(at - 2, 0) : at]
        follows = len(before) > 1 and sure.issuperset(before)
        told = joined or forms[i].start in opened
        if not told and not _is_announced(text, [forms[k] for k in before], (forms[i], forms[j]), follows):
            continue
        sure |= {i, j}
        _give(forms, held, (i, j), _told_race(held, (i, j)) or _race(text, forms[i].start))
    return sure


def _give(forms: Sequence[NameForm], held: dict[int, list[Office]], pair: tuple[int, int], level: str | None) -> None:
    """Gives the forms of the `pair` the offices of a race, where they are not known as candidates already."""
    for j, title in zip(pair, PAIRS.get(level or "", ()), strict=False):
        if not any(office.status == "calon" for office in held.get(j, ())):
            held.setdefault(j, []).append(_sought(forms[j], title, level or ""))


def _told_race(held: Mapping[int, Sequence[Office]], pair: tuple[int, int]) -> str | None:
    """The race that the office sought by one of the `pair` tells: "cabup Andi dan Budi"."""
    sought = (office for j in pair for office in held.get(j, ()) if office.status == "calon")
    return next((office.level for office in sought if office.title in ELECTED), None)


def _opening(form: NameForm, held: Sequence[Office]) -> int:
    """Where the form opens with the office before it: "menggandeng mantan Camat Lirik Andi"."""
    return min((office.start for office in held if office.end <= form.opened), default=form.opened)


def _is_announced(text: Text, before: Sequence[NameForm], pair: tuple[NameForm, NameForm], follows: bool) -> bool:
    """Whether words before or behind speak of the forms as a `pair`, or the pair `before` goes on with them.

    `before` are the names before, the last one last; it `follows` a pair if they are one.
    """
    one, two = pair
    start = max(text.paragraph_at(one.start)[0], one.opened - 100)
    cue = ballot().search(text.string, start, one.opened)
    if not cue and DASH.match(text.string, one.closed, two.opened):
        cue = CAMPAIGN.search(text.string, start, one.opened)
    if cue and (_is_bracketed(text.string, one, two) or not (before and before[-1].end > cue.start())):
        return True
    if follows and NEXT_PAIR.fullmatch(text.string, before[-1].closed, one.opened):
        return True
    return NUMBERED.match(text.string, two.closed) is not None


def _is_bracketed(string: str, one: NameForm, two: NameForm) -> bool:
    """Whether parentheses open before `one` and close behind `two`: "A – B (SEHATI)", "Paket SEHATI (A – B)"."""
    return string[one.opened - 1 : one.opened] == "(" and string[two.closed : two.closed + 1] == ")"


def _sought(form: NameForm, title: str, level: str) -> Office:
    return Office(
        start=form.start, end=form.end, first=form.first, last=form.last, title=title, level=level, status="calon"
    )


def _race(text: Text, position: int) -> str | None:
    """Which office the election is about that the sentence at `position`, or else the article, speaks of."""
    hits = text.once(_find_races)
    start, end = text.sentence_at(position)
    near = hits[bisect_left(hits, (start,)) : bisect_left(hits, (end,))]
    if hits:
        return Counter(level for _, level in near).most_common(1)[0][0] if near else text.once(_main_race)
    types = [region.type for region in text.once(find_home_regions) if region.type != "provinsi"]
    return {"kota": "city", "kabupaten": "regency"}[types[0]] if types else None


def _main_race(text: Text) -> str:
    """The level of the race that the article speaks of most."""
    return Counter(level for _, level in text.once(_find_races)).most_common(1)[0][0]


def _find_races(text: Text) -> tuple[tuple[int, str], ...]:
    """Where the article names a race or the office that it is about, and its level."""
    return tuple((found.start, found.value) for found in _races.find(text.string))


@Phrases
def _races() -> dict[str, str]:
    return {row["phrase"]: row["level"] for row in lexicon.rows("race_words")}
