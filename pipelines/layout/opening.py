"""Which piece of a dateline is the place and which the outlet."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.layout.gazetteer import is_place, is_region
from pipelines.layout.outlets import is_outlet, names_province, sounds_like_outlet

MOST_PIECES = 4
MOST_WORDS_OF_A_PLACE = 3
SEPARATOR = re.compile(r"\s*[,|/()\[\]\"]\s*|:\s+|\s+[-–—]+\s+|(?<=[A-Z])\sI\s(?=[A-Z])")
LOWER = re.compile(r"[a-z][A-Za-z0-9]{4,29}(?: [a-z][a-z0-9]{2,20}){0,2}\Z")
DATE = re.compile(r"\d")
CAPITALS = re.compile(r"[A-Z][A-Z'’.\- ]{2,40}\Z")
# Of an outlet that goes by two letters: "RUMBIA, ME -".
SHORT = re.compile(r"[A-Z]{2}\Z")
BRACKETED = re.compile(r"[(\[][^()\[\]]{2,40}[)\]][\s.]*\Z")
DATED = re.compile(r", \d{1,2}/\d{1,2} [(\[]")
NAME = re.compile(r"(?:[A-Z0-9]|[a-z][A-Z])[\w.'’&+\-]*(?: [A-Z0-9(][\w.'’&+\-]*){0,3}\Z")

# An office that writes of itself: "Badan Pengawas Pemilihan Umum Kabupaten Kudus", "Humas Polres Sikka".
OFFICE = re.compile(
    r"(?:Badan|Bagian|Bawaslu|Biro|Dinas|Diskominfo|Humas|KPU|Kantor|Komisi|Media Center|Panwaslu|Pemerintah|Prokopim)"
    r"(?: (?:[A-Z][\w.]{1,20}|dan)){1,8}\Z"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a line: a place, an outlet, or both; `end` is behind the mark that closes it."""

    place: str | None
    outlet: str | None
    end: int


def tell(head: str, outlet: str | None, end: int) -> Opening | None:
    """Which piece of `head` is the place and which the outlet; None where one is neither.

    The gazetteer and the names of outlets decide. What neither knows is the outlet behind a known place, the place
    beside a known outlet; if nothing is known, capitals must show that these are no words of a sentence, or the name of
    the outlet that it is one.
    """
    found = pieces_of(head)
    if not 1 <= len(found) <= MOST_PIECES:
        return None
    outlets = [piece for piece in found if is_outlet(piece, outlet)]
    places = [piece for piece in found if piece not in outlets and is_place(piece)]
    unknown = [piece for piece in found if piece not in outlets and piece not in places]
    if not unknown:
        return Opening(places[0] if places else None, outlets[-1] if outlets else None, end)
    if len(found) == 2 and places and (named := _in_lower_case(found, places[0])):
        return Opening(places[0], named, end)
    if len(unknown) > 2 or not all(map(_is_name, unknown)):
        return None
    if len(unknown) == 1:
        behind = bool(places) and (found[0] in places or "|" in head)
        return _with_unknown(unknown[0], places, outlets, end, behind=behind)
    return _two_unknown(unknown, end, head) if found == unknown else None


def pieces_of(head: str) -> list[str]:
    """What the commas, bars and brackets of a dateline part; dates and weekdays left out."""
    found = [piece.strip(" .:") for piece in SEPARATOR.split(head)]
    named = [
        piece for piece in found if piece and not DATE.match(piece) and piece.lower().split()[0] not in _weekdays()
    ]
    return [*_glued(named[0])] if len(named) == 1 else named


def is_loud(piece: str) -> bool:
    """Whether the piece is in capitals, and no word that lines open with in capitals."""
    return CAPITALS.match(piece) is not None and not is_no_place(piece)


def is_no_place(piece: str) -> bool:
    """Whether the piece is, or has, a word that opens lines and is no place: "NETRALITAS", "Ketua KPU"."""
    return piece.lower() in _no_places() or not _no_places().isdisjoint(piece.lower().split())


def _glued(piece: str) -> tuple[str, ...]:
    """The outlet and the place that a hyphen joins: "Medan-Kabar.com", "KABARNEWS-ASAHAN"."""
    one, hyphen, other = piece.partition("-")
    if not hyphen or is_region(piece) or not one or not other:
        return (piece,)
    joined = (is_region(one) and _is_printed(other)) or (_is_printed(one) and is_region(other))
    return (one, other) if joined else (piece,)


def _is_printed(name: str) -> bool:
    return sounds_like_outlet(name) or (name.isupper() and not is_region(name))


def _is_name(piece: str) -> bool:
    """Whether the piece can be a name. In that of an outlet such a word may stand behind others: "Sentani Update"."""
    if OFFICE.match(piece):
        return True
    if NAME.match(piece) is None:
        return False
    first, _, rest = piece.lower().partition(" ")
    return not is_no_place(piece) or (bool(rest) and not piece.isupper() and first not in _no_places())


def _in_lower_case(found: list[str], place: str) -> str | None:
    """The outlet in "kabarbromo, PASURUAN –" and "PASURUAN, bromopost -"."""
    other = found[1] if found[0] == place else found[0]
    told = sounds_like_outlet(other) or (other == found[0] and place.isupper())
    return other if told and LOWER.match(other) else None


def _two_unknown(unknown: list[str], end: int, head: str) -> Opening | None:
    """A place and an outlet that no list knows: capitals or brackets tell, or a name made as those of outlets are."""
    place, name = unknown
    if OFFICE.match(name) and NAME.match(place) and not is_no_place(place):
        return Opening(place, name, end)
    if BRACKETED.search(head) and not is_no_place(place) and (name.isupper() or DATED.search(head)):
        return Opening(place, name, end)
    if (sounds_like_outlet(place) or _holds_region(place)) and not sounds_like_outlet(name):
        place, name = name, place
    if place.count(" ") >= MOST_WORDS_OF_A_PLACE or len(place) < 3:
        return None
    if _holds_region(name) and not is_no_place(place):
        return Opening(place, name, end)
    if sounds_like_outlet(name) and not is_no_place(place):
        return Opening(place, name, end)
    capitals = CAPITALS.match(name) or (SHORT.match(name) and place.isupper())
    loud = capitals and (CAPITALS.match(place) or " " not in place)
    return Opening(place, name, end) if loud and len(place) > 3 and [place, name] == unknown else None


def _holds_region(name: str) -> bool:
    """Whether the name in capitals is a region's and a word that is no part of such: "GARUT BICARA"."""
    first, _, rest = name.partition(" ")
    return name.isupper() and is_region(first) and bool(rest) and rest.lower() not in _directions()


def _with_unknown(name: str, places: list[str], outlets: list[str], end: int, *, behind: bool) -> Opening | None:
    loud = CAPITALS.match(name) is not None
    outlet = sounds_like_outlet(name) or (" " not in name and names_province(name))
    if outlets:
        return Opening(places[0] if places else name, outlets[-1], end)
    if behind or (places and OFFICE.match(name)):
        return Opening(places[0], name, end)
    if places and (loud or outlet):
        # One word in capitals before a place in capitals may as well be a village.
        apart = outlet or " " in name or not places[0].isupper()
        return Opening(places[0], name if apart else None, end)
    if loud and outlet:
        return Opening(None, name, end)
    if loud and len(name) > 3 and name.count(" ") < MOST_WORDS_OF_A_PLACE:
        return Opening(name, None, end)
    return None


@cache
def _no_places() -> frozenset[str]:
    return frozenset(lexicon.tables("layout")["not_places"])


@cache
def _directions() -> frozenset[str]:
    return frozenset(lexicon.tables("layout")["directions"])


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(lexicon.tables("calendar")["weekdays"])
