"""The public bodies and groups that the article names, once each."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Annotated

from crawler.items import Span
from pipelines.fields import organisation_names, toponyms
from pipelines.fields.organisation_names import Naming
from pipelines.fields.toponyms import Toponym
from pipelines.lexicon.phrases import Phrases
from pipelines.lexicon.regions import RegionEntry
from pipelines.text import Text

NATIONAL = re.compile(r"(?: |-)(?:RI|Republik Indonesia|Pusat)\b")
BRACKETS = re.compile(r" ?\([^()\n]{1,60}\)")
PLACE_GAP = re.compile(r" (?:\d{4}/|\d{4} )?|(?<=[)\d])/| di (?=Kota |Kabupaten )")
UNIT_NUMBER = re.compile(r" \d{4}\b")
# A hall named after a body is a venue and says nothing of the body.
VENUE = re.compile(r"\b(?:[Gg]edung|[Aa]ula|[Hh]alaman|[Ll]apangan|[Pp]endopo|[Rr]uang(?:an)?|Jalan|Jl\.) \Z")
LONGEST_VENUE = 12
USED_MORE_OFTEN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A public body, party, company, association or group that the article names."""

    name: Annotated[str, "in full, with the region that is said: Badan Kepegawaian Daerah Kota Pasuruan"]
    acronym: Annotated[str | None, "the short form that the article uses: BKD"]
    kind: Annotated[
        str,
        "government, election body, agency, ministry, council, police, military, prosecution, court, party, hospital, "
        "university, school, company, association or ngo",
    ]
    region: Annotated[str | None, "the region it belongs to, where said: Kota Pasuruan"]
    surface: Annotated[str, "as written where it is named most fully"]
    span: Annotated[Span, "where that is"]


@dataclass(frozen=True, slots=True)
class Located:
    """A naming with the region said behind it, and the end of both."""

    naming: Naming
    name: str
    region: RegionEntry | None
    end: int
    is_placed: bool


def find(text: Text) -> tuple[Organisation, ...]:
    """The organisations named in headline, captions and body, each once, in the order of their first mention.

    "BKPSDM" and "Badan Kepegawaian … (BKPSDM) Kota X" are one; a short form without a region belongs to the first one
    with a region. Groups that are no public body go by the name that the article uses most.
    """
    namings = organisation_names.find(text)
    located = [
        place
        for naming, following in zip_longest(namings, namings[1:])
        if naming
        for place in _located(text, naming, following)
    ]
    merged = defaultdict[str, list[Located]](list)
    homes = dict[str, str]()
    for item in located:
        if item.is_placed:
            homes.setdefault(item.naming.name.lower(), item.name)
    for item in located:
        merged[item.name if item.is_placed else homes.get(item.naming.name.lower(), item.name)].append(item)
    uses = _uses(text, located)
    return tuple(_organisation(text, mentions, uses) for mentions in merged.values())


def _organisation(text: Text, mentions: list[Located], uses: Counter[str]) -> Organisation:
    best = max(mentions, key=lambda item: (item.is_placed, item.naming.short is None, len(item.naming.name)))
    shorts = [item.naming.short for item in mentions if item.naming.short]
    short = shorts[0] if shorts else None
    name = best.name
    if best.naming.level == "own" and short and uses[short] > USED_MORE_OFTEN * uses[best.naming.name]:
        name = short
    is_name = short is None or short in (name, best.naming.name)
    return Organisation(
        name=name,
        acronym=None if is_name else short,
        kind=best.naming.kind,
        region=best.region.name if best.region else None,
        surface=text.string[best.naming.start : best.end],
        span=text.span(best.naming.start, best.end),
    )


def _uses(text: Text, located: list[Located]) -> Counter[str]:
    """How often the article uses the names and the short forms of groups that are no public bodies."""
    own = [item.naming for item in located if item.naming.level == "own" and item.naming.short]
    forms = {form for naming in own for form in (naming.name, naming.short) if form}
    found = Phrases({form: form for form in forms}).find(text.string) if forms else []
    return Counter(one.value for one in found)


def _located(text: Text, naming: Naming, following: Naming | None) -> Iterator[Located]:
    """The naming with the region behind it; none where the body needs a region and has none, or names a venue."""
    string = text.string
    if VENUE.search(string, max(0, naming.start - LONGEST_VENUE), naming.start):
        return
    tail, national = naming.tail, NATIONAL.match(string, naming.tail)
    if national:
        scope = " RI" if naming.level == "regional" else ""
        yield Located(naming, naming.name + scope, None, national.end(), bool(scope))
        return
    places = [] if naming.level in ("national", "own") else _places_behind(text, tail)
    if not places and naming.level == "government":
        places = _shared_places(text, naming, following) or _only_place(text, naming)
    number = UNIT_NUMBER.match(string, tail) if naming.level == "seat" and not places else None
    if number:
        yield Located(naming, f"{naming.name}{number[0]}", None, number.end(), True)
    for place in places:
        yield Located(naming, _full_name(text, naming, place), place.region, place.end, True)
    if not places and naming.level not in ("seat", "placed", "government"):
        own = _places_inside(text, naming) if naming.level == "own" else None
        yield Located(naming, naming.name, own, naming.end, False)


def _places_behind(text: Text, tail: int) -> list[Toponym]:
    """The region that follows, past a short form in brackets: two of them for "Kabupaten dan Kota X"."""
    starts = text.once(_toponyms_by_start)
    brackets = BRACKETS.match(text.string, tail)
    for position in (tail, brackets.end() if brackets else tail):
        gap = PLACE_GAP.match(text.string, position)
        if gap and gap.end() in starts:
            return starts[gap.end()]
    return []


def _shared_places(text: Text, naming: Naming, following: Naming | None) -> list[Toponym]:
    """The region that a government shares with the body named next: "Pemkab dan Bawaslu Kabupaten X"."""
    if following is None or text.string[naming.tail : following.start] not in (" dan ", " bersama ", " serta "):
        return []
    return [place for place in _places_behind(text, following.tail) if _governs(naming.name, place.region)]


def _only_place(text: Text, naming: Naming) -> list[Toponym]:
    """The region that "Pemkot" alone means: the only city in the article. The long form alone may mean any."""
    if naming.short is None or naming.end != naming.tail:
        return []
    level = naming.name.rsplit(maxsplit=1)[-1].lower()
    governed = text.once(_toponyms_by_type).get(level, {})
    return [replace(m, start=naming.start, end=naming.end) for m in governed.values()] if len(governed) == 1 else []


def _governs(government: str, region: RegionEntry | None) -> bool:
    return region is not None and government.rsplit(maxsplit=1)[-1].lower() in ("daerah", region.type)


def _places_inside(text: Text, naming: Naming) -> RegionEntry | None:
    """The region in a name such as "RSUD Bangil"."""
    starts = text.once(_toponyms_by_start)
    inside = [place for start in range(naming.start, naming.end) for place in starts.get(start, ())]
    return inside[-1].region if inside else None


def _toponyms_by_type(text: Text) -> dict[str, dict[str, Toponym]]:
    """For each type of region those that the article names, by code."""
    types = defaultdict[str, dict[str, Toponym]](dict)
    for mention in text.once(toponyms.find):
        if mention.region and not mention.town:
            types[mention.region.type].setdefault(mention.region.code, mention)
    return dict(types)


def _toponyms_by_start(text: Text) -> dict[int, list[Toponym]]:
    starts = defaultdict[int, list[Toponym]](list)
    for mention in text.once(toponyms.find):
        starts[mention.start].append(mention)
    return dict(starts)


def _full_name(text: Text, naming: Naming, place: Toponym) -> str:
    region = place.region
    if naming.level in ("seat", "party") or region is None or place.town:
        return f"{naming.name} {text.string[place.start : place.end] if naming.level == 'seat' else place.bare}"
    if region.type != "provinsi":
        if naming.level == "government":
            return f"Pemerintah {region.name}"
        return f"{naming.name} {region.name.replace(' Administrasi', '')}"
    short = region.aliases[0] if region.name.startswith("Daerah ") else region.name
    return f"{'Pemerintah' if naming.level == 'government' else naming.name} Provinsi {short}"
