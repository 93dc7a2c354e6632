"""The numbers of a text as values: "37" and "tiga puluh tujuh" are one, and so are "12,5 persen" and "12,5%"."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from pipelines import lexicon
from pipelines.grammar import date_forms
from pipelines.grammar.counts_numbers import figures
from pipelines.grammar.counts_words import BEFORE
from pipelines.grammar.counts_words import phrases as counted
from pipelines.history.places import NOWHERE, Place, places
from pipelines.history.spelt import spelt

# Digits with what may stand between them. "P3K" and "S1" hold none, "Rp150" does.
DIGITS = re.compile(r"(?:(?<![^\W_])|(?<=Rp))\d{1,15}(?:[.,:/]\d{1,15}){0,6}(?![^\W_])", re.I)
THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
DECIMAL = re.compile(r"\d+(?:,\d+)?")
BEHIND = re.compile(r"(?: (?P<scale>ribu|rb|juta|jt|mil[iy]ar|triliun|(?-i:[MT]))\b)?(?P<share> persen\b| ?%)?", re.I)
# Only behind a sum are single letters a scale, and no initials.
SUM = re.compile(r"\bRp\.? ?\Z", re.I)
UNIT = re.compile(r" ?([a-z]{2,12})\b", re.I)
SCALES = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "m": 9, "triliun": 12, "t": 12}
# From the figure to what it counts: "37 (tiga puluh tujuh) orang".
GAP = re.compile(r"(?: \([^()\n]{1,40}\))? ")
# "Salah satu" counts nothing.
NO_COUNT = re.compile(r"\bsalah \Z", re.I)


# Where the nouns behind figures end, and of what sort they are, by where they start.
Nouns = dict[int, tuple[int, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number at characters `[start, end)`: its value, written in one way, and what it counts or is measured in, if
    that is known.

    `sort` is "person" where it counts persons by what they are, "unit" by a word such as "orang"; `place` are the words
    around it. `kind` is that of a number that is spelt otherwise: see `spelt`.
    """

    value: str
    of: str | None = None
    sort: str | None = None
    unit: str | None = None
    place: Place = NOWHERE
    kind: str | None = None
    written: str
    start: int
    end: int

    @property
    def meaning(self) -> tuple[str, str | None, str | None]:
        """All but where it stands."""
        return self.value, self.of, self.unit

    def may_be(self, other: "Number") -> bool:
        """Whether the two are one number, as far as they tell in what it is measured."""
        return self.value == other.value and (self.unit == other.unit or None in (self.unit, other.unit))

    def may_count(self, other: "Number") -> bool:
        """Whether the two count the same, as far as they tell what."""
        return self.of == other.of or None in (self.of, other.of) or {self.sort, other.sort} == {"person", "unit"}


def numbers(string: str) -> list[Number]:
    """The numbers of a text in order. A date is several: its day and month, its year, its weekday."""
    dated = list(_dates(string))
    inside = {at for one in dated for at in range(one.start, one.end)}
    nouns = {
        found.start: (found.end, _sort(found.value)) for found in counted.find(string) if not {*found.value} <= BEFORE
    }
    figured = [one for one in _figures(string, nouns) if one.start not in inside]
    found = sorted([*dated, *figured], key=lambda one: one.start)
    stand = places(string, [(one.start, one.end) for one in found])
    inside |= {at for one in figured for at in range(one.start, one.end)}
    placed = [replace(one, place=place) for one, place in zip(found, stand, strict=True)]
    return sorted([*placed, *_spelt(string, inside)], key=lambda one: one.start)


def _spelt(string: str, inside: Set[int]) -> Iterator[Number]:
    """The numbers that are spelt otherwise, outside the places that are `inside` of others."""
    for one in spelt(string):
        if one.start not in inside:
            written = string[one.start : one.end]
            yield Number(value=one.value, unit=one.unit, kind=one.kind, written=written, start=one.start, end=one.end)


def _dates(string: str) -> Iterator[Number]:
    for form in date_forms.read(string):
        written = string[form.start : form.end].rstrip(".")
        days = [(form.day, form.month), (form.last_day, form.last_month)]
        values = [f"{day}/{month}" for day, month in days if day is not None]
        values += [form.year_text] if form.year_text else []
        values += [f"weekday {form.weekday}"] if form.weekday is not None else []
        yield from (Number(value=value, written=written, start=form.start, end=form.end) for value in values)


def _figures(string: str, nouns: Nouns) -> Iterator[Number]:
    for match in DIGITS.finditer(string):
        yield _number(string, _value(match[0]), match.start(), match.end(), nouns)
    for figure in figures(string):
        spelt = not string[figure.start].isdigit()
        if spelt and not NO_COUNT.search(string, max(0, figure.start - 6), figure.start):
            yield _number(string, Decimal(figure.value), figure.start, figure.end, nouns)


def _value(digits: str) -> Decimal | str:
    """The value of digits; of a time ("09.00", "09:00") or the number of a paper ("800/215") they themselves."""
    if THOUSANDS.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    return Decimal(digits.replace(",", ".")) if DECIMAL.fullmatch(digits) else digits.replace(":", ".")


def _number(string: str, value: Decimal | str, start: int, end: int, nouns: Nouns) -> Number:
    behind = BEHIND.match(string, end)
    if behind and len(behind["scale"] or "") == 1 and not SUM.search(string, max(0, start - 4), start):
        behind = None
    if behind and isinstance(value, Decimal) and behind["scale"]:
        value = value.scaleb(SCALES[behind["scale"].lower()])
    told = f"{value:f}" if isinstance(value, Decimal) else value
    told = told.rstrip("0").rstrip(".") if isinstance(value, Decimal) and "." in told else told
    if behind:
        end, told = behind.end(), told + "%" * bool(behind["share"])
    gap = GAP.match(string, end)
    close, sort = nouns.get(gap.end(), (0, None)) if gap else (0, None)
    if gap is None or not close:
        return _measured(string, Number(value=told, written=string[start:end], start=start, end=end))
    of = string[gap.end() : close].casefold()
    return Number(value=told, of=of, sort=sort, written=string[start:close], start=start, end=end)


def _measured(string: str, number: Number) -> Number:
    """The number with the unit behind it, if any."""
    behind = UNIT.match(string, number.end)
    unit = _units().get(behind[1].lower()) if behind else None
    return replace(number, unit=unit, written=number.written + behind[0]) if behind and unit else number


def _sort(roles: tuple[str, ...]) -> str | None:
    return next((role for role in ("person", "unit") if role in roles), None)


@cache
def _units() -> dict[str, str]:
    return {row["unit"]: row["name"] for row in lexicon.rows("units")}
