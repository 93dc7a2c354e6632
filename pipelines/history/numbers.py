"""The numbers of a text as values: "37" and "tiga puluh tujuh" are one, and so are "12,5 persen" and "12,5%"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipelines.grammar import date_forms
from pipelines.grammar.counts_numbers import figures
from pipelines.grammar.counts_words import BEFORE
from pipelines.grammar.counts_words import phrases as counted

# Digits with what may stand between them. "P3K" and "S1" hold none, "Rp150" does.
DIGITS = re.compile(r"(?:(?<![^\W_])|(?<=Rp))\d{1,15}(?:[.,:/]\d{1,15}){0,6}(?![^\W_])", re.I)
THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
DECIMAL = re.compile(r"\d+(?:,\d+)?")
BEHIND = re.compile(r"(?: (?P<scale>ribu|juta|mil[iy]ar|triliun)\b)?(?P<share> persen\b| ?%)?", re.I)
SCALES = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12}
# From the figure to what it counts: "37 (tiga puluh tujuh) orang".
GAP = re.compile(r"(?: \([^()\n]{1,40}\))? ")
# "Salah satu" counts nothing.
NO_COUNT = re.compile(r"\bsalah \Z", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number at characters `[start, end)`: its value, written in one way, and what it counts, if that is known."""

    value: str
    of: str | None = None
    written: str
    start: int
    end: int

    @property
    def meaning(self) -> tuple[str, str | None]:
        """All but where it stands."""
        return self.value, self.of


def numbers(string: str) -> list[Number]:
    """The numbers of a text in order. A date is several: its day and month, its year, its weekday."""
    dated = list(_dates(string))
    inside = {at for one in dated for at in range(one.start, one.end)}
    nouns = {found.start: found.end for found in counted.find(string) if not {*found.value} <= BEFORE}
    found = [one for one in _figures(string, nouns) if one.start not in inside]
    return sorted([*dated, *found], key=lambda one: one.start)


def _dates(string: str) -> Iterator[Number]:
    for form in date_forms.read(string):
        written = string[form.start : form.end]
        days = [(form.day, form.month), (form.last_day, form.last_month)]
        values = [f"{day}/{month}" for day, month in days if day is not None]
        values += [form.year_text] if form.year_text else []
        values += [f"weekday {form.weekday}"] if form.weekday is not None else []
        yield from (Number(value=value, written=written, start=form.start, end=form.end) for value in values)


def _figures(string: str, nouns: dict[int, int]) -> Iterator[Number]:
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


def _number(string: str, value: Decimal | str, start: int, end: int, nouns: dict[int, int]) -> Number:
    behind = BEHIND.match(string, end)
    if behind and isinstance(value, Decimal) and behind["scale"]:
        value = value.scaleb(SCALES[behind["scale"].lower()])
    told = f"{value:f}" if isinstance(value, Decimal) else value
    told = told.rstrip("0").rstrip(".") if isinstance(value, Decimal) and "." in told else told
    if behind:
        end, told = behind.end(), told + "%" * bool(behind["share"])
    gap = GAP.match(string, end)
    close = nouns.get(gap.end()) if gap else None
    if gap is None or close is None:
        return Number(value=told, written=string[start:end], start=start, end=end)
    return Number(
        value=told, of=string[gap.end() : close].casefold(), written=string[start:close], start=start, end=end
    )
