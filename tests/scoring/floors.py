"""Floors: precision and recall below which no field of a gold set may fall; raised, never lowered quietly."""

import math
import tomllib
from pathlib import Path

from tests.scoring.compare import Tally

FILE = Path(__file__).parents[1] / "floors.toml"
HEAD = """\
# Precision and recall, in per cent, below which no field of a gold set may fall: [precision, recall].
# `make floors` raises them to what is reached; lowering one is an edit by hand, with its reason in the commit.
"""

Floors = dict[str, dict[str, list[int]]]


def load() -> Floors:
    """The floors by gold set and field."""
    return tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def reached(tally: Tally) -> list[int]:
    """Precision and recall in whole per cent, rounded down; 100 where there is nothing to get wrong."""
    return [math.floor(100 * (1.0 if value is None else value) + 1e-9) for value in (tally.precision, tally.recall)]


def below(name: str, tallies: dict[str, Tally]) -> list[str]:
    """What falls short of the floors of a gold set, one line each; a field without floors counts as fallen short."""
    floors = load().get(name, {})
    lines = []
    for field, tally in tallies.items():
        if tally.f1 is None:
            continue
        if field not in floors:
            lines.append(f"{field}: no floor; make floors sets it")
        elif any(have < floor for have, floor in zip(reached(tally), floors[field], strict=True)):
            lines.append(f"{field}: {reached(tally)} where the floor is {floors[field]}")
    return lines


def raise_to(name: str, tallies: dict[str, Tally]) -> None:
    """Raise the floors of a gold set to what is reached."""
    floors = load()
    kept = floors.setdefault(name, {})
    for field, tally in tallies.items():
        if tally.f1 is not None:
            kept[field] = [max(pair) for pair in zip(reached(tally), kept.get(field, [0, 0]), strict=True)]
    sections = (
        f"[{section}]\n" + "".join(f'"{field}" = {values}\n' for field, values in fields.items())
        for section, fields in floors.items()
    )
    FILE.write_text("\n".join([HEAD, *sections]), encoding="utf-8")
