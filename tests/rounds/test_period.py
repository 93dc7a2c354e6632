"""What `since` and `until` mean, and which links may lead into a period."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from crawler.discovery.links import Link
from crawler.rounds.period import FORMS, Period

WIB = timezone(timedelta(hours=7))
AT = datetime(2024, 11, 27, 12, tzinfo=UTC)
URL = "https://kabarlemo.example/berita/1"
MARCH = Period(since=datetime(2024, 3, 1, tzinfo=WIB), until=datetime(2024, 3, 31, 23, 59, 59, tzinfo=WIB))


def of(since: str | None, until: str | None = None) -> Period:
    return Period.of(since, until, zone=WIB, at=AT)


@pytest.mark.parametrize(
    ("since", "meant"),
    [
        ("2024-11-27", datetime(2024, 11, 27, tzinfo=WIB)),
        ("2024-11-27T08:00", datetime(2024, 11, 27, 8, tzinfo=WIB)),
        ("2024-11-27T08:00+09:00", datetime(2024, 11, 26, 23, tzinfo=UTC)),
        ("2024-11-27T08:00Z", datetime(2024, 11, 27, 8, tzinfo=UTC)),
        (" 30d ", AT - timedelta(days=30)),
        ("2W", AT - timedelta(weeks=2)),
        ("12h", AT - timedelta(hours=12)),
        ("0d", AT),
        ("", None),
        (None, None),
    ],
)
def test_since_is_a_day_a_time_or_how_long_ago(since: str | None, meant: datetime | None) -> None:
    assert of(since).since == meant


def test_until_a_day_is_until_its_end_and_until_a_time_is_until_then() -> None:
    day, moment = of(None, "2024-11-27"), of(None, "2024-11-27T08:00")
    assert day.until == datetime(2024, 11, 27, 23, 59, 59, 999_999, tzinfo=WIB)
    assert moment.until == datetime(2024, 11, 27, 8, tzinfo=WIB)
    assert of("2024-11-27", "2024-11-27").holds(datetime(2024, 11, 27, 16, 59, 59, tzinfo=UTC))
    assert not of("2024-11-27", "2024-11-27").holds(datetime(2024, 11, 27, 17, tzinfo=UTC))


@pytest.mark.parametrize(
    "text", ["kemarin", "27/11/2024", "2024-13-01", "-3d", "3y", "d", "999999999999d", "1.5d", "²d", "2024"]
)
@pytest.mark.parametrize("name", ["since", "until"])
def test_what_means_nothing_is_answered_with_what_does(name: str, text: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is ") as caught:
        of(**{"since": None, name: text})
    assert FORMS in str(caught.value)


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="later than until"):
        of("2024-11-28", "2024-11-27")


def test_a_period_holds_its_ends_and_what_has_no_date() -> None:
    assert MARCH.since is not None
    assert MARCH.until is not None
    assert [MARCH.holds(one) for one in (MARCH.since, MARCH.until, None)] == [True] * 3
    second = timedelta(seconds=1)
    assert [MARCH.holds(one) for one in (MARCH.since - second, MARCH.until + second)] == [False] * 2
    assert Period().holds(datetime(1970, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("published", "modified", "may"),
    [
        (None, None, True),
        ("2024-03-15", None, True),
        ("2024-02-15", None, False),
        ("2024-02-15", "2024-03-15", False),
        ("2024-04-15", "2024-04-15", False),
        (None, "2024-04-15", True),
        (None, "2024-02-15", False),
        (None, "2024-02-29T08:00:00", True),
        ("2024-03-15", "2024-02-15", True),
    ],
)
def test_link_may_lead_into_a_period(published: str | None, modified: str | None, *, may: bool) -> None:
    assert MARCH.may_hold(link(published, modified)) == may


@pytest.mark.parametrize(
    ("published", "modified", "is_before"),
    [
        ("2024-02-15", None, True),
        (None, "2024-02-15", True),
        ("2024-02-15", "2024-03-15", True),
        ("2024-02-29T08:00:00", None, False),
        ("2024-05-15", None, False),
        (None, None, False),
    ],
)
def test_link_is_older_than_a_period_by_more_than_a_day(
    published: str | None, modified: str | None, *, is_before: bool
) -> None:
    assert MARCH.is_before(link(published, modified)) == is_before
    assert not Period(until=MARCH.until).is_before(link(published, modified))


def link(published: str | None, modified: str | None) -> Link:
    return Link(url=URL, published=moment(published), modified=moment(modified))


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=WIB) if text else None
