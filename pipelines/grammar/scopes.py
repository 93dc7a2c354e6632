"""Reads what follows a title: the region or body that it is of, the unit in that body, a number on the ballot."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pipelines import lexicon
from pipelines.grammar.bodies import behind_link, read_body
from pipelines.grammar.body_places import behind_province, behind_wider, read_place
from pipelines.grammar.body_units import late_unit, spelt_out, unit_end
from pipelines.grammar.body_words import is_civic, run_end, whole_bodies
from pipelines.grammar.words import Word, context, given_names, kinds_of_other_words, read_region
from pipelines.lexicon.regions import RegionEntry

REGION_KINDS = {"city": "kota", "regency": "kabupaten", "province": "provinsi"}
TERRITORIAL = frozenset({"city", "regency", "province", "region"})
BALLOT_NUMBER = re.compile(
    r"\s?,?\s?(?:dengan )?(?:nomor|no\.?) urut (?:\d{1,2}|satu|dua|tiga|empat|lima)\b", re.IGNORECASE
)
# Verbs, which end a field: "petugas melarang", "pegawai kelurahan berumur 54".
VERB = re.compile(r"(?:me|ber|ter|di)\w{3}|se\w+nya\Z")
LOOK_BACK = 30
# "guru besar hukum tata negara"
LONGEST_FIELD = 3
PARENTHESIS = re.compile(r"\([^()\n]{0,80}(?:\)|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the lexicon says of a phrase: a title (canonical, with its level), or a word of status."""

    title: str | None
    level: str = ""
    kind: str = ""
    body: str = ""
    status: str | None = None
    place: str = ""


class Scope(NamedTuple):
    """A title with what follows it, up to word `last`: `of` is the region or body, None where the text does not say it.

    `regions` are those that a bare name may mean.
    """

    last: int
    title: str
    level: str
    status: str | None
    of: str | None = None
    regions: tuple[RegionEntry, ...] = ()


def read_scope(string: str, words: Sequence[Word], at: int, entry: Entry, status: str | None) -> Scope:
    """What follows the title `entry` whose last word stands before word `at`."""
    title = entry.title or ""
    if entry.level in TERRITORIAL:
        return _in_region(string, words, Scope(at, title, entry.level, status))
    if entry.level == "national" and entry.kind == "territory":
        at = _behind_ordinal(words, at)
        while at < len(words) and words[at].lower in context("republic") and words[at].gap == " ":
            at += 1
        return Scope(_behind_ballot_number(string, words, at), title, entry.level, status)
    return _in_body(string, words, entry, Scope(at, title, entry.level, status))


def _in_region(string: str, words: Sequence[Word], scope: Scope) -> Scope:
    """The scope with the region behind the title of a regional office."""
    at, regions = scope.last, tuple[RegionEntry, ...]()
    if at < len(words) and words[at].gap in (" ", " (", ") "):
        at, regions = read_region(words, at, REGION_KINDS.get(scope.level))
    at, behind = status_behind(words, behind_province(words, at) if regions else at)
    return scope._replace(
        last=_behind_ballot_number(string, words, at),
        status=behind if behind and scope.status == "definitif" else scope.status,
        of=regions[0].name if len(regions) == 1 else None,
        regions=regions,
    )


def _in_body(string: str, words: Sequence[Word], entry: Entry, scope: Scope) -> Scope:
    """The scope with the body, unit, district or village behind the title of a post."""
    local = entry.level in {"district", "village"}
    if entry.kind == "field" and (field := _field_end(words, scope.last)) > scope.last:
        scope = scope._replace(last=field, title=f"{scope.title} {_plain(string, words, scope.last, field)}")
    at = scope.last
    if entry.level in {"body", "none"}:
        at = behind_link(words, at, {"dari", "pada", "di"} if entry.body else {"dari", "pada"})
    last = read_place(words, at) if local else read_body(words, at, local=entry.body.lower() in context("local"))
    if last == at:
        return scope._replace(of=entry.body or None) if entry.level == "body" else scope
    if local:
        last = _behind_region(words, behind_wider(words, last))
    of, named = _plain(string, words, at, last), last
    last = _behind_party(words, last)
    if entry.body and not of.lower().startswith(entry.body.lower()):
        of = f"{entry.body} {of}"
    level = "none" if entry.level == "body" and (is_civic(of) or _is_loose(scope.title, of)) else entry.level
    title = scope.title
    if entry.kind == "unit":
        title, of = _with_unit(string, words, (at, named), scope.title, of)
    return Scope(
        last=_behind_ballot_number(string, words, last),
        title=title,
        level=level,
        status=None if level == "none" else scope.status,
        of=of or None,
    )


def _behind_region(words: Sequence[Word], at: int) -> int:
    """The index behind a bare region between commas: "Lurah Lirik, Kecamatan Baso, Pangkalpinang, Andi"."""
    if at >= len(words) or words[at].gap != ", ":
        return at
    behind, found = read_region(words, at, None)
    closed = found and behind < len(words) and words[behind].gap == ", " and words[behind].capital
    return behind if closed and (behind > at + 1 or words[at].lower not in given_names()) else at


def is_of_then(words: Sequence[Word], at: int) -> bool:
    """Whether the words behind an office make it a past one: "Bupati Lirik ketika itu, Andi"."""
    told = at + 1 < len(words) and words[at].lower in context("then") and words[at].gap in (" ", ", ")
    if not told or words[at + 1].string != "itu":
        return False
    return at + 2 == len(words) or "," in words[at + 2].gap or ")" in words[at + 2].gap


def _behind_party(words: Sequence[Word], at: int) -> int:
    """The index behind the party of a member of the council: "Anggota DPRD Lirik dari Fraksi PKS Andi"."""
    behind = behind_link(words, at, {"dari"})
    return read_body(words, behind) if behind > at else at


def with_body_before(string: str, words: Sequence[Word], first: int, scope: Scope) -> Scope:
    """The scope with the body named before word `first`, which "ketuanya" and "direkturnya" speak of."""
    heads = whole_bodies()
    for at in range(first - 1, max(first - LOOK_BACK, -1), -1):
        if words[at].capital and words[at].lower in heads:
            of = _plain(string, words, at, max(read_body(words, at), run_end(words, at)))
            civic = is_civic(of)
            return scope._replace(of=of, level="none" if civic else "body", status=None if civic else scope.status)
    return scope


def _is_loose(title: str, of: str) -> bool:
    """Whether a Koordinator is one of no known public body, and so of a group: Koordinator Aralam."""
    return title == "Koordinator" and of.split(maxsplit=1)[0].lower() not in whole_bodies()


def _field_end(words: Sequence[Word], at: int) -> int:
    """The index behind the field of "petugas loket" and "penyuluh pertanian"; `at` where none is named."""
    last = at
    while last < min(at + LONGEST_FIELD, len(words)) and words[last].gap == " " and words[last].string.islower():
        if kinds_of_other_words().get(words[last].lower) in {"common", "calendar"} or _is_aside(words[last]):
            break
        last += 1
    return last


def _is_aside(word: Word) -> bool:
    """Whether the word says where somebody is from (petani asal Lirik) or what he does, and is no field of work."""
    return word.lower in context("aside") or VERB.match(word.lower) is not None


def _with_unit(string: str, words: Sequence[Word], stretch: tuple[int, int], title: str, of: str) -> tuple[str, str]:
    """The title with the unit (Kepala Bidang Mutasi), and the body that is left."""
    first, last = stretch
    grade = next((at + 1 for at in range(first + 1, last) if words[at].lower in context("grade")), first)
    unit = grade if grade > first and words[grade - 2].lower == "ahli" else unit_end(words, first, last)
    if unit > first:
        return f"{title} {spelt_out(_plain(string, words, first, unit))}", _plain(string, words, unit, last)
    late = late_unit(words, first, last)
    if late < last:
        return f"{title} {spelt_out(_plain(string, words, late, last))}", _plain(string, words, first, late)
    return title, of


def status_behind(words: Sequence[Word], at: int) -> tuple[int, str | None]:
    """A status behind the title (Bupati petahana), and the index of the word behind it."""
    if at < len(words) and words[at].gap == " " and not words[at].upper:
        status = _statuses_behind().get(words[at].lower)
        if status:
            return at + 1, status
    return at, None


def _behind_ordinal(words: Sequence[Word], at: int) -> int:
    """The index behind the "ke-6" of "Presiden ke-6 RI"."""
    ordinal = (
        at + 1 < len(words) and words[at].lower == "ke" and words[at + 1].gap == "-" and words[at + 1].string.isdigit()
    )
    return at + 2 if ordinal else at


def _behind_ballot_number(string: str, words: Sequence[Word], at: int) -> int:
    number = BALLOT_NUMBER.match(string, words[at - 1].end)
    while number and at < len(words) and words[at].start < number.end():
        at += 1
    return at


def _plain(string: str, words: Sequence[Word], first: int, last: int) -> str:
    """The name in words `[first, last)` without its acronym in parentheses and in single spaces; "" for none."""
    if first == last:
        return ""
    return " ".join(PARENTHESIS.sub(" ", string[words[first].start : words[last - 1].end]).split())


@cache
def _statuses_behind() -> dict[str, str]:
    return {row["phrase"]: row["status"] for row in lexicon.rows("statuses") if row["place"] == "after"}
