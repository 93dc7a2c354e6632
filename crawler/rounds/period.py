"""The time that a crawl is to cover."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Self

from crawler.discovery.links import Link

DAY = timedelta(days=1)
RELATIVE = {"d": DAY, "w": 7 * DAY, "h": timedelta(hours=1)}
FORMS = "a date (2024-11-27), a time (2024-11-27T08:00+07:00), or how long ago (30d, 2w, 12h)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From `since` to `until`, both included; None for an open end."""

    since: datetime | None = None
    until: datetime | None = None

    @classmethod
    def of(cls, since: str | None, until: str | None, *, zone: tzinfo, at: datetime) -> Self:
        """The period that two arguments mean; days are those of `zone`. Raises ValueError, saying what is valid."""
        period = cls(since=_moment("since", since, zone, at), until=_moment("until", until, zone, at, is_end=True))
        if period.since and period.until and period.since > period.until:
            raise ValueError(f"since ({since}) is later than until ({until})")
        return period

    def holds(self, published: datetime | None) -> bool:
        """Whether something published then is inside; what has no date may be."""
        if published is None:
            return True
        return (self.since is None or published >= self.since) and (self.until is None or published <= self.until)

    def may_hold(self, link: Link) -> bool:
        """Whether the page of a link may be inside: what was changed last before `since` was published before, too."""
        is_old = self.since is not None and link.modified is not None and link.modified < self.since - DAY
        return self.holds(link.published) and not (is_old and link.published is None)

    def is_before(self, link: Link) -> bool:
        """Whether a link is told to be older than the period; a day is allowed for clocks and zones."""
        told = link.published or link.modified
        return self.since is not None and told is not None and told < self.since - DAY


def _moment(name: str, text: str | None, zone: tzinfo, at: datetime, *, is_end: bool = False) -> datetime | None:
    text = (text or "").strip()
    if not text:
        return None
    number, unit = text[:-1], text[-1].lower()
    try:
        if number.isdecimal() and unit in RELATIVE:
            return at.astimezone(UTC) - int(number) * RELATIVE[unit]
        moment = datetime.fromisoformat(text)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{name} is {text!r}; it has to be {FORMS}") from error
    if len(text) <= len("2024-11-27") and is_end:
        moment = datetime.combine(moment.date(), time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
