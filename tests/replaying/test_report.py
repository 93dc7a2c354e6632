"""The report: counts by table, a few examples of each kind, all of it bounded."""

from pipelines.replaying.changes import Row, changes
from pipelines.replaying.report import Report

ROLE: Row = {
    "in": "Rudi Hartawan",
    "title": "Sekda",
    "of": "Kota Palu",
    "start": 3,
    "end": 8,
    "part": "body",
    "more": "[]",
}


def report(examples: int = 3, count: int = 1) -> list[str]:
    told = Report(examples=examples)
    for number in range(count):
        after: list[Row] = [{**ROLE, "title": "Sekretaris Daerah"}]
        told.add(changes({"people_roles": [ROLE]}, {"people_roles": after}), f"article {number}")
    told.add((), "article 99")
    return list(told.lines())


def test_it_counts_articles_and_rows() -> None:
    lines = report()
    assert lines[0] == "  2 articles read again: 1 changed, 1 did not"
    assert lines[1].split() == ["table", "added", "removed", "altered", "moved"]
    assert lines[2].split() == ["people_roles", "0", "0", "1", "0"]


def test_an_example_says_which_row_what_differs_and_where() -> None:
    assert report()[-1] == "    ~ in: Rudi Hartawan, title: Sekda → Sekretaris Daerah   (article 0)"


def test_rows_that_come_or_go_are_shown_without_offsets() -> None:
    told = Report()
    told.add(changes({"people_roles": [ROLE]}, {"people_roles": []}), "article 1")
    assert list(told.lines())[-1] == "    - in: Rudi Hartawan, title: Sekda, of: Kota Palu   (article 1)"


def test_examples_are_as_many_as_asked_for_and_short() -> None:
    assert sum(line.startswith("    ~") for line in report(examples=2, count=5)) == 2
    assert [line for line in report(examples=0, count=5) if line.startswith("    ")] == []
    told = Report()
    told.add(changes({}, {"quotes": [{"text": "kata\n" * 1_000, "speaker": None}]}), "article 1")
    assert max(map(len, told.lines())) < 150
    assert all("\n" not in line for line in told.lines())


def test_without_changes_it_is_one_line() -> None:
    assert list(Report().lines()) == ["  0 articles read again: 0 changed, 0 did not"]
