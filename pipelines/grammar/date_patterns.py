"""The regular expressions by which dates are read."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.lexicon.patterns import any_of


@dataclass(frozen=True, slots=True)
class Patterns:
    """The pieces of a date.

    Digits before a word that may be a month, digits alone, the weekday before them, what joins two days, spoken days,
    what stands beside.
    """

    worded: re.Pattern[str]
    numeric: re.Pattern[str]
    head: re.Pattern[str]
    stretch: re.Pattern[str]
    spoken: re.Pattern[str]
    future: re.Pattern[str]
    number_before: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The patterns, with the words of the calendar."""
    calendar = lexicon.tables("calendar")
    words = calendar["words"]
    weekday, between = any_of(calendar["weekdays"]), any_of(words["range"])
    beside = any_of([*words["day_parts"], *calendar["beside_weekday"], *calendar["relative"]])
    year = r"\d[\dA-Za-z]{1,4}"
    numeric = (
        rf"(?P<day>\d{{1,2}})(?:\s?[-–]\s?(?P<last>\d{{1,2}}))?\s?(?P<sign>[/.-])\s?(?P<month>\d{{1,2}})"
        rf"(?:\s?(?:(?P=sign)|-)\s?(?P<year>{year}))?(?![\w/]|\.\d)"
    )
    worded = (
        rf"(?P<wday>\d{{1,2}})(?:\s?(?:{between})\s?(?P<wlast>\d{{1,2}}))?[\s/-]?(?P<name>[a-z]{{3,10}})\b\.?"
        r"(?:(?:\s|,\s|[/-])(?:tahun\s)?(?P<wyear>(?:19|2[0O])[\dA-Za-z]{1,3}))?(?!\w)"
    )
    iso = r"(?P<iyear>20\d\d)-(?P<imonth>\d\d)-(?P<iday>\d\d)(?![\w-])"
    flags = re.IGNORECASE
    start = r"(?<![\w/])(?<![\W\d]-)(?<!\d[.,:])"
    return Patterns(
        worded=re.compile(rf"{start}(?:{worded})", flags),
        numeric=re.compile(rf"{start}(?:{iso}|{numeric})"),
        head=re.compile(
            rf"(?P<first>{weekday})(?:\s?(?:{between}|malam)\s?(?:{weekday}))?(?P<beside>(?:\s(?:{beside})){{0,2}})"
            r"(?P<open>[\s,]{0,2}[(\[{]|[\s,]{1,2})(?:(?:tanggal|tgl\.?)\s)?[(\[{]?\s?(?=\d)",
            flags,
        ),
        # Between whole dates "dan" lists two days: only inside "27 dan 28 November" it is a stretch.
        stretch=re.compile(rf"\)?\s?(?:{any_of(word for word in words['range'] if word != 'dan')})\s?\(?", flags),
        spoken=re.compile(rf"(?P<weekday>{weekday})?\s?(?P<beside>(?:{beside})(?:\s(?:{beside}))?)?(?!\w)", flags),
        future=re.compile(rf"\)?,?\s(?:{any_of(words['future'])})\b", flags),
        number_before=re.compile(rf"(?<!\w)(?:{any_of(words['number_before'])})\s?:?\s?\Z", flags),
    )
