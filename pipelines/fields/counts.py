"""Figures that the article gives, with what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, NamedTuple

from crawler.items import Span
from pipelines import lexicon
from pipelines.grammar.counts_nouns import GRADE, NOUNS, PREDICATE, Noun, Nouns
from pipelines.grammar.counts_numbers import Figure, figures
from pipelines.text import Text

# From the figure to the noun: " ", " (empat puluh) ".
GAP = re.compile(r"(?: \([^()\n]{1,40}\))? ")
WORD_BEFORE = re.compile(r"([\w-]+)[\s.]*(?:\(\s*)?\Z")
HEAD = r"[A-Z][\w.’'-]*(?:\s+(?:dan\s+|serta\s+)?(?:di\s+)?[A-Z][\w.’'-]*){0,7}"
# "Dinas Kesehatan sebanyak 37 orang" counts of the Dinas Kesehatan.
AMOUNT = re.compile(r"\s(?:sebanyak|berjumlah|sejumlah|ada|yakni|yaitu)\s+\Z")
HEAD_BEFORE = re.compile(rf"(?P<head>{HEAD}){AMOUNT.pattern}")
COORDINATED = re.compile(r"\s+(?:dan|serta)\s+")
# "jabatan fungsional, paling banyak 20 kursi" counts the posts before the comma, "ASN yang jumlahnya 90 orang" ASN.
AMOUNT_BEHIND = re.compile(
    r"(?:,\s*(?:maksimal|minimal|sebanyak|paling banyak|hanya|ada|yakni|totalnya)?|\s+(?:yang\s+)?"
    r"(?:jumlahnya|berjumlah|sebanyak|sejumlah|mencapai))\s+\Z",
    re.I,
)
# "31 orang merupakan eselon IV", "dua di antaranya menyangkut guru": what those counted are.
BEING = r"(?:merupakan|adalah|ialah|berstatus|menyangkut|melibatkan|berasal dari|berupa|dari kalangan)"
IS = re.compile(rf" (?:yang )?{BEING} ", re.I)
OF_GRADE = re.compile(rf"(?: {BEING})? (?P<grade>{GRADE})", re.I)
# A bare figure counts some of those before at the beginning of a clause only: "…, dua di antaranya tidak terbukti".
CLAUSE = re.compile(
    r"(?:[.,;:(–—!?]\s*|\b(?:dan|sebanyak|sedangkan|sementara|hanya|baru|serta|meski|dengan)\s+|^)\Z", re.I | re.M
)
AMONG = r" (?:orang )?di ?antara(?:nya| mereka)"
OF_THOSE = re.compile(rf"(?: lainnya| sisanya)?(?:{AMONG})?(?: (?:sudah|telah))?(?: dinyatakan)? ")
AMONG_THOSE = re.compile(AMONG)
# "19 orang tersebut", "Dari 53 pejabat yang dilantik" speak of those who were counted before.
KNOWN = re.compile(r" (?:tersebut|itu|ini)\b")
OUT_OF = re.compile(r"\bdari\s+\Z", re.I)
ARTICLE = "satu"
LOOK_BACK, LONGEST_AMOUNT = 120, 24


class Counted(NamedTuple):
    """A count as it was read: what it counts, from where to where, and whether the words refer to an earlier count."""

    value: int
    noun: Noun
    start: int
    end: int
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of persons, cases or offices that the article gives. Dates, ages, money and percentages are none."""

    value: Annotated[int, "the number"]
    of: Annotated[str, "what it counts, as written: Pejabat Fungsional, kasus; or the body: Dinas Kesehatan"]
    span: Annotated[Span, "the figure and what it counts"]


def find(text: Text) -> tuple[Count, ...]:
    """The counts in headline, captions and body; the same number of the same thing is listed once, from the body."""
    nouns = Nouns(text.string)
    read = _parts(text.string, [c for figure in figures(text.string) if (c := _counted(text.string, figure, nouns))])
    kept: list[Counted] = []
    by_value: dict[int, list[Counted]] = {}
    for counted in sorted(read, key=lambda c: (c.known, c.noun.role == "unit", c.start < text.body_start, c.start)):
        same = by_value.setdefault(counted.value, [])
        if not any(_again(counted, other, text.body_start) for other in same):
            same.append(counted)
            kept.append(counted)
    return tuple(
        Count(value=c.value, of=c.noun.of, span=text.span(c.start, c.end)) for c in sorted(kept, key=lambda c: c.start)
    )


def _parts(string: str, read: list[Counted]) -> list[Counted]:
    """The counts in order; a part of those counted before has with it what sets it apart: "94 laporan divalidasi"."""
    largest: dict[str, int] = {}
    told = []
    for counted in sorted(read, key=lambda c: c.start):
        noun = counted.noun
        key = noun.of.casefold()
        said = PREDICATE.match(string, noun.end) if counted.value < largest.get(key, 0) and not counted.known else None
        largest[key] = max(largest.get(key, 0), counted.value)
        if said is not None and noun.role in NOUNS:
            noun = replace(noun, end=said.end(), of=f"{noun.of} {said['of']}")
        told.append(counted._replace(noun=noun, end=max(counted.end, noun.end)))
    return told


def _again(counted: Counted, other: Counted, body_start: int) -> bool:
    """Whether the two, of one value, count the same; `other` says it better."""
    one, two = counted.noun.of.casefold(), other.noun.of.casefold()
    if two.startswith(one + " ") or one in (_initials(two), two) or two == _initials(one):
        return True
    if counted.noun.role == "verdict":
        return counted.known
    vague = counted.known or counted.noun.role == "unit" or counted.start < body_start
    return vague and {counted.noun.role, other.noun.role} in ({"person"}, {"case"}, {"unit", "person"}, {"unit"})


def _initials(of: str) -> str:
    """The first letters of the words: "asn" for aparatur sipil negara."""
    return "".join(word[0] for word in of.split())


def _counted(string: str, figure: Figure, nouns: Nouns) -> Counted | None:
    gap = GAP.match(string, figure.end)
    if gap is None or _is_name(string, figure):
        return None
    noun = nouns.at(gap.end())
    if noun is None:
        return _verdict(string, figure, nouns)
    if noun.start == gap.end() and _is_article(string, figure):
        return None
    known = KNOWN.match(string, noun.end) is not None or OUT_OF.search(string, max(figure.start - 6, 0), figure.start)
    if noun.role == "unit":
        return next(_by_unit(string, figure, noun, nouns), None) or Counted(
            figure.value, noun, figure.start, noun.end, bool(known)
        )
    return Counted(figure.value, noun, figure.start, noun.end, bool(known))


def _by_unit(string: str, figure: Figure, unit: Noun, nouns: Nouns) -> Iterator[Counted]:
    """What a bare "37 orang" counts: the body or the noun before it, or what the persons are said to be."""
    earliest = max(figure.start - LOOK_BACK, 0)
    before = max(figure.start - LONGEST_AMOUNT, 0)
    head = HEAD_BEFORE.search(string, earliest, figure.start) if AMOUNT.search(string, before, figure.start) else None
    if head:
        of = COORDINATED.split(head["head"])[0]
        yield Counted(figure.value, Noun("body", head.start(), unit.end, of), head.start(), unit.end, False)
    behind = AMOUNT_BEHIND.search(string, before, figure.start)
    noun = nouns.ending_at(behind.start(), earliest) if behind else None
    if noun is not None:
        yield Counted(figure.value, noun, noun.start, unit.end, False)
    said = _being(string, unit.end, nouns)
    if said is not None:
        yield Counted(figure.value, said, figure.start, said.end, False)
    told = PREDICATE.match(string, unit.end)
    if told is not None:
        of = f"{unit.of} {told['of']}"
        yield Counted(figure.value, Noun("unit", unit.start, told.end(), of), figure.start, told.end(), False)


def _being(string: str, position: int, nouns: Nouns) -> Noun | None:
    """What those counted are said to be at `position`."""
    grade = OF_GRADE.match(string, position)
    if grade is not None:
        return Noun("person", grade.start("grade"), grade.end(), grade["grade"])
    being = IS.match(string, position)
    return nouns.at(being.end()) if being else None


def _verdict(string: str, figure: Figure, nouns: Nouns) -> Counted | None:
    """A bare figure counts those of whom it tells what became, or what they are: "17 diteruskan", "satu terbukti"."""
    if not CLAUSE.search(string, max(figure.start - 12, 0), figure.start):
        return None
    among = AMONG_THOSE.match(string, figure.end)
    noun = _being(string, among.end(), nouns) if among else None
    if noun is None:
        between = OF_THOSE.match(string, figure.end)
        found = nouns.verdict_at(figure.end + 1) or (nouns.verdict_at(between.end()) if between else None)
        noun = Noun("verdict", found.start, found.end, string[found.start : found.end]) if found else None
    return Counted(figure.value, noun, figure.start, noun.end, among is not None) if noun else None


def _is_name(string: str, figure: Figure) -> bool:
    """Whether the number names something: a year, a rank, a date, "nomor urut 2"."""
    word = WORD_BEFORE.search(string, max(figure.start - 30, 0), figure.start)
    before = word[1].lower() if word else ""
    return before in _with_role("before_no") or (figure.may_be_year and before not in _with_role("amount"))


def _is_article(string: str, figure: Figure) -> bool:
    """Whether "satu" is no more than an article: "satu perkara di Karimun"."""
    if string[figure.start : figure.end].lower() != ARTICLE:
        return False
    word = WORD_BEFORE.search(string, max(figure.start - 30, 0), figure.start)
    return word is None or word[1].lower() not in _with_role("amount")


@cache
def _with_role(role: str) -> frozenset[str]:
    return frozenset(row["phrase"] for row in lexicon.rows("counted") if role in lexicon.split(row["role"]))
