"""What the lexicon knows of bylines: labels before a name ("Penulis:"), and words that tell who stands there."""

import re
from functools import cache

from pipelines import lexicon

LONGEST_POST = 20
MARKS = " *_-–—~|/,;:.•·\"“”'"


def role_of(name: str, role: str) -> str:
    """What the name itself says goes before what the label says."""
    known = word(name)
    if known in ("agency", "desk"):
        return known
    words = name.lower().split()
    if words and _words().get(words[0]) == "desk":
        return "desk"
    return "agency" if not _agencies().isdisjoint(words) else role


def edited(piece: str) -> str | None:
    """The name behind an editor's label without a colon, "Ed. Tono"; None where there is no such label."""
    label, _, name = piece.partition(" ")
    role = labelled_roles().get(label.lower().rstrip(".:"), ("", ""))[0]
    return name.strip() if name and role == "editor" else None


def word(name: str) -> str:
    """What the lexicon says of a word in a byline: agency, desk, none (it names nobody), or "" if it says nothing."""
    return _words().get(name.lower().strip(MARKS), "")


@cache
def _words() -> dict[str, str]:
    return {row["phrase"]: row["role"] for row in lexicon.rows("byline_words")}


@cache
def _agencies() -> frozenset[str]:
    return frozenset(phrase for phrase, role in _words().items() if role == "agency")


@cache
def labelled_roles() -> dict[str, tuple[str, str]]:
    """Of every label the role that it gives, and whether ("yes") it needs no colon at the start of a line."""
    return {row["label"]: (row["role"], row["open"]) for row in lexicon.rows("byline_labels")}


def _either(labels: list[str]) -> str:
    return "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))


def post(line: str) -> str | None:
    """The role that a line gives which is a label alone, below the names: "Penulis", "Tim Redaksi"."""
    role, opened = labelled_roles().get(line.lower(), ("", "")) if len(line) <= LONGEST_POST else ("", "")
    return role if opened == "beside" or role == "desk" else None


@cache
def at_start() -> re.Pattern[str]:
    """A label that opens a line."""
    return re.compile(rf"(?i)[\W_]{{0,4}}(?P<label>{_either(list(labelled_roles()))})\s*[:：]\s*")


@cache
def inside() -> re.Pattern[str]:
    """A label anywhere in a line."""
    return re.compile(rf"(?i)(?<!\w)(?P<label>{_either(list(labelled_roles()))})\s*[:：]\s*")


@cache
def without_colon() -> re.Pattern[str]:
    """A label that opens a line and needs no colon."""
    labels = [label for label, (_, opened) in labelled_roles().items() if opened == "yes"]
    return re.compile(rf"(?i)(?P<label>{_either(labels)})\s+")


@cache
def beside_others() -> re.Pattern[str]:
    """A label that needs no colon beside another such: "Penulis Ratna Dewi | Editor Tono Hadi"."""
    labels = [label for label, (_, opened) in labelled_roles().items() if opened]
    return re.compile(rf"(?i)(?P<label>{_either(labels)})\s+(?=[A-Z])")


def signature(line: str) -> re.Match[str] | None:
    """What stands before the name of who posted a page: "by", "oleh", "Ditulis oleh", "Posted by"."""
    lower = line.lower()
    return _signed().search(line) if "by " in lower or "oleh " in lower else None


@cache
def _signed() -> re.Pattern[str]:
    labels = [label for label in labelled_roles() if label.split()[-1] in ("by", "oleh")]
    return re.compile(rf"(?i)(?<!\w)(?:{_either(labels)})\s+(?=\w)")
