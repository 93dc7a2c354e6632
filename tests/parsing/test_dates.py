import time
from datetime import timedelta, timezone

import pytest

from crawler.parsing.dates import parse_datetime, states_zone

WITA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-11-18T10:30:00+07:00", "2024-11-18T10:30:00+07:00"),
        ("2024-11-18T10:30:00+0700", "2024-11-18T10:30:00+07:00"),
        ("2024-11-18T10:30:00.123Z", "2024-11-18T10:30:00+00:00"),
        ("2024-11-18 10:30:00", "2024-11-18T10:30:00+07:00"),
        ("2024-11-18 10:30 WITA", "2024-11-18T10:30:00+08:00"),
        ("2024-11-18", "2024-11-18T00:00:00+07:00"),
        ("2024/11/18 10:30", "2024-11-18T10:30:00+07:00"),
        ("20241118", "2024-11-18T00:00:00+07:00"),
        ("20241118T103000Z", "2024-11-18T10:30:00+00:00"),
        ("1731900600", "2024-11-18T03:30:00+00:00"),
        ("1731900600000", "2024-11-18T03:30:00+00:00"),
        ("Mon, 18 Nov 2024 03:30:00 +0000", "2024-11-18T03:30:00+00:00"),
        ("Mon, 18 Nov 2024 03:30:00 GMT", "2024-11-18T03:30:00+00:00"),
        ("Senin, 18 November 2024 | 10:30 WIB", "2024-11-18T10:30:00+07:00"),
        ("Senin, 18 Nov 2024 10:30 WIB", "2024-11-18T10:30:00+07:00"),
        ("Senin (18/11/2024) pukul 10.30 WIT", "2024-11-18T10:30:00+09:00"),
        ("Diterbitkan 18 Nopember 2024, pukul 10.30 WITA", "2024-11-18T10:30:00+08:00"),
        ("18 Agustus 2024 - 07:05", "2024-08-18T07:05:00+07:00"),
        ("18/11/24", "2024-11-18T00:00:00+07:00"),
        ("05-07-2024 08:00", "2024-07-05T08:00:00+07:00"),
        ("11/18/2024", "2024-11-18T00:00:00+07:00"),
        ("November 18, 2024 10:30 pm", "2024-11-18T22:30:00+07:00"),
        ("Nov 18, 2024", "2024-11-18T00:00:00+07:00"),
        ("18 Nov 2024 12:15 AM", "2024-11-18T00:15:00+07:00"),
    ],
)
def test_dates_are_read(text: str, iso: str) -> None:
    moment = parse_datetime(text)
    assert moment is not None
    assert moment.isoformat() == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kemarin",
        "0000-00-00 00:00:00",
        "0001-01-01",
        "2024-02-31",
        "18 Foo 2024",
        "pukul 10.30 WIB",
        "2024",
        "99999999999999999999",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_datetime(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-11-18T17:30:00Z", "2024-11-19T01:30:00+08:00"),
        ("2024-11-18 10:30", "2024-11-18T10:30:00+08:00"),
        ("18 November 2024 10:30 WIB", "2024-11-18T11:30:00+08:00"),
    ],
)
def test_zone_of_the_outlet(text: str, iso: str) -> None:
    moment = parse_datetime(text, WITA)
    assert moment is not None
    assert moment.isoformat() == iso


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("2024-11-18T10:30:00Z", True),
        ("18 November 2024 10:30 WIT", True),
        ("2024-11-18 10:30", False),
        ("lusa", False),
    ],
)
def test_states_zone(text: str, states: bool) -> None:
    assert states_zone(text) is states


@pytest.mark.parametrize("piece", ["1", " ", "18 ", "2024-11-", "senin ", "1 1 ", "November 1 "])
def test_hostile_text_costs_little(piece: str) -> None:
    started = time.perf_counter()
    parse_datetime(piece * 10**6)
    assert time.perf_counter() - started < 0.2
