"""Fills in the markup of the kinds of sites, which is in files of its own below `markup/`."""

from functools import cache
from pathlib import Path
from string import Template

FOLDER = Path(__file__).with_name("markup")


def draw(name: str, /, **values: object) -> str:
    """The file `name` with its $names filled in; markup is text already, so nothing is escaped here."""
    return _template(name).substitute(values)


@cache
def _template(name: str) -> Template:
    return Template((FOLDER / name).read_text("utf-8"))
