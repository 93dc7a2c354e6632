"""The counts of a round, as they are shown and kept."""

import json

from crawler.rounds.tally import Tally


def test_what_was_not_counted_is_left_out() -> None:
    assert Tally().as_json() == {}


def test_counts_can_be_written_as_json_and_read_back() -> None:
    tally = Tally(found=60, fetched=60, stored=20, requests=71, seconds=6.5499)
    tally.routes["feed"] += 2
    tally.skipped["off topic"] += 40
    assert json.loads(json.dumps(tally.as_json())) == {
        "routes": {"feed": 2},
        "found": 60,
        "fetched": 60,
        "stored": 20,
        "skipped": {"off topic": 40},
        "requests": 71,
        "seconds": 6.5,
    }


def test_counts_of_one_round_are_not_those_of_another() -> None:
    one, other = Tally(), Tally()
    one.routes["feed"] += 1
    one.note("the home page cannot be had")
    assert other.as_json() == {}


def test_notes_are_kept_once_in_their_order() -> None:
    tally = Tally()
    for text in ("the home page cannot be had", "the budget is spent", "the home page cannot be had"):
        tally.note(text)
    assert tally.as_json()["notes"] == ["the home page cannot be had", "the budget is spent"]
