"""What one line of an imprint says, piece by piece: who, when, how often seen, in which rubric of which outlet."""

import re
from dataclasses import dataclass, replace

from crawler.items import Author
from pipelines.layout import (
    author_names,
    byline,
    counters,
    gazetteer,
    labels,
    opening,
    outlets,
    printed_dates,
    signatures,
    trail,
)
from pipelines.layout import lines as kinds
from pipelines.layout.boilerplate import is_boilerplate

LONGEST = 160
LONGEST_TRAIL = 300
# Bars, points and dashes part the pieces.
PIECES = re.compile(r"\s*[|•·]\s*|\s+(?:[-–—]+|\.)\s+|\.\s+(?=[A-Z][a-z]{2,15}\s?:)")
# What each of them has, found much faster.
PARTING = re.compile(r"[|•·]|[-–—] |\. ")
BEFORE_DATE = re.compile(r"(?i),?\s+(?:pada|on|di)\Z")
# "13 Feb 2018, 10:30 WITA 0 Komentar".
BUTTON = re.compile(r"\s+\d{1,4} (?P<word>[A-Za-z]{4,10})\Z")
# "Senin, 7 Mei 2018 08:00 (1530 kali dibaca)".
COUNTED = re.compile(r"\s\((?P<count>[^()]{2,40})\)\Z")
FILED = re.compile(r"(?:in|dalam|di) (?=[A-Z])")
RUBRIC = re.compile(r"\s+(?:in|dalam|di)\s+(?=[A-Z])")
DIGIT = re.compile(r"\d")
# How often the page was seen, behind the time of its last change.
NUMBER_BEHIND = re.compile(r"\d[:.]\d\d (\d{1,7})\Z")
SPACE = re.compile(" ")
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
    line = COUNTED.sub(r" | \g<count>", line)
    button = BUTTON.search(line)
    if button and button["word"].lower() in kinds.listed("counted_buttons"):
        line = line[: button.start()]
    split = PIECES.split(line) if PARTING.search(line) else [line]
    pieces = [part for piece in split if piece for side in _before_name(piece) for part in _parted(side)]
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


def _before_name(piece: str) -> tuple[str, ...]:
    """The date and the name of "21 Oktober 2024 oleh Tono", the counter apart: "… oleh Tono Dilihat 312 kali"."""
    counter = _counter_in(piece)
    if counter is not None:
        before, count = piece[: counter.start()].strip(" ,"), piece[counter.start() :].strip(" ,")
        return (*_before_name(before), count) if before else (count,)
    mark = labels.signature(piece) or next(iter(labels.within(piece)), None)
    return (piece[: mark.start()].strip(), piece[mark.start() :]) if mark and mark.start() else (piece,)


def _counter_in(piece: str) -> re.Match[str] | None:
    """The space behind which but a counter stands."""
    if not DIGIT.search(piece) or kinds.listed("counters").isdisjoint(kinds.words_of(piece)):
        return None
    spaces = (space for space in SPACE.finditer(piece) if counters.read(piece[space.end() :]) is not None)
    return next(spaces, None) if counters.read(piece) is None else None


def _parted(piece: str) -> tuple[str, ...]:
    """The name and the date of "Tono, Senin, 21 Oktober 2024" and "by Tono 21 Oktober 2024 Politik"."""
    if kinds.is_date(piece):
        return (piece,)
    dated, _, place = piece.rpartition(" ")
    if dated and gazetteer.is_region(place) and kinds.is_date(dated):
        return (dated,)
    rubric = RUBRIC.search(piece)
    if rubric and DIGIT.search(piece) and kinds.is_section(piece[rubric.end() :].partition(",")[0]):
        return (*_parted(piece[: rubric.start()]), piece[rubric.start() :].strip())
    mark = labels.signature(piece)
    if (mark and not mark.start()) or labels.at_start(piece):
        before, _, last = piece.rpartition(" ")
        piece = before if kinds.is_section(last) and DIGIT.search(before) else piece
        cut = _date_behind(piece)
        name = BEFORE_DATE.sub("", piece[:cut]) if cut < len(piece) else piece
        return tuple(part.rstrip(",") for part in (name, piece[cut + 1 :]) if part)
    # "Apel gabungan, Senin (5/5/2025)" is below a photo.
    cut = _date_behind(piece) if DIGIT.search(piece) and "(" not in piece else len(piece)
    name, date = piece[:cut], piece[cut + 1 :]
    return (name.rstrip(","), date) if date and (name[-1] == "," or _signs(name, date)) else (piece,)


def _date_behind(piece: str) -> int:
    """Where the space stands behind which all is a date; the length of the piece where there is none."""
    spaces = (space.start() for space in SPACE.finditer(piece))
    return next((space for space in spaces if kinds.is_date(piece[space + 1 :])), len(piece))


def _signs(name: str, date: str) -> bool:
    """Whether what stands before a date without any mark is who signed: no place and no photo is told so."""
    if labels.role_of(name, "") or signatures.is_given(name):
        return True
    weekday = next(iter(kinds.words_of(date)), "") in kinds.weekdays()
    return weekday and author_names.is_name(name) and " " in name and not opening.is_no_place(name)


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
