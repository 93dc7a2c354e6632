"""The public bodies and groups that the article names, once each."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Annotated

from crawler.items import Span
from pipelines.grammar import organisation_full_names, organisation_names, organisation_places
from pipelines.grammar.organisation_bodies import Naming, contexts, word_before
from pipelines.grammar.organisation_heads import opens_person, place_behind
from pipelines.lexicon.patterns import any_of
from pipelines.lexicon.regions import RegionEntry
from pipelines.text import Text

NATIONAL = re.compile(r"(?: |-)(?:RI|Republik Indonesia|Pusat)\b")
UNIT = re.compile(r" (?:\d{3,4}|[IVX]{1,5})\b(?P<seat>/(?=[A-Z]))?")
# A national body's office in a region: "Ombudsman Perwakilan Sulawesi Barat", "BPKP Provinsi Bengkulu".
BRANCH = re.compile(r" (?:Perwakilan (?=[A-Z])|(?=(?:Provinsi|Kabupaten|Kota) [A-Z]))")
CHAPTER = re.compile(r" (?:Cabang|Komisariat)(?= [A-Z])")
USED_MORE_OFTEN = 2
# Kinds of bodies that some outlets write small where they stand alone: "bawaslu, polres dan kejari".
SMALL = frozenset({"election body", "police", "prosecution"})
RUNNING = "calon anggota "
FORMER = re.compile(r"\b(?:mantan|eks|bekas) [^.,\n]*\Z", re.IGNORECASE)
LONGEST_POST = 40


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
    with a region. Groups that are no public body go by the name they use most, unless that is mere initials.
    """
    namings = text.once(organisation_names.find)
    located = [
        place
        for naming, following in zip_longest(namings, namings[1:])
        if naming
        for place in _located(text, naming, following)
    ]
    merged = defaultdict[str, list[Located]](list)
    homes, shortened = _homes(text, located), _shortened(located)
    for item in located:
        name = shortened.get(item.name, item.name)
        merged[name if item.is_placed else homes.get(name.lower(), name)].append(item)
    uses = _uses(text, located)
    return tuple(_organisation(text, name, mentions, uses) for name, mentions in merged.items())


def _homes(text: Text, located: list[Located]) -> dict[str, str]:
    """What a name without a region stands for: the first one with a region, or the longer name that begins with it."""
    homes = dict[str, str]()
    for item in located:
        if item.is_placed and not (item.naming.level == "local" and _is_former(text.string, item.naming.start)):
            homes.setdefault(item.naming.name.lower(), item.name)
    if any(item.naming.level == "seat" and not item.is_placed for item in located):
        homes = organisation_full_names.seats_of_offices(text) | homes
    own = sorted({item.name for item in located if item.naming.level in ("own", "group")})
    for name, longer in pairwise(own):
        if longer.startswith(f"{name} "):
            homes.setdefault(name.lower(), longer)
    return homes


def _is_former(string: str, start: int) -> bool:
    """Whether the body at `start` is named for a post that somebody no longer holds: "mantan Ketua Panwascam X"."""
    return FORMER.search(string, max(0, start - LONGEST_POST), start) is not None


def _shortened(located: list[Located]) -> dict[str, str]:
    """The names of departments cut short, with the whole ones: "Dinas Pertanian" of "Dinas Pertanian dan Pangan"."""
    departments = [item for item in located if item.naming.kind == "agency" and item.naming.level == "regional"]
    names, bases = {item.name for item in departments}, sorted({item.naming.name for item in departments})
    whole = {short: longer for short, longer in pairwise(bases) if longer.startswith((f"{short} dan ", f"{short}, "))}
    found = dict[str, str]()
    for item in departments:
        name = item.name.replace(item.naming.name, whole.get(item.naming.name, item.naming.name), 1)
        if name != item.name and (name in names or not item.is_placed):
            found[item.name] = name
    return found


def _organisation(text: Text, joined: str, mentions: list[Located], uses: Counter[str]) -> Organisation:
    best = max(mentions, key=lambda item: (item.is_placed, item.naming.short is None, len(item.naming.name)))
    shorts = [item.naming.short for item in mentions if item.naming.short]
    short = shorts[0] if shorts else None
    name = joined if best.naming.level == "seat" and not best.is_placed else best.name
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
    own = [
        one.naming
        for one in located
        if one.naming.level == "own" and one.naming.short and not one.naming.short.isupper()
    ]
    forms = {form.lower(): form for naming in own for form in (naming.name, naming.short) if form}
    found = re.findall(rf"\b(?:{any_of(forms)})\b", text.string.lower()) if forms else []
    return Counter(forms[form] for form in found)


def _located(text: Text, naming: Naming, following: Naming | None) -> Iterator[Located]:
    """The naming with the region behind it; none where the body needs a region and has none."""
    string, tail = text.string, naming.tail
    national = NATIONAL.match(string, tail)
    if national:
        scope = " RI" if naming.level == "regional" else ""
        yield Located(naming, naming.name + scope, None, national.end(), bool(scope))
        return
    places = organisation_places.behind(text, tail) if naming.level == "national" and BRANCH.match(string, tail) else []
    if naming.level in ("national", "own", "local", "group") and not places:
        yield from _seated(text, naming)
        return
    unit = UNIT.match(string, tail) if naming.level == "seat" else None
    if unit:
        yield _numbered(text, naming, unit)
        return
    places = places or organisation_places.behind(text, tail) or organisation_places.around(text, naming, following)
    if naming.level == "government":
        places = places or organisation_places.only(text, naming)
    for place in places:
        yield Located(naming, organisation_full_names.full_name(text, naming, place), place.region, place.end, True)
    if places or naming.level == "government":
        return
    if elsewhere := _unknown_seat(text, naming):
        yield elsewhere
        return
    small = string[naming.start : naming.end].islower() and not (
        naming.kind in SMALL or naming.name.startswith("Dinas ")
    )
    if not small and not _is_run_for(string, naming.start):
        yield Located(naming, organisation_full_names.branch(text, naming), None, naming.end, False)


def _is_run_for(string: str, start: int) -> bool:
    """Whether no more than a seat in the body is spoken of: "caleg DPRD", "calon anggota DPRD"."""
    if contexts().get(word_before(string, start).strip("()")) == "candidate":
        return True
    return string[max(0, start - len(RUNNING)) : start].lower() == RUNNING


def _numbered(text: Text, naming: Naming, unit: re.Match[str]) -> Located:
    """A unit of the army, with its number and its seat as written: "Kodim 0817", "Kodim 0817/Gresik"."""
    places = organisation_places.behind(text, naming.tail)
    end = unit.end()
    if unit["seat"]:
        end = max(place_behind(text, naming.start, end - 1)[1], *(place.end for place in places), end)
    elif places:
        end = places[0].end
    name = naming.name + text.string[naming.tail : end]
    return Located(naming, name, places[0].region if places else None, end, True)


def _unknown_seat(text: Text, naming: Naming) -> Located | None:
    """The body with a seat that no gazetteer of ours knows: "Pengadilan Negeri Praya", "GMKI Cabang Telukdalam"."""
    if naming.start < text.captions_start or not text.string[naming.start].isupper():
        return None
    chapter = CHAPTER.match(text.string, naming.tail) if naming.kind == "association" else None
    if chapter is None and naming.level != "seat":
        return None
    left, end = place_behind(text, naming.start, chapter.end() if chapter else naming.tail)
    if end <= left or opens_person(text, left):
        return None
    name = f"{naming.name}{chapter[0] if chapter else ''} {text.string[left:end]}"
    return Located(naming, name, None, end, True)


def _seated(text: Text, naming: Naming) -> Iterator[Located]:
    """A body with no region behind it: one for the country, one whose name is its own, or one of a district."""
    string = text.string
    left, end = naming.end, naming.end
    if naming.level == "local" and naming.start >= text.captions_start:
        left, end = place_behind(text, naming.start, naming.tail)
    if end > left:
        yield Located(naming, f"{naming.name} {string[left:end]}", None, end, True)
    elif naming.level != "local" or string[naming.start].isupper():
        own = organisation_places.inside(text, naming) if naming.level == "own" else None
        yield Located(naming, naming.name, own, naming.end, False)
