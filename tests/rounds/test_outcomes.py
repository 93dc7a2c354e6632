"""What becomes of a page by what came of asking for it: each state, with the rest of the reason."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.memory import State
from crawler.refusals import REASONS
from crawler.rounds.client import Fetched
from crawler.rounds.outcomes import (
    failure_of,
    state_of_kind,
    state_of_refusal,
    state_of_status,
)

SITE = "https://kabarlemo.example"
ASKED = f"{SITE}/2024/10/dua-pegawai-kelurahan-diperiksa"
FETCHED = Fetched(
    asked=ASKED, url=ASKED, at=datetime(2024, 10, 18, tzinfo=UTC), status=200, body=b"<p>Teks</p>",
    content_type="text/html",
)  # fmt: skip


@pytest.mark.parametrize("content_type", ["text/html", "application/xhtml+xml", "text/plain", ""])
def test_page_with_something_in_it_is_no_failure(content_type: str) -> None:
    assert failure_of(replace(FETCHED, content_type=content_type)) is None


def test_unchanged_page_is_no_failure_though_it_is_empty() -> None:
    assert failure_of(replace(FETCHED, status=304, body=b"", content_type="")) is None


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (301, State.FAILED), (400, State.FAILED), (401, State.LOGIN), (402, State.LOGIN), (403, State.BLOCKED),
        (404, State.GONE), (410, State.GONE), (418, State.FAILED), (429, State.BLOCKED), (451, State.BLOCKED),
        (500, State.FAILED), (503, State.FAILED),
    ],
)  # fmt: skip
def test_status_tells_the_state(status: int, state: State) -> None:
    assert failure_of(replace(FETCHED, status=status)) == (state, f"HTTP {status}") == state_of_status(status)


@pytest.mark.parametrize(
    ("reason", "state", "told"),
    [
        ("forbidden by robots", State.ROBOTS, "a rule"),
        ("blocked", State.BLOCKED, "a rule"),
        ("private address", State.PRIVATE, "a rule"),
        ("too large", State.TOO_LARGE, "a rule"),
        ("timed out", State.TIMED_OUT, "a rule"),
        ("gone", State.GONE, "a rule"),
        ("truncated", State.FAILED, "truncated: a rule"),
        ("never heard of", State.FAILED, "never heard of: a rule"),
    ],
)
def test_refusal_tells_the_state_and_keeps_its_word_where_the_state_does_not_say_it(
    reason: str, state: State, told: str
) -> None:
    refused = replace(FETCHED, status=0, body=b"", refusal=(reason, "a rule"))
    assert failure_of(refused) == (state, told) == state_of_refusal(reason, "a rule")


@pytest.mark.parametrize("reason", sorted({reason for _, reason in REASONS}))
def test_every_reason_of_a_failed_request_leaves_the_page_to_be_tried_again_or_says_why(reason: str) -> None:
    state, told = state_of_refusal(reason, "the rest")
    assert state in (State.FAILED, State.TIMED_OUT, State.TOO_LARGE)
    assert "the rest" in told


def test_answer_that_is_no_page_is_no_article() -> None:
    assert failure_of(replace(FETCHED, content_type="image/jpeg")) == (State.NO_ARTICLE, "it is image/jpeg")
    assert failure_of(replace(FETCHED, body=b" \n\t")) == (State.FAILED, "the answer is empty")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"{SITE}/", (State.GONE, "it leads to the home page")),
        (f"{SITE}/index.php", (State.GONE, "it leads to the home page")),
        ("https://iklan.example/", (State.NO_ARTICLE, "it leads to another site: https://iklan.example/")),
        (f"{SITE}/2024/10/dua-pegawai-kelurahan-diperiksa-bawaslu", None),
        ("https://www.kabarlemo.example/2024/10/dua-pegawai-kelurahan-diperiksa", None),
    ],
)
def test_redirect_may_lead_astray(url: str, expected: tuple[State, str] | None) -> None:
    assert failure_of(replace(FETCHED, url=url)) == expected


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("not_found", State.GONE), ("login", State.LOGIN), ("password", State.LOGIN), ("challenge", State.BLOCKED),
        ("error", State.FAILED), ("index", State.NO_ARTICLE), ("empty", State.NO_ARTICLE),
    ],
)  # fmt: skip
def test_kind_of_page_tells_the_state(kind: str, state: State) -> None:
    assert state_of_kind(kind) == state
