"""The zone of an outlet, learnt from the times that its lists state."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from crawler.rounds.zones import zone_told


def times(*hours: int | None) -> list[datetime | None]:
    """Times of zones so many hours east of UTC; None is no time."""
    start = datetime(2024, 11, 2, 9, 30, tzinfo=UTC)
    return [one if one is None else start.astimezone(timezone(timedelta(hours=one))) for one in hours]


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ([8, 8, 8], 8),
        ([None, 9, 0, 9, 0, 9], 9),
        ([-8] * 5, -8),
        ([8] * 19 + [7], 8),
        ([8, 8], None),  # too few
        ([8] * 5 + [9] * 2, None),  # not of one mind
        ([7] * 10, None),  # read with the usual zone, or stating it
        ([0] * 10, None),
        ([], None),
    ],
)
def test_a_zone_is_told_by_nearly_all_times_that_state_one(hours: list[int | None], told: int | None) -> None:
    zone = zone_told(times(*hours))
    assert zone == (None if told is None else timezone(timedelta(hours=told)))
