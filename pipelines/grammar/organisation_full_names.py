"""The full name of an organisation: with its region, seat or chapter."""

import re

from pipelines.grammar import organisation_places
from pipelines.grammar.organisation_bodies import Naming, contexts, word_before
from pipelines.grammar.toponyms import Toponym
from pipelines.grammar.words import context
from pipelines.text import Text

# An office whose holder tells the seat of the body: "Kapolres Malang" of "Polres", "Dandim 0818/Malang" of "Kodim".
OFFICE_OF_SEAT = re.compile(
    r"\b(?:Ka(?P<police>polres(?:ta(?:bes)?)?)|Dan(?P<army>dim|rem)) (?P<unit>\d{3,4}/)?(?=[A-Z])"
)
# "Kodim Malang Selatan".
DIRECTION = re.compile(r" (?P<word>[A-Z]\w{3,10})\b")
# "DPD II Partai Golkar".
CHAPTER_NUMBER = re.compile(r" (?:I|II|Tingkat I{1,2}) \Z")
LONGEST_CHAPTER = 12
# "HMI Cabang Bima", "PWI Korwil Jember".
CHAPTER_WORD = re.compile(r"(?:\A|\)) (?P<word>Cabang|Wilayah|Korwil|Komisariat|Korda) \Z")


def full_name(text: Text, naming: Naming, place: Toponym) -> str:
    """The name with the region that is said behind it."""
    entry, name = place.region, branch(text, naming)
    chapter = CHAPTER_WORD.search(text.string[naming.end : place.start])
    if chapter:
        return f"{name} {chapter['word']} {place.bare}"
    if naming.level == "seat":
        direction = DIRECTION.match(text.string, place.end)
        behind = direction["word"] if direction and direction["word"].lower() in context("direction") else ""
        return f"{name} {_seat(text.string[place.start : place.end], place)} {behind}".rstrip()
    if entry is None or place.town or (naming.level == "party" and name == naming.name):
        return f"{name} {place.bare}"
    if entry.type != "provinsi":
        if naming.level == "government":
            return f"Pemerintah {entry.name}"
        return f"{name} {entry.name.replace(' Administrasi', '')}"
    short = entry.aliases[0] if entry.name.startswith("Daerah ") else entry.name
    return f"{'Pemerintah' if naming.level == 'government' else name} Provinsi {short}"


def _seat(surface: str, place: Toponym) -> str:
    """The seat as written, but in full: "Halmahera Selatan" for "Halsel"."""
    if place.region is None or place.town or _squeezed(place.region.bare) in _squeezed(surface):
        return surface
    return place.region.bare


def _squeezed(name: str) -> str:
    return name.replace(" ", "").lower()


def branch(text: Text, naming: Naming) -> str:
    """The name, of a party with the chapter before it: "DPC Partai Golkar"."""
    if naming.level != "party":
        return naming.name
    numbered = CHAPTER_NUMBER.search(text.string, max(0, naming.start - LONGEST_CHAPTER), naming.start)
    before = word_before(text.string, numbered.start() + 1 if numbered else naming.start)
    return f"{before.upper()} {naming.name}" if contexts().get(before) == "chapter" else naming.name


def seats_of_offices(text: Text) -> dict[str, str]:
    """The bodies whose heads the article names with their seat."""
    seats = dict[str, str]()
    for office in OFFICE_OF_SEAT.finditer(text.string):
        places = organisation_places.behind(text, office.end() - (0 if office["unit"] else 1))
        if places:
            name = office["police"].capitalize() if office["police"] else f"Ko{office['army']}"
            seats.setdefault(
                name.lower(), f"{name} {office['unit'] or ''}{text.string[places[0].start : places[0].end]}"
            )
    return seats
