"""Figures that the article gives, with what they count."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, NamedTuple

from crawler.items import Span
from pipelines import lexicon
from pipelines.grammar.counts_groups import Groups
from pipelines.grammar.counts_nouns import Noun, Nouns
from pipelines.grammar.counts_numbers import Figure, figures
from pipelines.grammar.organisation_bodies import word_before
from pipelines.text import Text

# From the figure to the noun: " ", " (empat puluh) ", " lebih ".
GAP = re.compile(r"(?: \([^()\n]{1,40}\))?(?: lebih)? ")
# "ke dua gubernur" is to whom, "ke dua kali" a rank.
TO = "ke"
# "33 dari 57 aduan sudah diregistrasi": the noun stands behind the second figure.
OUT_OF_MORE = re.compile(r" dari (?:total |sekitar |seluruh )?")
LONGEST_WORD = 30
# "19 orang tersebut", "Dari 53 pejabat yang dilantik" speak of those who were counted before.
KNOWN = re.compile(r" (?:tersebut|itu|ini|tadi)\b")
OUT_OF = re.compile(r"\bdari(?: ke)?\s+\Z", re.I)
ARTICLE = "satu"
NO_ARTICLE = re.compile(r" (?:pun|saja|per satu)\b")
SENTENCE_ENDS = (". ", "\n", "? ", "! ")


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
    kept: list[Counted] = []
    by_value: dict[int, list[Counted]] = {}
    for counted in sorted(
        _read(text), key=lambda c: (c.known, c.noun.role == "unit", c.start < text.body_start, c.start)
    ):
        same = by_value.setdefault(counted.value, [])
        if not any(_again(counted, other, text.body_start) for other in same):
            same.append(counted)
            kept.append(counted)
    return tuple(
        Count(value=c.value, of=c.noun.of, span=text.span(c.start, c.end)) for c in sorted(kept, key=lambda c: c.start)
    )


def _read(text: Text) -> list[Counted]:
    """All counts, in order. Of a place alone ("Bintan 7") is a figure counted only behind another of its sentence."""
    string, nouns = text.string, Nouns(text)
    groups = Groups(string, nouns)
    found = sorted(figures(string), key=lambda figure: figure.start)
    at = {figure.start: figure for figure in found}
    read: list[Counted] = []
    for figure in found:
        counted = _counted(string, figure, nouns, groups, at)
        if counted is None:
            led = bool(read) and not _parted(string, read[-1].end, figure.start)
            place = groups.of_place(figure.start, figure.end) if led else groups.first_of_places(figure)
            if place is not None:
                counted = _from(figure, place, known=False)
        if (
            counted is not None
            and counted.value
            and (_is_behind(counted, figure) or not _is_name(string, figure, counted))
        ):
            read.append(counted)
    return read


def _parted(string: str, left: int, right: int) -> bool:
    """Whether a sentence ends in between."""
    return left > right or any(end in string[left:right] for end in SENTENCE_ENDS)


def _from(figure: Figure, noun: Noun, *, known: bool) -> Counted:
    return Counted(figure.value, noun, min(figure.start, noun.start), max(figure.end, noun.end), known)


def _again(counted: Counted, other: Counted, body_start: int) -> bool:
    """Whether the two, of one value, count the same; `other` says it better."""
    one, two = counted.noun.of.casefold(), other.noun.of.casefold()
    if two.startswith(one + " ") or one in (_initials(two), two) or two == _initials(one):
        return True
    in_headline = counted.start < body_start
    if counted.noun.role == "verdict":
        return counted.known or in_headline
    vague = counted.known or counted.noun.role == "unit" or in_headline
    return vague and {counted.noun.role, other.noun.role} in ({"person"}, {"case"}, {"unit", "person"}, {"unit"})


def _initials(of: str) -> str:
    """The first letters of the words: "asn" for aparatur sipil negara."""
    return "".join(word[0] for word in of.split())


def _counted(string: str, figure: Figure, nouns: Nouns, groups: Groups, at: dict[int, Figure]) -> Counted | None:
    gap = GAP.match(string, figure.end)
    noun = nouns.at(gap.end()) if gap else None
    more = OUT_OF_MORE.match(string, figure.end)
    if noun is None and more and more.end() in at:
        noun = nouns.at(at[more.end()].end + 1)
        return _from(figure, noun, known=False) if noun else None
    if noun is None:
        noun, among = groups.alone(figure.start, figure.end)
        noun = noun or groups.fate_before(figure.start)
        return _from(figure, noun, known=among and noun.role == "verdict") if noun else None
    if _is_article(string, figure, noun, groups):
        return None
    known = bool(KNOWN.match(string, noun.end) or OUT_OF.search(string, max(figure.start - 6, 0), figure.start))
    if noun.role == "unit":
        group = groups.of_persons(figure.start, noun)
        group = group or groups.fate_before(figure.start)
        if group is not None:
            return _from(figure, group, known=False)
    return _from(figure, noun, known=known)


def _is_behind(counted: Counted, figure: Figure) -> bool:
    """Whether the persons who are counted stand right before the figure: "Satpol PP 288 orang" is no PP 288."""
    return counted.noun.role == "person" and counted.noun.end == figure.start - 1 and not figure.may_be_year


def _is_name(string: str, figure: Figure, counted: Counted) -> bool:
    """Whether the number names something: a year, a rank, a date, "nomor urut 2"."""
    words = string[max(figure.start - LONGEST_WORD, 0) : figure.start].rstrip(" \n(").rstrip(" \n.").lower().split()
    before = words[-1].lstrip("\"'“‘(") if words else ""
    if before == TO and counted.noun.role == "person" and counted.start == figure.start:
        return False
    return before in _with_role("before_no") or (figure.may_be_year and before not in _with_role("amount"))


def _is_article(string: str, figure: Figure, noun: Noun, groups: Groups) -> bool:
    """Whether "satu" is no more than an article: "satu pun", "satu orang"."""
    if string[figure.start : figure.end].lower() != ARTICLE:
        return False
    if NO_ARTICLE.match(string, noun.end):
        return True
    if groups.verdict(noun.end):
        return False
    return noun.role == "unit" and word_before(string, figure.start) not in _with_role("only")


@cache
def _with_role(role: str) -> frozenset[str]:
    return frozenset(row["phrase"] for row in lexicon.rows("counted") if role in lexicon.split(row["role"]))
