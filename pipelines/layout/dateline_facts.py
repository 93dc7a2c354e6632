"""The dateline of an article, and what it tells besides the place: outlet, press office, day of publication."""

import re

from crawler.items import Article, Author, Dateline, Span
from pipelines.layout import dateline, labels, printed_dates, zones
from pipelines.layout.authorship import merged
from pipelines.layout.facts import stating
from pipelines.layout.gazetteer import is_region
from pipelines.layout.opening import Opening, is_no_place, pieces_of
from pipelines.layout.outlets import in_address, is_outlet, sounds_like_outlet

FIRST_LINES = 3
# The line below the headline, of a place that no list knows: "Kandangan – Bupati …", "Namlea-Ketua …".
FIRST = re.compile(
    r"(?P<head>[A-Z][\w'’.]{2,20}(?: [A-Z][\w'’.]{1,20}){0,2}(?:, ?[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,2})?)"
    r"(?:\s?[–—]|\s--?|--|-)\s?(?=[A-Z“\"])"
)
SHORTEST_FIRST = 100
FIRST_IN_LOWER_CASE = re.compile(
    r"(?P<place>[a-z][a-z ]{3,25}?)(?:, ?(?P<outlet>[\w.]{4,30}))?(?:\s?[–—]|\s--?)\s?(?=[A-Z“\"])"
)
LONGEST_PLACE = 30


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Reads the dateline off the first lines; it stays in the body. An outlet read there counts if none is known."""
    found, position, dated = None, 0, None
    known = article.outlet or in_address(article.url)
    for number, line in enumerate(lines[:FIRST_LINES]):
        found = dateline.read(line, known) or (_first(line, known) if number == 0 else None)
        if found is not None:
            break
        position += len(line) + 1
    if found is None:
        return stating(article, dateline=None), lines
    if found.place is not None:
        dated = Dateline(place=found.place, outlet=found.outlet, span=Span(position, position + found.end))
    zone = zones.of_place(found.place)
    published = article.date_published or printed_dates.read(line[: found.end], "", article.date_modified, zone)[0]
    office = found.outlet if found.outlet and _is_office(found.outlet) else None
    authors = merged(article.authors, [Author(name=office, role="agency")]) if office else article.authors
    printed = article.outlet or (None if office else found.outlet)
    return stating(article, dateline=dated, outlet=printed, date_published=published, authors=authors), lines


def _is_office(name: str) -> bool:
    """Whether what stands where the outlet does is the press office that wrote the text: "Bengkulu (Humas) –"."""
    office = labels.role_of(name.split(" ", 1)[0], "") == "agency"
    return office and not is_outlet(name) and not sounds_like_outlet(name)


def _first(line: str, outlet: str | None) -> Opening | None:
    """The dateline of a text's first line, where few words but a place can stand before a dash."""
    bare = line.rstrip(" ,.:;–-")
    if bare != line and len(bare) <= LONGEST_PLACE and is_region(bare):
        return Opening(bare, None, len(line))
    mark = FIRST.match(line) if len(line) >= SHORTEST_FIRST else None
    if mark is None:
        lower = FIRST_IN_LOWER_CASE.match(line)
        known = lower is not None and is_region(lower["place"].title())
        return Opening(lower["place"], lower["outlet"], lower.end()) if lower is not None and known else None
    found = [piece for piece in pieces_of(mark["head"]) if not is_no_place(piece)]
    if not found or len(found) != len(pieces_of(mark["head"])) or "".join(found).isupper():
        return None
    glued = line[mark.end("head") : mark.end()] == "-"
    if glued and not any(is_region(piece) or is_outlet(piece, outlet) for piece in found):
        return None
    if len(found) == 2:
        return Opening(found[0], found[1], mark.end())
    alone = sounds_like_outlet(found[0]) and not is_region(found[0])
    return Opening(None if alone else found[0], found[0] if alone else None, mark.end())
