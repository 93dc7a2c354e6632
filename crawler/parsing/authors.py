"""Who signed, as metadata and markup name them: names cleaned of labels, with the part each had."""

import re
from functools import cache

from crawler.items import Author
from pipelines import lexicon
from pipelines.lexicon.phrases import Phrases

ROLES = ("reporter", "editor", "agency", "desk")
LONGEST_NAME = 80
ADDRESS = re.compile(r"https?://|www\.|@\w+\.\w")
LABEL = re.compile(r"\A\s*(?P<label>[A-Za-z]{2,12})(?:\s*:\s*|\s+(?=\S))(?P<name>.*)\Z", re.S)
ROLE_BEHIND = re.compile(r"\A(?P<name>[^()]*[^()\s])\s*\((?P<role>[a-z]+)\)\s*\Z")
SEPARATOR = re.compile(r"\s*(?:[;|\n]|\s(?:dan|and|&)\s)\s*")


def author(written: str, role: str | None = None) -> Author | None:
    """The author that `written` names; None where it is an address, a whole sentence or nothing.

    The role is, in this order: `role`, what a label before or brackets behind the name say ("Editor: …", "… (editor)"),
    what the name itself says ("Redaksi" is a desk, "Humas Pemkab …" an agency), reporter.
    """
    name = " ".join(written.split()).strip(" -–|,:;_/\"'“”")
    label, name = _label(name)
    behind = ROLE_BEHIND.match(name)
    if behind and behind["role"] in ROLES:
        name, label = behind["name"], behind["role"]
    if not name or len(name) > LONGEST_NAME or ADDRESS.search(name) or not any(map(str.isalpha, name)):
        return None
    return Author(name=name, role=role or label or _role(name))


def authors(written: str, role: str | None = None) -> tuple[Author, ...]:
    """The authors that one piece of metadata names, parted by ";", "|", "dan", "&", or by commas.

    A comma parts only names of two words or more without a full stop, since others are degrees: "Budi, S.Kom".
    """
    found = []
    for piece in SEPARATOR.split(written):
        parts = [part.strip() for part in piece.split(",")]
        several = all(" " in part and "." not in part for part in parts)
        found += [author(part, role) for part in (parts if several else [piece])]
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _label(name: str) -> tuple[str | None, str]:
    match = LABEL.match(name)
    if match is None:
        return None, name
    label = match["label"].lower()
    if ":" in name[match.end("label") : match.start("name")] or label in ("oleh", "by"):
        role = _labels().get(label)
        return (role or None, match["name"].strip()) if label in _labels() else (None, name)
    return None, name


def _role(name: str) -> str:
    """The first word or phrase that tells: an office of the outlet, or a press office."""
    found = _offices().find(name)
    return found[0].value if found else "reporter"


@cache
def _labels() -> dict[str, str]:
    return {row["phrase"]: row["label"] for row in lexicon.rows("page_authors") if row["label"] != "-"}


@cache
def _offices() -> Phrases[str]:
    return Phrases({row["phrase"]: row["name"] for row in lexicon.rows("page_authors") if row["name"] != "-"})
