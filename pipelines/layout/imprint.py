"""What a page prints around its headline: path, date, author, view counter."""

import re
from dataclasses import dataclass
from functools import cache

from crawler.items import Article, Author
from pipelines import lexicon
from pipelines.layout import byline
from pipelines.layout import lines as kinds
from pipelines.layout.facts import stating

LONGEST_HEAD = 60
LONGEST_COUNTER = 50
LONGEST_CRUMB = 40
LONGEST_IMPRINT = 160
TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[.,]\d{3})+|\d{1,9}(?:[.,]\d(?=\s?(?:k|rb|ribu)\b))?)(?:\s?(?P<thousand>k|rb|ribu)\b)?"
    r"|(?P<word>[^\W\d_]+)"
)
CRUMBS = re.compile(r"\s*[»>›]\s*|\s+/\s+")


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
        imprint = _read(line, signed=number > 0 and kinds.is_date(below)) if number < first else _counter(line)
        if imprint is None:
            kept.append(line)
        else:
            found += imprint.authors
            counts.append(imprint.view_count)
    count = next((number for number in counts if number is not None), None)
    return stating(article, authors=byline.merged(article.authors, found), view_count=count), kept


def _read(line: str, *, signed: bool) -> Imprint | None:
    """The imprint that a line of the head holds, such as "Redaksi - 18 November 2024 | Dibaca: 81 kali".

    A name counts beside a date, or where it is `signed` by the date below it.
    """
    if len(line) > LONGEST_IMPRINT:
        return None
    counter = _counter(line, bare=True)
    if counter is not None:
        return counter
    if _is_path(line) or kinds.is_date(line):
        return Imprint()
    pieces = [piece for piece in _pieces_pattern().split(line) if piece]
    dates = [piece for piece in pieces if kinds.is_date(piece)]
    counters = {piece: counter for piece in pieces if (counter := _counter(piece))}
    if not dates and not counters and not signed:
        return None
    authors: list[Author] = []
    for piece in pieces:
        if piece in dates or piece in counters or (dates and kinds.is_section(piece)):
            continue
        names = byline.labelled(piece)
        if names is None and byline.is_name(piece) and not kinds.is_section(piece):
            names = tuple(byline.named(piece, "reporter") or ()) or None
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
    if len(line) > LONGEST_COUNTER or not any(map(str.isdigit, line)):
        return None
    tokens = list(TOKEN.finditer(line.lower()))
    words = {token["word"] for token in tokens if token["word"]}
    if bare and len(tokens) == 1 and tokens[0][0] == line:
        return Imprint(view_count=_number(tokens[0]))
    if words - kinds.listed("counters") - kinds.listed("counter_units"):
        return None
    for place, token in enumerate(tokens):
        if token["word"] in kinds.listed("counters"):
            beside = [one for one in (*tokens[max(0, place - 2) : place][::-1], *tokens[place + 1 :]) if one["number"]]
            return Imprint(view_count=_number(beside[0])) if beside else None
    return None


def _number(token: re.Match[str]) -> int:
    """What "1.234", "1,2K" and "356" are as numbers."""
    if token["thousand"]:
        return round(float(token["number"].replace(",", ".")) * 1000)
    return int(re.sub(r"[.,]", "", token["number"]))


@cache
def _pieces_pattern() -> re.Pattern[str]:
    """Bars, points and dashes part the pieces of an imprint, and the comma before a date."""
    weekdays = "|".join(map(re.escape, lexicon.tables("calendar")["weekdays"]))
    return re.compile(rf"(?i)\s*[|•·]\s*|\s+[-–—]+\s+|,\s+(?=(?:{weekdays})\b)")
