"""What one line of an imprint says, piece by piece: who, when, how often seen, in which rubric of which outlet."""

import re
from dataclasses import dataclass, replace

from crawler.items import Author
from pipelines.layout import (
    author_names,
    byline,
    counters,
    gazetteer,
    imprint_pieces,
    labels,
    opening,
    outlets,
    printed_dates,
    trail,
)
from pipelines.layout import lines as kinds
from pipelines.layout.boilerplate import is_boilerplate

LONGEST = 160
LONGEST_TRAIL = 300
FILED = re.compile(r"(?:in|dalam|di) (?=[A-Z])")
DIGIT = re.compile(r"\d")
# How often the page was seen, behind the time of its last change.
NUMBER_BEHIND = re.compile(r"\d[:.]\d\d (\d{1,7})\Z")
# The name of an account behind "by": "by triton pos", "Oleh rina_w".
ACCOUNT = re.compile(r"\w[\w.]{2,20}(?: [\w.]{2,20}){0,2}\Z")
ADDRESS = re.compile(r"[\w-]{2,30}(?:\.[\w-]{2,30}){1,3}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What one line of it says; of dates, the words that state them. `number` is one beside no word of a counter."""

    authors: tuple[Author, ...] = ()
    view_count: int | None = None
    number: int | None = None
    outlet: str | None = None
    section: str | None = None
    published: str = ""
    modified: str = ""


def is_whole(line: str) -> bool:
    """Whether a line that looks like a paragraph is an imprint: "Ditulis oleh Tono. Dibaca: 612 kali"."""
    return len(line) <= LONGEST and DIGIT.search(line) is not None and _pieces(line, signed=False) is not None


def read(line: str, *, signed: bool) -> Imprint | None:
    """The imprint that a line of the head holds.

    A name counts beside a date, or where it is `signed` by the date below it.
    """
    if len(line) > LONGEST_TRAIL:
        return None
    path = trail.read(line)
    if path is not None:
        return Imprint(section=path[0], outlet=path[1])
    if len(line) > LONGEST:
        return None
    return _counter(line) or _date(line) or _pieces(line, signed=signed) or _address(line)


def _address(line: str) -> Imprint | None:
    """The address of the page's site, alone on a line: "www.kabarbromo.co.id"."""
    return Imprint(outlet=line) if ADDRESS.match(line) and outlets.is_outlet(line) else None


def _date(line: str) -> Imprint | None:
    if not kinds.is_date(line):
        return None
    published, modified = printed_dates.parted(line)
    name = kinds.PLACE_BEFORE_DATE.match(line)
    number = NUMBER_BEHIND.search(line)
    return Imprint(
        published=published,
        modified=modified,
        outlet=_outlet(name[0]) if name else None,
        number=int(number[1]) if number else None,
    )


def _pieces(line: str, *, signed: bool) -> Imprint | None:
    """What "Tono - Senin, 12 Mei 2024 | Dibaca: 81 kali" says, piece by piece; None where one does not belong."""
    pieces = imprint_pieces.of(line)
    dates = [piece for piece in pieces if kinds.is_date(piece)]
    counted = {piece: count for piece in pieces if (count := counters.read(piece)) is not None}
    if not dates and not counted and not signed:
        return None
    rubrics = [found[0] for piece in pieces if (found := _filed(piece, beside=bool(dates)))]
    pieces = [piece for piece in pieces if not _filed(piece, beside=bool(dates))]
    others = [piece for piece in pieces if piece not in dates and piece not in counted and not _is_silent(piece)]
    named = _names(others)
    if named is None:
        return None
    published, modified = printed_dates.parted(" ".join(dates))
    count = next(iter(counted.values()), None)
    # A region beside the date says where, not what.
    section = next((rubric for rubric in rubrics if not gazetteer.is_region(rubric)), None)
    return replace(named, published=published, modified=modified, view_count=count, section=section)


def _is_silent(piece: str) -> bool:
    return piece[0] == "#" or is_boilerplate(piece)


def _filed(piece: str, *, beside: bool) -> list[str]:
    """The rubrics of "in Berita Utama, Pemerintahan", or one that stands `beside` a date; none in any other piece."""
    mark = FILED.match(piece)
    rubrics = piece[mark.end() if mark else 0 :].split(", ") if mark or beside else []
    return rubrics if rubrics and kinds.is_section(rubrics[0]) else []


def _names(pieces: list[str]) -> Imprint | None:
    """The authors and the outlet beside a date; None where a piece is neither."""
    authors: list[Author] = []
    outlet = None
    for piece in pieces:
        mark = labels.signature(piece)
        name = piece[: mark.start()] + piece[mark.end() :] if mark else piece
        if labels.word(name) == "none" or kinds.rubric(piece):
            continue
        named = byline.labelled(piece)
        if named is None and not mark and not labels.role_of(piece, "") and (printed := _outlet(piece)):
            outlet = printed
            continue
        if named is None and labels.role_of(name, "") == "desk":
            named = (Author(name=name.strip(labels.MARKS), role="desk"),)
        if named is None and mark and ACCOUNT.match(name):
            named = (Author(name=name, role="desk" if outlets.sounds_like_outlet(name) else "reporter"),)
        office = opening.is_no_place(piece)
        if named is None and author_names.is_name(piece) and not kinds.is_section(piece) and not office:
            post = labels.beside_others().match(piece)
            role = labels.labelled_roles()[post["label"].lower()][0] if post else "reporter"
            named = author_names.named(piece[post.end() :] if post else piece, role)
        if named is None:
            return None
        authors += named
    return Imprint(authors=tuple(authors), outlet=outlet)


def _outlet(written: str) -> str | None:
    name = written.rstrip(", (.")
    return name if not gazetteer.is_region(name) and outlets.sounds_like_outlet(name) else None


def _counter(line: str) -> Imprint | None:
    """A view counter, or a number alone, as "81"."""
    count = counters.read(line)
    if count is not None:
        return Imprint(view_count=count)
    number = counters.bare(line)
    # Nobody has seen what is printed; but comments may be none.
    return None if number is None else Imprint(number=number or None)
