from datetime import date, timedelta
from typing import Any

import pytest

from pipelines import lexicon

ELECTIONS = lexicon.tables("elections")["elections"]
KINDS = {"pilkada", "pemilu", "pilpres", "pileg", "pilkades"}
EVENT_KINDS = {
    "apel",
    "audiensi",
    "deklarasi",
    "diskusi",
    "ikrar",
    "kampanye",
    "klarifikasi",
    "konferensi pers",
    "kunjungan",
    "pelantikan",
    "pelaporan",
    "pembinaan",
    "penandatanganan",
    "pertemuan",
    "rapat",
    "sidang",
    "sosialisasi",
    "upacara",
}


def name(entry: dict[str, Any]) -> str:
    return f"{entry['kind']} {entry['year']}"


@pytest.mark.parametrize("entry", ELECTIONS, ids=name)
def test_votes_fall_into_their_year(entry: dict[str, Any]) -> None:
    assert entry["kind"] in KINDS
    assert entry["source"]
    assert all(day.year == entry["year"] for day in entry["voting"])
    assert all(timedelta(0) < day - max(entry["voting"]) < timedelta(days=366) for day in entry.get("repeats", ()))


@pytest.mark.parametrize("entry", [entry for entry in ELECTIONS if "phases" in entry], ids=name)
def test_phases_follow_one_another_up_to_the_vote(entry: dict[str, Any]) -> None:
    bounds = [day for phase in entry["phases"] for day in (phase["start"], phase["end"])]
    assert bounds == sorted(bounds)
    assert entry["phases"][-1] == {"name": "pemungutan suara", "start": entry["voting"][-1], "end": entry["voting"][-1]}


def test_elections_are_in_order_and_unique() -> None:
    names = [(entry["year"], entry["voting"], entry["kind"]) for entry in ELECTIONS]
    assert len({(year, kind) for year, _, kind in names}) == len(names)
    assert [year for year, _, _ in names] == sorted(year for year, _, _ in names)


def test_known_votes() -> None:
    votes = {name(entry): entry["voting"] for entry in ELECTIONS}
    assert votes["pilkada 2018"] == [date(2018, 6, 27)]
    assert votes["pemilu 2024"] == [date(2024, 2, 14)]


def test_calendar_is_whole() -> None:
    calendar = lexicon.tables("calendar")
    assert set(calendar["months"].values()) == set(range(1, 13))
    assert set(calendar["weekdays"].values()) == set(range(7))
    assert calendar["zones"] == {"WIB": 7, "WITA": 8, "WIT": 9}
    assert set(calendar["words"]["ambiguous_weekdays"]) < set(calendar["weekdays"])


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("election_names", "kind", KINDS | {""}),
        ("event_kinds", "kind", EVENT_KINDS | {""}),
        ("venues", "part", {"head", "modifier", "suffix", "abbreviation", "street", "head suffix", "head body"}),
    ],
)
def test_tables_are_sorted_unique_and_use_known_values(table: str, column: str, values: set[str]) -> None:
    rows = lexicon.rows(table)
    first = [next(iter(row.values())) for row in rows]
    assert first == sorted(set(first))
    assert {row[column] for row in rows} <= values
