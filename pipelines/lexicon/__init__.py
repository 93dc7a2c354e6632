"""Loads the lexicon: Indonesian knowledge in CSV and TOML files that can be corrected without Python.

Every file opens with comment lines; among them `# source: …` and `# date: YYYY-MM-DD`.
"""

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The lines of `name`.csv as mappings from column to text; an empty cell is "".

    Raises ValueError where a line has another number of cells than the header.
    """
    path = FOLDER / f"{name}.csv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    header, *body = csv.reader(lines)
    for cells in body:
        if len(cells) != len(header):
            raise ValueError(f"{path.name}: {len(cells)} cells where the header has {len(header)}: {cells}")
    return tuple(dict(zip(header, cells, strict=True)) for cells in body)


@cache
def tables(name: str) -> dict[str, Any]:
    """The content of `name`.toml."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def split(cell: str) -> tuple[str, ...]:
    """The entries of a cell that holds several, parted by `|`; () for an empty cell."""
    return tuple(entry.strip() for entry in cell.split("|") if entry.strip())
