"""The parts of a sitemap index: in which order to ask for them, and which need no asking."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

from crawler.discovery.places import tables

# Clocks and zones differ, and a date without a time means its whole day.
SLACK = timedelta(days=1)
WORDS = re.compile(r"[a-z]+")
NUMBERS = re.compile(r"\d{1,9}")
PERIOD = re.compile(r"(?<!\d)(199[5-9]|20\d\d)(?:[-_/.](\d{1,2})(?:[-_/.](\d{1,2}))?)?(?!\d)")
COMPACT = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(\d\d)?(?!\d)")
YEAR = re.compile(r"(?:199[5-9]|20\d\d)(?:(?:0[1-9]|1[0-2])(?:\d\d)?)?")
MOST_NUMBERS = 6
FIRST, USUAL, LAST, DROPPED = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A sitemap that an index names, and when its newest entry was changed, if the index says so."""

    url: str
    modified: datetime | None = None

    @property
    def name(self) -> str:
        """What follows the host, in lower case; of a query only the values."""
        address = urlsplit(self.url)
        values = (value for _, value in parse_qsl(address.query))
        return "-".join((address.path, *values)).lower()


def ordered(parts: Sequence[Part], since: datetime | None = None) -> tuple[Part, ...]:
    """The parts that may list articles, the newest first, without those that are wholly older than `since`.

    How new a part is tells the period in its name (`2024-07`), else its date, else its number: `post-sitemap12` comes
    before `post-sitemap11`, but `?page=1` before `?page=2`. One without any of these comes first. News sitemaps go
    ahead of all; pages and categories come last; authors, tags, attachments, images and videos are left out, and so are
    the categories of WordPress, whose parts list no articles. Dates of an index may be stale: where they would have all
    parts skipped, the newest stays.
    """
    kinds = {part.url: _kind(part) for part in parts}
    periods = _periods(parts)
    kept = [part for part in parts if kinds[part.url] != DROPPED]
    kept.sort(key=lambda part: (kinds[part.url], _age(part, periods.get(part.url))))
    if since is None:
        return tuple(kept)
    in_time = [part for part in kept if (periods.get(part.url) or date.max) >= (since - SLACK).date()]
    fresh = [part for part in in_time if part.modified is None or part.modified >= since - SLACK]
    stays = next((part for part in in_time if kinds[part.url] != LAST), None)
    if stays is not None and all(kinds[part.url] == LAST for part in fresh):
        fresh.insert(0, stays)
    return tuple(fresh)


def _kind(part: Part) -> int:
    words = f"-{'-'.join(WORDS.findall(part.name))}-"
    names = tables()["parts"]
    for kind, key in ((DROPPED, "dropped"), (LAST, "last"), (FIRST, "first")):
        if any(f"-{name}-" in words for name in names[key]):
            return kind
    return USUAL


def _age(part: Part, period: date | None) -> tuple[float, int]:
    """A key that grows with age."""
    numbers = NUMBERS.findall(urlsplit(part.url).path)
    number = int(numbers[-1]) if numbers else 0
    if period is not None:
        return -float(period.toordinal()), -number
    return (-part.modified.timestamp() / 86_400 - 719_163 if part.modified else float("-inf")), -number


def _periods(parts: Iterable[Part]) -> dict[str, date]:
    """The last day of the period that each part is named for.

    What looks like a year, month or day is a running number if that of another part could be none: `sitemap-2001`
    beside `sitemap-1`, `2024-07-1` beside `2024-07-10`, posts 200001 to 250000.
    """
    found: dict[str, tuple[str, int, tuple[str, ...]]] = {}
    places: dict[tuple[str, int], bool] = defaultdict(lambda: True)
    for part in parts:
        stem, match = NUMBERS.sub("", part.name), COMPACT.search(part.name) or PERIOD.search(part.name)
        numbers = [YEAR.fullmatch(number) is not None for number in NUMBERS.findall(part.name)][:MOST_NUMBERS]
        for place, is_year in enumerate(numbers + [False] * (MOST_NUMBERS - len(numbers))):
            places[stem, place] &= is_year
        if match:
            place = len(NUMBERS.findall(part.name[: match.start()]))
            found[part.url] = (stem, place, tuple(number for number in match.groups() if number))
    sound = {url: numbers for url, (stem, place, numbers) in found.items() if places.get((stem, place))}
    levels = _levels(sound.values())
    return {url: _last_day(numbers[:levels]) for url, numbers in sound.items()}


def _levels(found: Iterable[tuple[str, ...]]) -> int:
    """How many of year, month and day the names of parts have."""
    for level, most in ((1, 12), (2, 31)):
        if any(len(one) > level and not (len(one[level]) == 2 and 0 < int(one[level]) <= most) for one in found):
            return level
    return 3


def _last_day(numbers: tuple[str, ...]) -> date:
    year, month, day = (*map(int, numbers), *(0, 0))[:3]
    last = monthrange(year, month or 12)[1]
    return date(year, month or 12, min(day, last) or last)
