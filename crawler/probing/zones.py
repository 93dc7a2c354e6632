"""The time zone of a site's dates, by what tells it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from crawler.probing.findings import Told
from pipelines.lexicon.zones import of_province

WIB, WITA, WIT = (of_province(one) for one in ("31", "51", "81"))
KNOWN = {one.utcoffset(None): one for one in (WIB, WITA, WIT)}
PAGES, API, REGION = "the dates of its articles state it", "the API of WordPress says so", "it is that of its region"


def zone_of(api: tzinfo | None, offsets: Sequence[timedelta | None], region: str | None) -> tuple[tzinfo, Told]:
    """The zone in which dates without one are to be read, and what told it."""
    stated = next((one for one in offsets if one), None)
    by_region = of_province(region) if region else None
    found = ((api, API), (KNOWN.get(stated, timezone(stated)) if stated else None, PAGES), (by_region, REGION))
    zone, by = next(((one, by) for one, by in found if one is not None), (WIB, ""))
    if not by:
        return zone, Told(value=None, by=f"nothing tells it; dates without a zone are read as {written(WIB)}")
    return zone, Told(value=written(zone), by=by)


def conflict(zone: tzinfo, region: str | None) -> str | None:
    """What to say where a region has another zone: a crawl reads dates that state none in that of the region."""
    by_region = of_province(region) if region else None
    if by_region is None or _offset(by_region) == _offset(zone):
        return None
    return f"its region has {written(by_region)}: a crawl reads dates that state no zone in that one"


def written(zone: tzinfo) -> str:
    """A zone as a reader knows it: "WITA (+08:00)"."""
    offset = _offset(zone)
    sign, minutes = ("-", -offset) if offset < timedelta() else ("+", offset)
    hours = f"{sign}{int(minutes.total_seconds()) // 3600:02}:{int(minutes.total_seconds()) % 3600 // 60:02}"
    return f"{KNOWN.get(offset) or ('UTC' if not offset else zone)} ({hours})"


def stated_offset(moment: datetime | None) -> timedelta | None:
    """The offset of a time that was read without knowing the site's zone; None where none was stated, which is read as
    WIB, and for UTC, in which many systems write the times of any zone.
    """
    offset = moment.utcoffset() if moment else None
    return offset if offset not in (None, timedelta(), _offset(WIB)) else None


def _offset(zone: tzinfo) -> timedelta:
    return datetime.now(UTC).astimezone(zone).utcoffset() or timedelta()
