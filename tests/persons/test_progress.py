"""Linking that takes long says how far it is; what is done soon says nothing."""

from datetime import date

import pytest
from sqlite_utils import Database

from pipelines.persons import links
from pipelines.persons.links import link
from pipelines.persons.progress import SECONDS_BETWEEN, Progress
from tests.persons.gold import Planted
from tests.persons.storing import save


class Clock:
    """Goes on by so many seconds whenever it is looked at."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


@pytest.fixture
def people(db: Database) -> Database:
    role = ("Sekretaris Daerah", "Kota Tegal", "definitif")
    named = Planted(article="t1", person="", name="Wening Sasangka", roles=(role,), published=date(2024, 1, 1))
    save(db, [named])
    return db


def test_a_long_linking_tells_each_step(
    people: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(links, "Progress", lambda: Progress(Clock(SECONDS_BETWEEN)))
    link(people)
    assert caplog.messages == [
        "linking people: mentions read, 0 of 1; may be stopped, the next run goes on",
        "linking people: names compared, 0 of 1",
        "linking people: offices dated, 0 of 1",
    ]


def test_a_short_one_says_nothing(people: Database, caplog: pytest.LogCaptureFixture) -> None:
    link(people)
    assert caplog.messages == []
    assert people.table("persons").count == 1


def test_lines_are_some_seconds_apart(caplog: pytest.LogCaptureFixture) -> None:
    progress = Progress(Clock(SECONDS_BETWEEN / 4))
    for done in range(40):
        progress.tell("names compared", done, 40)
    assert 4 <= len(caplog.messages) <= 14
