"""What a page prints around its headline: path, date, author, view counter."""

import re
from dataclasses import dataclass, replace
from datetime import tzinfo

from crawler.items import Article, Author
from pipelines.layout import byline, dateline, gazetteer, labels, outlets, printed_dates, zones
from pipelines.layout import lines as kinds
from pipelines.layout.facts import stating

LONGEST_HEAD = 60
LONGEST_COUNTER = 70
# A standfirst and a caption may stand above the dateline.
NEAR_DATELINE = 4
LONGEST_CRUMB = 40
LONGEST_IMPRINT = 160
TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[.,]\d{3})+|\d{1,9}(?:[.,]\d(?=\s?(?:k|rb|ribu)\b))?)(?:\s?(?P<thousand>k|rb|ribu)\b)?"
    r"|(?P<word>[^\W\d_]+|👁)"
)
# Bars, points and dashes part the pieces.
PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—]+\s+|\.\s+(?=[A-Z][a-z]{2,15}\s?:)")
BEFORE_DATE = re.compile(r"(?i),?\s+(?:pada|on|di)\Z")
RUBRIC = re.compile(r"\s+in\s+(?=[A-Z])")
DIGIT = re.compile(r"\d")
SPACE = re.compile(" ")
ADDRESS = re.compile(r"[\w-]{2,30}(?:\.[\w-]{2,30}){1,3}\Z")
CRUMBS = re.compile(r"\s*[»>›→]\s*|\s+/\s+")
LONGEST_TRAIL = 300
FEWEST_WORDS_OF_A_TITLE = 4


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
    return _dated(_with(article, [*above, *below], printed), [*below, *above], zone), kept


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
    path = _path(line)
    if path is not None or len(line) > LONGEST_IMPRINT:
        return path
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
    counters = {piece: counter for piece in pieces if (counter := _counter(piece))}
    if not dates and not counters and not signed:
        return None
    others = [piece for piece in pieces if piece not in dates and piece not in counters]
    named = _names([piece for piece in others if not dates or not kinds.is_section(piece)])
    if named is None:
        return None
    published, modified = printed_dates.parted(" ".join(dates))
    count = next((one.view_count for one in counters.values()), None)
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
    return (name, date) if kinds.is_date(date) else (piece,)


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
        if named is None and byline.is_name(piece) and not kinds.is_section(piece):
            named = byline.named(piece, "reporter")
        if named is None:
            return None
        authors += named
    return Imprint(authors=tuple(authors), outlet=outlet)


def _outlet(written: str) -> str | None:
    name = written.rstrip(", (.")
    return name if not gazetteer.is_region(name) and outlets.sounds_like_outlet(name) else None


def _path(line: str) -> Imprint | None:
    """The path to the page, "Beranda › Politik", or a list of rubrics, "in Banggai, TNI"; its section if it has one.

    A path may end in the headline: the crumb before that is then the section.
    """
    rubrics = line.removeprefix("in ").split(", ")
    if len(rubrics) < len(line) and len(rubrics) > 1 and line.startswith("in ") and kinds.is_section(rubrics[0]):
        return Imprint() if all(len(rubric) <= LONGEST_CRUMB for rubric in rubrics) else None
    crumbs = [crumb for crumb in CRUMBS.split(line) if crumb]
    home, _, rest = line.partition(" ")
    if len(crumbs) == 1 and home.lower() in kinds.listed("home"):
        crumbs = [home, *(_words_of_path(rest) or (crumb for crumb in PIECES.split(rest) if crumb))]
    if len(crumbs) < 2 or any(len(crumb) > LONGEST_CRUMB for crumb in crumbs[:-1]):
        return None
    printed = outlets.is_outlet(crumbs[0])
    known = [kinds.is_section(crumb) or kinds.is_boilerplate(crumb) for crumb in crumbs[:2]]
    if not (known[0] or printed) or not known[1]:
        return None
    named = [crumb for crumb in crumbs if kinds.is_section(crumb) and crumb.lower() not in kinds.listed("home")]
    titled = len(crumbs) > 2 and crumbs[-1].count(" ") >= FEWEST_WORDS_OF_A_TITLE and crumbs[-1] not in named
    return Imprint(section=named[-1] if named and not printed and (titled or len(named) == 1) else None)


def _words_of_path(rest: str) -> list[str]:
    """The rubrics of a path without marks, "Home News Nasional", if all words are such."""
    words = rest.split()
    return words if len(words) > 1 and all(map(kinds.is_section, words)) else []


def _counter(line: str, *, bare: bool = False) -> Imprint | None:
    """How often the page was seen: "Dibaca : 1.234 kali", "1,2K views", and "81" where `bare` numbers count."""
    if len(line) > LONGEST_COUNTER or not DIGIT.search(line):
        return None
    tokens = list(TOKEN.finditer(line.lower()))
    words = {token["word"] for token in tokens if token["word"]}
    if bare and len(tokens) == 1 and tokens[0][0] == line:
        return Imprint(number=_number(tokens[0]))
    if words - kinds.listed("counters") - kinds.listed("counter_units"):
        return None
    for place, token in enumerate(tokens):
        if token["word"] in kinds.listed("counters"):
            # "👁 417": behind a picture stands its number, before a word as often as behind it.
            before = tokens[max(0, place - 2) : place][::-1] if token["word"].isalpha() else []
            beside = [one for one in (*before, *tokens[place + 1 :]) if one["number"]]
            return Imprint(view_count=_number(beside[0])) if beside else None
    return None


def _number(token: re.Match[str]) -> int:
    """What "1.234", "1,2K" and "356" are as numbers."""
    if token["thousand"]:
        return round(float(token["number"].replace(",", ".")) * 1000)
    return int(re.sub(r"[.,]", "", token["number"]))
