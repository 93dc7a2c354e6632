"""What the lexicon knows of bylines: labels before a name ("Penulis:"), and words that tell who stands there."""

import re
from collections.abc import Iterable
from functools import cache

from pipelines import lexicon
from pipelines.lexicon.patterns import any_of

LONGEST_POST = 20
# No label is longer, with the spaces before its colon.
LONGEST_LABEL = 40
COLON = re.compile("[:：]")
MARKS = " *_-–—~|/,;:.•·\"“”'"


def role_of(name: str, role: str) -> str:
    """What the name itself says goes before what the label says."""
    known = word(name)
    if known in ("agency", "desk"):
        return known
    words = name.lower().replace("_", " ").split()
    if any(one in _agencies() or one.startswith(_stems()) for one in words):
        return "agency"
    return "desk" if words and _words().get(words[0]) == "desk" else role


def edited(piece: str) -> str | None:
    """The name behind an editor's label without a colon, "Ed. Tono"; None where there is no such label."""
    label, _, name = piece.partition(" ")
    role = labelled_roles().get(label.lower().rstrip(".:"), ("", ""))[0]
    return name.strip() if name and role == "editor" else None


def word(name: str) -> str:
    """What the lexicon says of a word in a byline: agency, desk, none (it names nobody), or "" if it says nothing."""
    plain = name.lower().strip(MARKS)
    return _words().get(plain) or _words().get(plain.rstrip("0123456789 "), "")


def unpaid(name: str) -> str:
    """The name of an office without the mark of a paid text before it: "Adv Diskominfo Berau"."""
    first, _, rest = name.partition(" ")
    return rest if rest and word(first) == "none" and role_of(rest, "") == "agency" else name


@cache
def _words() -> dict[str, str]:
    return {row["phrase"]: row["role"] for row in lexicon.rows("byline_words")}


@cache
def _agencies() -> frozenset[str]:
    return frozenset(phrase for phrase, role in _words().items() if role == "agency")


@cache
def _stems() -> tuple[str, ...]:
    """How the short names of press offices begin: "diskominfotik", "prokopimda"."""
    return tuple(lexicon.tables("layout")["agency_stems"])


def given(name: str) -> bool:
    """Whether the name opens with a given name."""
    return name.split(" ", 1)[0].lower() in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon.rows("given_names"))


@cache
def labelled_roles() -> dict[str, tuple[str, str]]:
    """Of every label the role that it gives, and whether ("yes") it needs no colon at the start of a line."""
    return {row["label"]: (row["role"], row["open"]) for row in lexicon.rows("byline_labels")}


def post(line: str) -> str | None:
    """The role that a line gives which is a label alone, below the names: "Penulis", "Tim Redaksi"."""
    role, opened = labelled_roles().get(line.lower(), ("", "")) if len(line) <= LONGEST_POST else ("", "")
    return role if opened == "beside" or role == "desk" else None


def at_start(line: str) -> re.Match[str] | None:
    """A label and its colon that open a line."""
    colon = COLON.search(line)
    return _at_start().match(line) if colon and _closes_label(line, colon.start()) else None


def within(line: str, start: int = 0) -> Iterable[re.Match[str]]:
    """The labels with a colon anywhere in a line, from `start` on."""
    told = any(_closes_label(line, colon.start()) for colon in COLON.finditer(line, start))
    return _within().finditer(line, start) if told else ()


def without_colon(line: str) -> re.Match[str] | None:
    """A label that opens a line and needs no colon."""
    return _without_colon().match(line) if line.split(" ", 1)[0].lower() in _first_words() else None


def _closes_label(line: str, colon: int) -> bool:
    return line[max(0, colon - LONGEST_LABEL) : colon].lower().rstrip().endswith(_labels())


@cache
def _labels() -> tuple[str, ...]:
    return tuple(labelled_roles())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(label.split()[0] for label, (_, opened) in labelled_roles().items() if opened == "yes")


@cache
def _at_start() -> re.Pattern[str]:
    return re.compile(rf"(?i)[\W_]{{0,4}}(?P<label>{any_of(_labels())})\s*[:：]\s*")


@cache
def _within() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?P<label>{any_of(_labels())})\s*[:：]\s*")


@cache
def _without_colon() -> re.Pattern[str]:
    labels = [label for label, (_, opened) in labelled_roles().items() if opened == "yes"]
    return re.compile(rf"(?i)(?P<label>{any_of(labels)})\s+")


@cache
def beside_others() -> re.Pattern[str]:
    """A label that needs no colon beside another such: "Penulis Ratna Dewi | Editor Tono Hadi"."""
    labels = [label for label, (_, opened) in labelled_roles().items() if opened]
    return re.compile(rf"(?i)(?P<label>{any_of(labels)})\s+(?=[A-Z])")


def signature(line: str) -> re.Match[str] | None:
    """What stands before the name of who posted a page: "by", "oleh", "Ditulis oleh", "Posted by"."""
    lower = line.lower()
    return _signed().search(line) if "by " in lower or "oleh " in lower else None


@cache
def _signed() -> re.Pattern[str]:
    labels = [label for label in labelled_roles() if label.split()[-1] in ("by", "oleh")]
    return re.compile(rf"(?i)(?<!\w)(?:{any_of(labels)})\s+(?=\w)")
