"""The forms in which a text writes dates, read but not yet resolved: "Selasa (13/02)", "Rabu kemarin"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipelines import lexicon
from pipelines.grammar.date_patterns import patterns
from pipelines.lexicon.phrases import Phrases

LONGEST_WORD_BEFORE = 10
OPENING = frozenset("([{")
NO_DATE_BEHIND = frozenset(("", ",", ")", "%", ":", ";", "\n"))
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A date as written at `[start, end)`; what is not written is None.

    `weekday` counts from Monday, 0. `year_text` is the year as it stands ("24", "202r"). `days` is the shift of a word
    such as "kemarin", `beside` that of a word beside a weekday ("Senin pekan lalu": -7). `past` marks forms that
    only ever report ("Jumat (5/7)"), `future` those with a word such as "mendatang".
    """

    start: int
    end: int
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year_text: str | None = None
    last_day: int | None = None
    last_month: int | None = None
    days: int | None = None
    beside: int | None = None
    past: bool = False
    future: bool = False


def read(string: str) -> list[Form]:
    """All dates of `string` in order, without overlaps."""
    words = [found.start for found in _words.find(string)]
    heads = _heads(string, words)
    forms = (_written(string, match, heads) for match in _numerals(string))
    written = _merge_ranges(string, [form for form in forms if form])
    return sorted([*written, *_spoken(string, words, written)], key=lambda form: form.start)


def _numerals(string: str) -> Iterator[re.Match[str]]:
    """The digits that may be a date. Digits are sought first: few places of a text have any."""
    reached, worded, numeric, months = 0, patterns().worded, patterns().numeric, lexicon.tables("calendar")["months"]
    for digits in DIGITS.finditer(string):
        start, end = digits.span()
        behind = string[end : end + 1]
        # A day has two digits at most, a year before it four and a dash: years and sums are ruled out here.
        if (end - start > 2 and (end - start != 4 or behind != "-")) or behind in NO_DATE_BEHIND or start < reached:
            continue
        match = worded.match(string, start)
        if not match or match["name"].lower() not in months:
            match = numeric.match(string, start)
        if match:
            reached = match.end()
            yield match


def _written(string: str, match: re.Match[str], heads: dict[int, re.Match[str]]) -> Form | None:
    """The form at a match of digits, with the weekday before it; None where the digits are no date."""
    calendar, found = lexicon.tables("calendar"), match.groupdict()
    name = found.get("name")
    if name:
        month, day, year = calendar["months"][name.lower()], found["wday"], found["wyear"]
    else:
        month, day, year = (found[part] or found[f"i{part}"] for part in ("month", "day", "year"))
    last = found.get("last") or found.get("wlast")
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12 and int(last or 1) <= 31):
        return None
    start, end = match.span()
    closed, head = string.startswith(")", end) and string.endswith("(", 0, start), heads.get(start)
    if head:
        end += not OPENING.isdisjoint(head[0]) and string.startswith((")", "]", "}"), end)
    elif not (name or closed or _is_full(match)) or _is_numbered(string, start):
        return None
    return Form(
        start=head.start() if head else start,
        end=end,
        weekday=calendar["weekdays"][head["first"].lower()] if head else None,
        day=int(day),
        month=int(month),
        year_text=year,
        last_day=int(last) if last else None,
        last_month=int(month) if last else None,
        past=closed,
        beside=_beside(head["beside"]) if head else None,
        future=bool(patterns().future.match(string, match.end())),
    )


def _is_numbered(string: str, start: int) -> bool:
    """Whether the digits at `start` are the number of a law or a paper."""
    return patterns().number_before.search(string[max(0, start - LONGEST_WORD_BEFORE) : start]) is not None


def _heads(string: str, words: list[int]) -> dict[int, re.Match[str]]:
    """The weekdays that open a date ("Selasa pagi (", "Senin, tanggal "), by where its number starts."""
    heads: dict[int, re.Match[str]] = {}
    for word in words:
        if head := patterns().head.match(string, word):
            heads.setdefault(head.end(), head)
    return heads


def _is_full(match: re.Match[str]) -> bool:
    """Whether digits with signs between are a date by themselves: 18/11/2024, not 3/4 or 10.30.15."""
    year = match["year"] or ""
    return bool(match["iyear"]) or len(year) == 4 or (len(year) == 2 and match["sign"] == "/")


@cache
def _beside(words: str) -> int | None:
    """The shift that words beside a weekday give it: -7 for "pekan lalu"; None for "pagi" or nothing."""
    shifts = lexicon.tables("calendar")["beside_weekday"]
    lower = words.lower().strip()
    return next(
        (
            shifts[word]
            for word in sorted(shifts, key=len, reverse=True)
            if lower.endswith(word) or lower.startswith(word)
        ),
        None,
    )


def _merge_ranges(string: str, forms: list[Form]) -> list[Form]:
    """Joins "28 November" and "2 Desember 2024" where a word or dash between makes them one stretch of days."""
    merged: list[Form] = []
    for form in forms:
        last = merged[-1] if merged else None
        if (
            last
            and not last.last_day
            and last.month != form.month
            and patterns().stretch.fullmatch(string, last.end, form.start)
        ):
            merged[-1] = replace(
                last, end=form.end, last_day=form.day, last_month=form.month, year_text=last.year_text or form.year_text
            )
        else:
            merged.append(form)
    return merged


def _spoken(string: str, words: list[int], written: list[Form]) -> Iterator[Form]:
    """Weekdays without a date, and words such as "kemarin", outside of the written forms."""
    ends = {form.start: form.end for form in written}
    taken, reached = iter(sorted(ends)), 0
    following = next(taken, None)
    for word in words:
        while following is not None and following <= word:
            reached, following = max(reached, ends[following]), next(taken, None)
        if word >= reached and (match := patterns().spoken.match(string, word)) and match.end() > word:
            reached = match.end()
            if form := _spoken_form(string, match):
                yield form


def _spoken_form(string: str, match: re.Match[str]) -> Form | None:
    calendar, words = lexicon.tables("calendar"), (match["beside"] or "").lower()
    start, end = match.span()
    if not match["weekday"]:
        shift = calendar["relative"].get(words) if words in calendar["relative"] else _first_shift(words)
        return Form(start=start, end=end, days=shift, past=shift <= 0) if shift is not None else None
    name = match["weekday"].lower()
    before = string[max(0, start - 24) : start]
    if (
        before.rstrip().rpartition(" ")[2].lower() in calendar["words"]["no_date_before"]
        or not match["weekday"][0].isupper()
    ):
        return None
    beside = _beside(words)
    expected = bool(words) or before.endswith((", ", "(", "hari ", "Hari "))
    if not expected and (
        name in calendar["words"]["ambiguous_weekdays"] or not before.endswith(("pada ", "Pada ", "\n", ". "))
    ):
        return None
    weekday = calendar["weekdays"][name]
    return Form(start=start, end=end, weekday=weekday, beside=beside, past=(beside or 0) <= 0)


@cache
def _first_shift(words: str) -> int | None:
    """The shift of "kemarin pagi": the first word of two decides."""
    relative = lexicon.tables("calendar")["relative"]
    return next(
        (shift for word, shift in relative.items() if words.startswith(word + " ") or words.endswith(" " + word)), None
    )


@Phrases
def _words() -> dict[str, None]:
    calendar = lexicon.tables("calendar")
    return dict.fromkeys([*calendar["weekdays"], *calendar["relative"]])
