"""What a page prints around its headline: path, date, author, view counter."""

import re
from dataclasses import dataclass, replace
from datetime import tzinfo

from crawler.items import Article, Author
from pipelines.layout import byline, counters, dateline, gazetteer, labels, outlets, printed_dates, trail, zones
from pipelines.layout import lines as kinds
from pipelines.layout.facts import stating

LONGEST_HEAD = 60
LONGEST_PAGE = 2
# A standfirst and a caption may stand above the dateline.
NEAR_DATELINE = 4
LONGEST_IMPRINT = 160
# Bars, points and dashes part the pieces.
PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—]+\s+|\.\s+(?=[A-Z][a-z]{2,15}\s?:)")
BEFORE_DATE = re.compile(r"(?i),?\s+(?:pada|on|di)\Z")
RUBRIC = re.compile(r"\s+in\s+(?=[A-Z])")
DIGIT = re.compile(r"\d")
SPACE = re.compile(" ")
ADDRESS = re.compile(r"[\w-]{2,30}(?:\.[\w-]{2,30}){1,3}\Z")
LONGEST_TRAIL = 300


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


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes the imprint out of the lines above the first paragraph, and counters out of all lines."""
    head = enumerate(lines[:LONGEST_HEAD])
    first = next((number for number, line in head if kinds.is_paragraph(line) and not _is_imprint(line)), 0)
    kept: list[str] = []
    above: list[Imprint] = []
    below: list[Imprint] = []
    titled = article.headline is not None
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < first else ""
        if number < first and counters.is_word(line):
            continue
        if (
            number > first
            and _is_page(line)
            and (_is_page(lines[number - 1]) or _is_page(*lines[number + 1 : number + 2]))
        ):
            continue
        if counters.is_word(after) and (count := counters.bare(line)) is not None:
            below.append(Imprint(view_count=count))
            continue
        imprint = _read(line, signed=titled and kinds.is_date(after)) if number < first else _counter(line)
        if imprint is None:
            kept.append(line)
            titled = titled or (number < first and kinds.is_title(line))
            above, below = ([*above, *below], []) if number < first and kinds.is_title(line) else (above, below)
        else:
            below.append(imprint)
    # A date above the headline may be the day on which the page was seen; one below it goes before.
    near = lines[first : first + NEAR_DATELINE] if first else []
    opening = next((opening for line in near if (opening := dateline.read(line))), None)
    printed = kinds.folded(opening.outlet or "") if opening else ""
    zone = zones.of_place(opening.place) if opening else None
    found = [_as_stated(one, lines[first:]) for one in (*below, *above)]
    return _dated(_with(article, [*above, *below], printed), found, zone), kept


def _is_page(line: str = "") -> bool:
    """Whether the line is but the number of a page, one of several below the text."""
    return line.isdecimal() and len(line) <= LONGEST_PAGE


def _as_stated(imprint: Imprint, text: list[str]) -> Imprint:
    """The imprint without the day on which the page was seen, long after all that the text tells."""
    is_seen = imprint.published and printed_dates.is_long_after(imprint.published, text)
    return replace(imprint, published="") if is_seen else imprint


def _is_imprint(line: str) -> bool:
    """Whether a line that looks like a paragraph is none: "Ditulis oleh Tono. Dibaca: 612 kali"."""
    return len(line) <= LONGEST_IMPRINT and DIGIT.search(line) is not None and _pieces(line, signed=False) is not None


def _with(article: Article, found: list[Imprint], printed: str) -> Article:
    """The article with the authors, the counter, the section and the outlet that the lines name.

    Where the dateline has the outlet's name `printed` in full, that one counts: the domain rather than "Kabar Bromo".
    """
    authors = byline.merged(article.authors, [author for one in found for author in one.authors])
    counts = [article.view_count, *(one.view_count for one in found), *(one.number for one in found)]
    outlets = [article.outlet, *(one.outlet for one in found if not _is_other(printed, one.outlet))]
    return stating(
        article,
        authors=authors,
        view_count=next((count for count in counts if count is not None), None),
        section=article.section or next((one.section for one in found if one.section), None),
        outlet=next((outlet for outlet in outlets if outlet), None),
    )


def _is_other(printed: str, name: str | None) -> bool:
    if name is None or not printed:
        return False
    return printed.startswith(kinds.folded(name)) or ADDRESS.match(name) is not None


def _dated(article: Article, found: list[Imprint], zone: tzinfo | None) -> Article:
    """The article with the dates that the lines state, where it has none; an hour without a zone is one of `zone`."""
    published, modified = printed_dates.read(
        " ".join(one.published for one in found if one.published),
        " ".join(one.modified for one in found if one.modified),
        article.date_published or article.date_modified,
        zone,
    )
    return stating(
        article,
        date_published=article.date_published or published,
        date_modified=article.date_modified or modified,
    )


def _read(line: str, *, signed: bool) -> Imprint | None:
    """The imprint that a line of the head holds.

    A name counts beside a date, or where it is `signed` by the date below it.
    """
    if len(line) > LONGEST_TRAIL:
        return None
    path = trail.read(line)
    if path is not None:
        return Imprint(section=path[0])
    if len(line) > LONGEST_IMPRINT:
        return None
    return _counter(line, bare=True) or _date(line) or _pieces(line, signed=signed) or _address(line)


def _address(line: str) -> Imprint | None:
    """The address of the page's site, alone on a line: "www.kabarbromo.co.id"."""
    return Imprint(outlet=line) if ADDRESS.match(line) and outlets.is_outlet(line) else None


def _date(line: str) -> Imprint | None:
    if not kinds.is_date(line):
        return None
    published, modified = printed_dates.parted(line)
    name = kinds.PLACE_BEFORE_DATE.match(line)
    return Imprint(published=published, modified=modified, outlet=_outlet(name[0]) if name else None)


def _pieces(line: str, *, signed: bool) -> Imprint | None:
    """What "Tono - Senin, 12 Mei 2024 | Dibaca: 81 kali" says, piece by piece; None where one does not belong."""
    pieces = [part for piece in PIECES.split(line) if piece for side in _before_name(piece) for part in _parted(side)]
    dates = [piece for piece in pieces if kinds.is_date(piece)]
    counted = {piece: count for piece in pieces if (count := counters.read(piece)) is not None}
    if not dates and not counted and not signed:
        return None
    others = [piece for piece in pieces if piece not in dates and piece not in counted]
    named = _names([piece for piece in others if not dates or not kinds.is_section(piece)])
    if named is None:
        return None
    published, modified = printed_dates.parted(" ".join(dates))
    count = next(iter(counted.values()), None)
    return replace(named, published=published, modified=modified, view_count=count)


def _before_name(piece: str) -> tuple[str, ...]:
    """The date and the name of "21 Oktober 2024 oleh Tono"."""
    mark = None if labels.signed().match(piece) else labels.signed().search(piece)
    return (piece[: mark.start()].strip(), piece[mark.start() :]) if mark else (piece,)


def _parted(piece: str) -> tuple[str, ...]:
    """The name and the date of "Tono, Senin, 21 Oktober 2024" and "by Tono 21 Oktober 2024 Politik"."""
    if kinds.is_date(piece):
        return (piece,)
    rubric = RUBRIC.search(piece)
    if rubric and kinds.is_date(piece[: rubric.start()]):
        return (piece[: rubric.start()],)
    if labels.signed().match(piece):
        before, _, last = piece.rpartition(" ")
        piece = before if kinds.is_section(last) else piece
        spaces = (mark.start() for mark in SPACE.finditer(piece))
        cut = next((space for space in spaces if kinds.is_date(piece[space + 1 :])), len(piece))
        name = BEFORE_DATE.sub("", piece[:cut]) if cut < len(piece) else piece
        return tuple(part.rstrip(",") for part in (name, piece[cut + 1 :]) if part)
    name, _, date = piece.partition(", ")
    # "Apel gabungan, Senin (5/5/2025)" is below a photo.
    return (name, date) if kinds.is_date(date) and "(" not in date else (piece,)


def _names(pieces: list[str]) -> Imprint | None:
    """The authors and the outlet beside a date; None where a piece is neither."""
    authors: list[Author] = []
    outlet = None
    for piece in pieces:
        if labels.word(labels.signed().sub("", piece, count=1)) == "none" or kinds.rubric(piece):
            continue
        named = byline.labelled(piece)
        if named is None and not labels.role_of(piece, "") and (name := _outlet(piece)):
            outlet = name
            continue
        if named is None and labels.role_of(piece, "") == "desk":
            named = (Author(name=piece.strip(labels.MARKS), role="desk"),)
        if named is None and byline.is_name(piece) and not kinds.is_section(piece):
            named = byline.named(piece, "reporter")
        if named is None:
            return None
        authors += named
    return Imprint(authors=tuple(authors), outlet=outlet)


def _outlet(written: str) -> str | None:
    name = written.rstrip(", (.")
    return name if not gazetteer.is_region(name) and outlets.sounds_like_outlet(name) else None


def _counter(line: str, *, bare: bool = False) -> Imprint | None:
    """A view counter, and "81" where `bare` numbers count."""
    count = counters.read(line)
    if count is not None:
        return Imprint(view_count=count)
    number = counters.bare(line) if bare else None
    return None if number is None else Imprint(number=number)
