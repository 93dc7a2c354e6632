"""Stories of articles that were written to be hard: the pairs found must not become fewer, nor more of them wrong."""

import tomllib
from pathlib import Path

import pytest

from tests.copies.scoring import FOLDER, read, score

FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))
SETS = sorted(path.stem for path in FOLDER.glob("*.jsonl"))


def test_every_set_has_a_floor() -> None:
    assert set(SETS) == set(FLOORS)


@pytest.mark.parametrize("name", SETS)
def test_stories_reach_their_floors(tmp_path: Path, name: str) -> None:
    found = score(read(FOLDER / f"{name}.jsonl"), tmp_path / "news.sqlite3")
    assert found.precision >= FLOORS[name]["precision"], sorted(map(sorted, found.wrong))
    assert found.recall >= FLOORS[name]["recall"], sorted(map(sorted, found.missed))


@pytest.mark.parametrize("name", SETS)
def test_no_order_of_arrival_makes_other_pairs(tmp_path: Path, name: str) -> None:
    written = read(FOLDER / f"{name}.jsonl")
    assert score(written, tmp_path / "a.sqlite3") == score(written[::-1], tmp_path / "b.sqlite3")
