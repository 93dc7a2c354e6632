"""The time zone of an outlet of which no region is known: what its lists and stored articles state."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

from pipelines.lexicon.zones import of_province

# That of dates without one, where nothing tells another.
USUAL = of_province("31")
# So many times have to state a zone, and so many of all the same one: what is reprinted brings others along.
FEWEST, SHARE = 3, 0.9


def zone_told(moments: Iterable[datetime | None]) -> timezone | None:
    """The zone that nearly all of these times have which are not in UTC, in which many systems write times of any zone.

    None where it is the usual one, which they were read with if they stated none.
    """
    offsets = Counter(one.utcoffset() for one in moments if one is not None)
    del offsets[timedelta()]
    for offset, count in offsets.most_common(1):
        is_clear = count >= FEWEST and count >= SHARE * offsets.total()
        if offset is not None and is_clear and offset != USUAL.utcoffset(None):
            return timezone(offset)
    return None
