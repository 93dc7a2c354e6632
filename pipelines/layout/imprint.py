"""What a page prints around its headline: path, date, author, view counter."""

import re
from dataclasses import dataclass, replace

from crawler.items import Article, Author
from pipelines.layout import byline
from pipelines.layout import lines as kinds

LONGEST_HEAD = 60
LONGEST_COUNTER = 50
LONGEST_CRUMB = 40
LONGEST_IMPRINT = 160
COUNT = re.compile(r"(?i)(?P<number>\d{1,3}(?:[.,]\d{3})+|\d{1,9}(?:[.,]\d)?)\s*(?P<thousand>k|rb|ribu)?\b")
CRUMBS = re.compile(r"\s*[»>›]\s*|\s+/\s+")
PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—]+\s+|,\s+(?=(?:Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu|\d))")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What one line of it says."""

    authors: tuple[Author, ...] = ()
    view_count: int | None = None


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes the imprint out of the lines above the first paragraph, and counters out of all lines."""
    first = next((number for number, line in enumerate(lines[:LONGEST_HEAD]) if kinds.is_paragraph(line)), 0)
    kept: list[str] = []
    found: list[Author] = []
    counts: list[int | None] = [article.view_count]
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < first else ""
        imprint = _read(line, signed=0 < number and kinds.is_date(below)) if number < first else _counter(line)
        if imprint is None:
            kept.append(line)
        else:
            found += imprint.authors
            counts.append(imprint.view_count)
    count = next((number for number in counts if number is not None), None)
    return replace(article, authors=byline.merged(article.authors, found), view_count=count), kept


def _read(line: str, *, signed: bool) -> Imprint | None:
    """The imprint that a line of the head holds, such as "Redaksi - 18 November 2024 | Dibaca: 81 kali".

    A name counts beside a date, or where it is `signed` by the date below it.
    """
    if len(line) > LONGEST_IMPRINT:
        return None
    if _is_path(line):
        return Imprint()
    pieces = [piece for piece in PIECES.split(line) if piece]
    dates = [piece for piece in pieces if kinds.is_date(piece)]
    counters = {piece: counter for piece in pieces if (counter := _counter(piece, bare=len(pieces) == 1))}
    if not dates and not counters and not signed:
        return None
    authors: list[Author] = []
    for piece in pieces:
        if piece in dates or piece in counters or (dates and kinds.is_section(piece)):
            continue
        names = byline.labelled(piece)
        if names is None and byline.is_name(piece) and not kinds.is_section(piece):
            names = byline.named(piece, "reporter")
        if names is None:
            return None
        authors += names
    return Imprint(tuple(authors), next((one.view_count for one in counters.values()), None))


def _is_path(line: str) -> bool:
    """Whether the line is the path to the page: "Beranda › Daerah › Politik"."""
    crumbs = [crumb for crumb in CRUMBS.split(line) if crumb]
    known = [kinds.is_section(crumb) or kinds.is_boilerplate(crumb) for crumb in crumbs[:2]]
    return len(crumbs) > 1 and all(known) and all(len(crumb) <= LONGEST_CRUMB for crumb in crumbs[:-1])


def _counter(line: str, *, bare: bool = False) -> Imprint | None:
    """How often the page was seen: "Dibaca : 1.234 kali", "1,2K views", and "81" where `bare` numbers count."""
    match = COUNT.search(line) if len(line) <= LONGEST_COUNTER else None
    if match is None or any(map(str.isdigit, line[match.end() :])):
        return None
    words = set(kinds.words_of(f"{line[: match.start()]} {line[match.end() :]}"))
    if words - kinds.listed("counters") - kinds.listed("counter_units"):
        return None
    if not words & kinds.listed("counters") and not (bare and line == match["number"]):
        return None
    if match["thousand"]:
        return Imprint(view_count=round(float(match["number"].replace(",", ".")) * 1000))
    return Imprint(view_count=int(re.sub(r"[.,]", "", match["number"])))
