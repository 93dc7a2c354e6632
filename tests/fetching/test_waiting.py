"""Retry-After is honoured up to a limit, delays hold for each host and port, and one request is made at a time."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.downloader import Manners
from crawler.fetching.retry_after import seconds_to_wait
from tests.fetching.asking import ask
from tests.fetching.servers import Answer, Page, Site, send

NOW = datetime(2024, 11, 27, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("86400", 86400),
        ("Wed, 27 Nov 2024 07:01:00 GMT", 60),
        ("Wednesday, 27-Nov-24 07:01:00 GMT", 60),
        ("Wed, 27 Nov 2024 07:01:00 -0000", 60),
        ("Wed, 27 Nov 2024 06:00:00 GMT", 0),
        (None, None),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("٣", None),
        ("Wed, 99 Nov 2024 07:01:00 GMT", None),
    ],
)
def test_what_the_header_says(value: str | None, seconds: float | None) -> None:
    assert seconds_to_wait(value, NOW) == seconds


@given(st.text())
def test_no_header_breaks_it(value: str) -> None:
    seconds = seconds_to_wait(value, NOW)
    assert seconds is None or seconds >= 0


def test_waits_that_overlap_count_once() -> None:
    manners = Manners()
    manners.wait(60, now=100)
    manners.wait(60, now=110)
    manners.wait(5, now=110)
    assert (manners.not_before, manners.waited) == (170, 70)


def told_to_wait(value: str, status: int = 429) -> Answer:
    return Answer(status=status, body=b"", headers={"Retry-After": value})


@pytest.mark.parametrize("status", [429, 503])
def test_the_host_is_left_alone_and_asked_again(status: int) -> None:
    pages: dict[str, Page] = {"/a": [told_to_wait("2", status), Answer()], "/b": Answer(), "/c": Answer()}
    with Site(pages) as site, Site({"/a": Answer()}) as other:
        run = ask(*map(site.url, pages), other.url("/a"), allowed="127.0.88.1")
        assert [run[site.url(path)]["status"] for path in pages] == [200, 200, 200]
        assert sorted(site.paths) == ["/a", "/a", "/b", "/c", "/robots.txt"]
        gaps = site.gaps()
        assert 1.9 < max(gaps) < 3
        assert sorted(gaps)[-2] < 1
        refused = next(moment for path, moment, _ in site.asked if path == "/a")
        assert other.asked[-1][1] < refused + 1.5  # another host does not wait


def test_a_date_is_honoured() -> None:
    with Site({"/": Answer()}) as site:
        asked = iter([True])

        def later(handler: BaseHTTPRequestHandler) -> None:
            wait = next(asked, False)
            moment = format_datetime(datetime.now(UTC) + timedelta(seconds=3), usegmt=True)
            send(handler, told_to_wait(moment, 503) if wait else Answer())

        site.pages["/"] = later
        run = ask(site.url(), allowed=site.authority)
        assert run[site.url()]["status"] == 200
        assert 1.5 < site.gaps()[-1] < 4  # a date has no fractions of seconds


def test_a_day_is_cut_and_the_request_given_up_in_the_end() -> None:
    with Site({"/": told_to_wait("86400"), "/b": told_to_wait("86400", 503)}) as site:
        run = ask(site.url(), site.url("/b"), allowed=site.authority, RETRY_AFTER_MAX=0.5)
        assert site.paths.count("/") == site.paths.count("/b") == 3
        assert all(gap > 0.4 for gap in site.gaps()[1:])
    assert run[site.url()] == {"asked": site.url(), "reason": "blocked", "detail": "HTTP 429: asked too often"}
    assert run[site.url("/b")]["reason"] == "http error"
    assert run.seconds < 20
    assert "log_count/ERROR" not in run.stats


def test_a_host_that_keeps_us_waiting_is_asked_no_more() -> None:
    pages = {f"/{number}": told_to_wait("9", 503) for number in range(5)}
    with Site(pages) as site:
        run = ask(*map(site.url, pages), allowed=site.authority, RETRY_AFTER_MAX=0.5, RETRY_AFTER_TOTAL=1)
        assert len(site.asked) == 1 + 3
    assert list(run.reasons()) == ["asked to wait"] * 5
    assert "come back later" in next(
        result["detail"] for result in run.results.values() if result["reason"] == "asked to wait"
    )


def test_one_request_at_a_time_with_a_delay() -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.2)
        send(handler, Answer())

    pages = {f"/{number}": slow for number in range(5)}
    with Site(pages) as site, Site(pages) as other:
        urls = [at.url(path) for path in pages for at in (site, other)]
        run = ask(*urls, allowed="127.0.88.1", DOWNLOAD_DELAY=0.5, DOWNLOAD_DELAY_JITTER=0)
        assert {result["status"] for result in run.results.values()} == {200}
        assert (site.most_at_once, other.most_at_once) == (1, 1)
        assert all(gap > 0.4 for gap in (*site.gaps(), *other.gaps()))
        assert site.asked[0][1] < other.asked[-1][1]
        assert other.asked[0][1] < site.asked[-1][1]  # both at once: ports have queues of their own


def test_a_redirect_waits_in_the_queue_of_the_host_it_leads_to() -> None:
    with Site({f"/{number}": Answer() for number in range(3)}) as other, Site({}) as site:
        for path in other.pages:
            site.pages[path] = Answer(status=301, body=b"", headers={"Location": other.url(path)})
        run = ask(*map(site.url, other.pages), allowed="127.0.88.1", DOWNLOAD_DELAY=0.5, DOWNLOAD_DELAY_JITTER=0)
        assert {result["url"] for result in run.results.values()} == set(map(other.url, other.pages))
        assert all(gap > 0.4 for gap in (*site.gaps(), *other.gaps()))
