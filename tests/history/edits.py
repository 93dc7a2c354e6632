"""Planted edits: texts of our own, what was changed in them, and what should be told of it."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.history.differences import Difference, Wording, differences
from pipelines.history.flags import Flag

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Edit:
    """A text before and after an edit, and the differences that should be found, as the file writes them."""

    name: str
    former: Wording
    newer: Wording
    expected: tuple[dict[str, Any], ...]


def edits(file: str) -> list[Edit]:
    return [_edit(case) for case in _lines(file)]


def faults(edit: Edit) -> list[str]:
    """What is not as it should be: kinds and sentences first, then the flags of each difference."""
    found = differences(edit.former, edit.newer)
    if len(found) != len(edit.expected) or not all(map(_is_meant, found, edit.expected)):
        return [f"{edit.name}: {[(one.kind, one.former, one.newer) for one in found]}"]
    return [
        f"{edit.name}: {flag} {getattr(one, flag)}"
        for one, expected in zip(found, edit.expected, strict=True)
        for flag in ("names", "numbers", "quotes")
        if not _is_flagged(getattr(one, flag), expected.get(flag, []))
    ]


def wording(name: str) -> Wording:
    text = next(text for text in _lines("texts.jsonl") if text["name"] == name)
    return Wording(text["headline"], text["body"])


@cache
def _lines(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / file).read_text(encoding="utf-8").splitlines()]


def _edit(case: dict[str, Any]) -> Edit:
    former = wording(case["text"])
    whole = f"{former.headline}\n{former.body}"
    for old, new in case["edits"]:
        assert whole.count(old) == 1, f"{case['name']}: {old}"
        whole = whole.replace(old, new)
    headline, _, body = whole.partition("\n")
    return Edit(case["name"], former, Wording(headline, body), tuple(case["differences"]))


def _is_meant(found: Difference, expected: dict[str, Any]) -> bool:
    return found.kind == expected["kind"] and all(
        (found_sentence is None) == (part is None) and (part or "") in (found_sentence or "")
        for found_sentence, part in ((found.former, expected["former"]), (found.newer, expected["newer"]))
    )


def _is_flagged(found: Flag, expected: list[str]) -> bool:
    """Whether exactly the expected is flagged: "-" is gone, "+" has come; only the beginning has to be told."""
    flagged = [*(f"-{one}" for one in found.former), *(f"+{one}" for one in found.newer)]
    return len(flagged) == len(expected) and all(
        one.startswith(told) and not one[len(told) : len(told) + 1].isalnum()
        for one, told in zip(flagged, expected, strict=True)
    )
