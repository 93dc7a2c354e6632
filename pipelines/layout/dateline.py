"""The dateline: the place, and often the outlet, that opens a body: "PASURUAN –", "Surabaya (ANTARA) -"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from crawler.items import Article, Dateline, Span
from pipelines import lexicon
from pipelines.layout import printed_dates
from pipelines.layout.facts import stating
from pipelines.layout.gazetteer import is_region
from pipelines.layout.outlets import in_address, is_outlet, sounds_like_outlet

LONGEST = 90
FIRST_LINES = 3
MOST_PIECES = 4
SHORTEST_BEHIND_COLON = 140
# What closes a dateline: a dash between spaces, a long or double dash anywhere, a hyphen glued on, or a stop or colon.
DASH = re.compile(r"\s*(?:--+|[–—―]|(?<=\s)-(?=\s|\Z|[“\"A-Z])|(?<=[\w).,])-\s*(?=[“\"A-Z]|\Z))\s*-?")
DASHES = re.compile("[-–—―]")
BAR = re.compile(r"\s*\|{1,2}(?=\s)")
# A hyphen inside a name, to be told by what closes the word behind it: "WANGI-WANGI, …", "Suara Ende-Sikka –".
HYPHENED = re.compile(r"(?P<word>[\w'’]{2,20})(?:[.,|]|\s?[-–—―]|\s?\()")
LABELLED = re.compile(
    r"(?P<place>[A-Z][\w'’. \-]{2,30}?),?\s?[(\[](?P<outlet>[^()\[\]]{2,30})[)\]]\s?(?:[.:,]|(?=[“\"]))\s?[-–—]{0,2}"
)
STOP = re.compile(r"\.(?=\s|\Z)")
COLON = re.compile(r":(?=\s|\Z)")
BRACKETS = re.compile(r"(?P<place>[A-Z][\w'’.\- ]{2,40}, ?)?[(\[][^()\[\]]{3,60}[)\]](?= \S)")
SEPARATOR = re.compile(r"\s*[,|/()\[\]]\s*|\s+[-–—]\s+")
LOWER = re.compile(r"[a-z][a-z0-9]{4,29}\Z")
BETWEEN = re.compile(r", | \| ")
DATE = re.compile(r"\d")
CAPITALS = re.compile(r"[A-Z][A-Z'’.\- ]{2,40}\Z")
NAME = re.compile(r"[A-Z0-9][\w.'’&+\-]*(?: [A-Z0-9(][\w.'’&+\-]*){0,3}\Z")


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a line: a place, an outlet, or both; `end` is behind the mark that closes it."""

    place: str | None
    outlet: str | None
    end: int


def read(line: str, outlet: str | None = None) -> Opening | None:
    """The dateline that opens `line`, or None. `outlet` is the article's, where it is known."""
    return _read(line[:SHORTEST_BEHIND_COLON], outlet)


@lru_cache(1024)
def _read(line: str, outlet: str | None) -> Opening | None:
    start = line[:LONGEST]
    opening = _behind_dash(start, outlet) if DASHES.search(start) else None
    barred = _behind_bar(start, outlet) if "|" in start and opening is None else None
    opening = opening or (barred if barred and barred.outlet else None) or _labelled(start)
    if opening is not None:
        return opening
    for form in (STOP, COLON):
        for mark in form.finditer(start):
            opening = _stopped(line, start[: mark.start()], mark, outlet)
            if opening is not None:
                return opening
    return _bracketed(start, outlet) or _alone(line, outlet) or barred


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Reads the dateline off the first lines; it stays in the body. An outlet read there counts if none is known."""
    found, position, dated = None, 0, None
    for line in lines[:FIRST_LINES]:
        found = read(line, article.outlet or in_address(article.url))
        if found is not None:
            break
        position += len(line) + 1
    if found is None:
        return stating(article, dateline=None), lines
    if found.place is not None:
        dated = Dateline(place=found.place, outlet=found.outlet, span=Span(position, position + found.end))
    published = article.date_published or printed_dates.read(line[: found.end], "", article.date_modified)[0]
    return stating(article, dateline=dated, outlet=article.outlet or found.outlet, date_published=published), lines


def _behind_dash(start: str, outlet: str | None) -> Opening | None:
    """The dateline that the first dash closes that can; a hyphen inside a name does so only as the last resort."""
    inner: list[re.Match[str]] = []
    for mark in DASH.finditer(start):
        if mark[0] == "-" and HYPHENED.match(start, mark.end()):
            inner.append(mark)
        elif opening := _dashed(start[: mark.start()], mark, outlet):
            return opening
    return next((found for mark in inner if (found := _dashed(start[: mark.start()], mark, outlet))), None)


def _behind_bar(start: str, outlet: str | None) -> Opening | None:
    """A dateline that a bar closes, the last of several: "SIGLI, GEMA RAYA | …", "Kabar Bromo | Pasuruan | …"."""
    for mark in reversed([*BAR.finditer(start)]):
        head = start[: mark.start()]
        opening = _opening(head, outlet, mark.end())
        if opening is not None and (opening.outlet or (opening.place and head.isupper())):
            return opening
    return None


def _labelled(start: str) -> Opening | None:
    """A place before its outlet in brackets, closed by a stop or colon: "SUKADANA (LE): …", "Medan (Analisa). …"."""
    mark = LABELLED.match(start)
    if mark is None or not NAME.match(mark["outlet"]) or not start[mark.end() :].strip()[:1].isupper():
        return None
    place, name = mark["place"], mark["outlet"]
    loud = _is_loud(place) and place.count(" ") < 3
    known = is_region(place) and (name.isupper() or is_outlet(name) or sounds_like_outlet(name))
    return Opening(place, name, mark.end()) if (loud or known) and not _is_no_place(name) else None


def _stopped(line: str, head: str, mark: re.Match[str], outlet: str | None) -> Opening | None:
    """A dateline closed by a stop or colon needs more proof than one closed by a dash."""
    pieces = _pieces(head)
    outlets = [piece for piece in pieces if is_outlet(piece, outlet)]
    places = [piece for piece in pieces if piece not in outlets and is_region(piece)]
    if len(places) + len(outlets) != len(pieces):
        alone = mark.end() == len(line) and len(pieces) == 2 and is_region(pieces[0])
        loud = len(pieces) == 2 and all(CAPITALS.match(piece) for piece in pieces)
        return _opening(head, outlet, mark.end()) if mark[0] == "." and (alone or loud) else None
    loud = bool(outlets) or CAPITALS.match(head) is not None
    proven = bool(outlets) or len(line) >= SHORTEST_BEHIND_COLON if mark[0] == ":" else loud
    if not places and outlets == [head] and head.isupper() and mark[0] == ".":
        return Opening(None, head, mark.end())  # "RMOL. …"
    if not places or not proven:
        return None
    return _opening(head, outlet, mark.end())


def _bracketed(start: str, outlet: str | None) -> Opening | None:
    """A dateline that a bracket closes: "[BANDUNG] Warga …", "JAKARTA, (KABAR) Warga …"."""
    mark = BRACKETS.match(start)
    if mark is None:
        return None
    pieces = _pieces(mark[0])
    known = [is_region(piece) or is_outlet(piece, outlet) for piece in pieces]
    beside = mark["place"] is not None and len(pieces) == 2 and is_region(pieces[0]) and _is_loud(pieces[1])
    return _opening(mark[0], outlet, mark.end()) if pieces and (all(known) or beside) else None


def _alone(line: str, outlet: str | None) -> Opening | None:
    """A place and an outlet that make up the whole line, with nothing behind them: "Pasuruan, Kabar Bromo"."""
    pieces = BETWEEN.split(line) if len(line) <= LONGEST else []
    if len(pieces) != 2 or is_region(pieces[1]) or _is_no_place(pieces[0]):
        return None
    place, name = pieces
    sounds = NAME.match(name) is not None and sounds_like_outlet(name)
    # Of a place that the gazetteer does not know, the outlet's name must be beyond doubt.
    known = is_region(place) and (sounds or _is_loud(name))
    proven = known or (NAME.match(place) and (is_outlet(name, outlet) or (sounds and _is_loud(name))))
    return Opening(place, name, len(line)) if proven else None


def _is_loud(piece: str) -> bool:
    return CAPITALS.match(piece) is not None and not _is_no_place(piece)


def _dashed(head: str, mark: re.Match[str], outlet: str | None) -> Opening | None:
    opening = _opening(head, outlet, len(head) + len(mark[0].rstrip()))
    if opening and mark[0] == "-" and opening.outlet is None and not CAPITALS.match(head):
        return None  # "Jakarta-Bandung" is a route
    return opening


def _pieces(head: str) -> list[str]:
    """What the commas, bars and brackets of a dateline part; dates and weekdays left out."""
    pieces = [piece.strip(" .") for piece in SEPARATOR.split(head)]
    return [
        piece for piece in pieces if piece and not DATE.match(piece) and piece.lower().split()[0] not in _weekdays()
    ]


def _opening(head: str, outlet: str | None, end: int) -> Opening | None:
    """Which piece is the place and which the outlet; None where one is neither.

    The gazetteer and the names of outlets decide. What neither knows is the outlet behind a known place, the place
    beside a known outlet; if nothing is known, capitals must show that these are no words of a sentence.
    """
    pieces = _pieces(head)
    if not 1 <= len(pieces) <= MOST_PIECES:
        return None
    outlets = [piece for piece in pieces if is_outlet(piece, outlet)]
    places = [piece for piece in pieces if piece not in outlets and is_region(piece)]
    unknown = [piece for piece in pieces if piece not in outlets and piece not in places]
    if not unknown:
        return Opening(places[0] if places else None, outlets[-1] if outlets else None, end)
    if len(pieces) == 2 and places == pieces[1:] and places[0].isupper() and LOWER.match(pieces[0]):
        return Opening(places[0], pieces[0], end)  # "kabarbromo, PASURUAN –"
    if len(unknown) > 2 or any(NAME.match(piece) is None or _is_no_place(piece) for piece in unknown):
        return None
    if len(unknown) == 1:
        behind = bool(places) and (pieces[0] in places or "|" in head)
        return _with_unknown(unknown[0], places, outlets, end, behind=behind)
    loud = CAPITALS.match(unknown[1]) and (CAPITALS.match(unknown[0]) or " " not in unknown[0])
    return Opening(unknown[0], unknown[1], end) if loud and pieces == unknown and len(unknown[0]) > 3 else None


def _with_unknown(name: str, places: list[str], outlets: list[str], end: int, *, behind: bool) -> Opening | None:
    loud = CAPITALS.match(name) is not None
    outlet = sounds_like_outlet(name)
    if outlets:
        return Opening(places[0] if places else name, outlets[-1], end)
    if behind:
        return Opening(places[0], name, end)
    if places and (loud or outlet):
        # One word in capitals before a place in capitals may as well be a village.
        apart = outlet or " " in name or not places[0].isupper()
        return Opening(places[0], name if apart else None, end)
    if loud and outlet:
        return Opening(None, name, end)
    if loud and len(name) > 3 and name.count(" ") < 3:
        return Opening(name, None, end)
    return None


def _is_no_place(piece: str) -> bool:
    return piece.lower() in _no_places() or not _no_places().isdisjoint(piece.lower().split())


@cache
def _no_places() -> frozenset[str]:
    return frozenset(lexicon.tables("layout")["not_places"])


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(lexicon.tables("calendar")["weekdays"])
