"""The names of authors as pages write them: "A/B", "A dan B", "Kontributor Gresik, Hamdan"."""

import re

from crawler.items import Author
from pipelines.layout import gazetteer, labels, outlets
from pipelines.layout import lines as kinds

LONGEST_NAME = 60
# Behind a number the slash belongs to a unit's name: "Penrem 162/WB".
SEPARATOR = re.compile(r"\s*(?<!\d{3})/\s*|\s*[|&;•+]\s*|\s+(?:dan|and)\s+")
NAME = re.compile(r"@?[^\W\d_][\w.'’\-]*(?:,? [\w.'’\-&()]+){0,6}\Z")
# Where the reporter is: "Rosmini (Parepare)".
PLACE = re.compile(r" \([A-Z][A-Za-z ]{2,25}\)\.?\s*\Z")
YEAR = re.compile(r",? \d{4}\Z")
# A full stop that ends the line; that of an initial or a degree, "Ahmad M.", "S.Kom.", belongs to the name.
STOP = re.compile(r"(?:\A|(?<=\s))(?P<last>[^\W\d_](?=[^.\s]*[aiueo])[^\W\d_]{2,})\.\Z")
# What marks an author as a guest: "Oleh: Ag. Wahyu *)".
STARS = re.compile(r"\s*(?:\*+\)|\)\*+|\*+|\s\))\Z")


def named(written: str, role: str) -> tuple[Author, ...] | None:
    """The authors in "A/B" or "A dan B"; None where what is written cannot be names, () where it is nothing."""
    found = []
    for piece in _pieces(written):
        if kinds.is_date(piece) and any(map(str.isdigit, piece)):
            return None
        bare = PLACE.sub("", STARS.sub("", piece)).strip(labels.MARKS.replace(".", ""))
        name = without_desk(YEAR.sub("", STOP.sub(r"\g<last>", bare)))
        if not name or labels.word(name) == "none" or not any(map(str.isalpha, name)):
            continue
        name = labels.unpaid(name)
        if len(name) > LONGEST_NAME or not NAME.match(name) or _is_dated(name):
            return None
        found.append(Author(name=name, role=labels.role_of(name, role)))
    return tuple(found)


def split(written: str) -> list[str]:
    """What slashes, bars and "dan" part; that of an office's name parts nothing: "Biro Humas dan Protokol"."""
    if " dan " not in written or "umas " not in written:
        return SEPARATOR.split(written)
    return [
        one
        for piece in written.split("/")
        for one in ([piece] if labels.role_of(piece, "") else SEPARATOR.split(piece))
    ]


def _pieces(written: str) -> list[str]:
    """The names in "A/B", "A dan B" and "Ahmad Fauzan, Lisa Dewi"; a post, a degree or a place behind one is none."""
    pieces = split(written)
    parts = written.split(", ") if len(pieces) == 1 else []
    whole = (
        is_name(part) and (" " in part or part.istitle()) and "." not in part and not gazetteer.is_region(part)
        for part in parts
    )
    first = parts[0].split(" ", 1)[0].lower() if parts else ""
    several = len(parts) > 1 and first not in labels.labelled_roles() and not labels.role_of(written, "")
    return parts if several and all(whole) and not outlets.sounds_like_outlet(parts[-1]) else pieces


def _is_dated(name: str) -> bool:
    """Whether a date stands behind the name, as in an imprint: "Admin Selasa, 6 Desember 2016"."""
    if not any(map(str.isdigit, name)):
        return False
    return any(kinds.is_date(name[at + 1 :]) for at, character in enumerate(name) if character == " ")


def without_desk(name: str) -> str:
    """The name without the post before it, "Kontributor Gresik, Hamdan", or the outlet behind: "Hamdan, KabarGiri"."""
    before, comma, after = name.partition(", ")
    if not comma:
        return name
    first = before.split(" ", 1)[0].lower()
    if first in labels.labelled_roles() and is_name(after):
        return after
    rest, _, last = name.rpartition(", ")
    return rest if outlets.sounds_like_outlet(last) or gazetteer.is_region(last) else name


def is_name(line: str) -> bool:
    """Whether all words of the line open with a capital, as in a name of one to five words."""
    words = line.split()
    return (
        0 < len(words) <= 5
        and len(line) <= LONGEST_NAME
        and all(word[0].isupper() for word in words)
        and bool(NAME.match(line))
    )
