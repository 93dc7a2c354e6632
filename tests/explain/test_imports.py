"""Showing is pure but for the one module that opens the database, and nobody below knows that things are shown."""

from pathlib import Path

import pytest

from tests.test_imports import EDGES, MODULES, ROOT, imports, name, within

SHOWING = sorted((ROOT / "explain").rglob("*.py"))


@pytest.mark.parametrize("path", SHOWING, ids=name)
def test_only_one_module_opens_the_database(path: Path) -> None:
    edges = {edge for module in imports(path) for edge in EDGES if within(module, edge)}
    assert edges == ({"sqlite3"} if name(path) == "explain/stored.py" else set())


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_the_commands_know_the_package(path: Path) -> None:
    known = any(within(module, "explain") for module in imports(path))
    # A probe shows what cannot be seen in the same way, and reads its samples by the same steps.
    users = ("crawler/commands/explain.py", "crawler/commands/probe.py", "crawler/probing/printing.py")
    assert known == (name(path) in users)
