"""What the interface says: every message in both languages, and each that pages ask for."""

import re
from pathlib import Path
from string import Formatter

import pytest

from browse.languages import LANGUAGES, messages, wanted, words

BROWSE = Path(__file__).parents[2] / "browse"
# Keys that stand whole in templates and code, and the beginnings of those that are put together there.
ASKED = re.compile(r"""\b(?:t|words|told)\(\s*["']([a-z_]+\.[A-Za-z0-9_ -]*)["']\s*(~|\+|,|\))""")
SOURCES = [file for ending in ("html", "py") for file in BROWSE.rglob(f"*.{ending}")]


def asked() -> list[tuple[str, bool]]:
    """Keys that are asked for; whether more is put behind them."""
    found = [match for file in SOURCES for match in ASKED.finditer(file.read_text(encoding="utf-8"))]
    return [(match[1], match[2] in "~+") for match in found]


def names(said: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(said) if name}


def test_every_message_is_said_in_both_languages_with_the_same_values() -> None:
    assert len(messages()) > 300
    faults = [
        key
        for key, said in messages().items()
        if set(said) != set(LANGUAGES) or not all(said.values()) or names(said["en"]) != names(said["id"])
    ]
    assert faults == []


def test_whatever_is_asked_for_is_there() -> None:
    whole = {key for key, goes_on in asked() if not goes_on}
    assert len(whole) > 200
    assert sorted(whole - set(messages())) == []
    beginnings = {key for key, goes_on in asked() if goes_on}
    assert [key for key in sorted(beginnings) if not any(known.startswith(key) for known in messages())] == []


@pytest.mark.parametrize(
    ("header", "language"),
    [("id-ID,id;q=0.9,en;q=0.8", "id"), ("de, en-GB;q=0.7", "en"), ("de", None), ("", None), (";;,,", None)],
)
def test_the_browser_says_what_its_visitor_reads(header: str, language: str | None) -> None:
    assert wanted(header) == language


def test_a_message_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("en")("front.no_such_message")
