"""Which region an organisation belongs to, where the article says it: behind the name, or in other words."""

import re
from collections import defaultdict
from dataclasses import replace

from pipelines.fields import region
from pipelines.grammar import toponyms
from pipelines.grammar.organisation_bodies import Naming, contexts, word_before
from pipelines.grammar.toponyms import Toponym
from pipelines.lexicon.regions import RegionEntry, by_code
from pipelines.text import Text

BRACKETS = re.compile(r" ?\([^()\n]{1,60}\)")
PLACE_GAP = re.compile(
    r" (?:(?:Cabang|Wilayah|Korwil|Komisariat|Korda|Perwakilan) (?=[A-Z])|\d{3,4}[/ ])?"
    r"|(?<=[)\d])/| di (?=Kota |Kabupaten )"
)
LOCAL = re.compile(r" (?:\([^()\n]{1,40}\) )?setempat\b")
PROVINCE_ALONE = re.compile(r" Provinsi\b(?! ?/| [A-Z]| (?:dan|atau|maupun|serta|se)\b)")
SEVERAL = re.compile(r" ?(?:/|,|dan |atau |maupun |serta |se)")
JOINERS = (" dan ", " bersama ", " serta ", "/", " atau ", " maupun ")
LONGEST_JOINER = 9
LONGEST_GAP = 30  # of ", Nusa Tenggara Barat (NTB"
# Secretariats with their type of region in the short form, and no region behind it: Setdakab, Setdako, Setdaprov.
TYPED = re.compile(r"Set(?:da)?(?P<type>kab|kot?|pro[vp])\Z", re.I)
TYPES = {"ka": "kabupaten", "ko": "kota", "pr": "provinsi"}


def behind(text: Text, tail: int) -> list[Toponym]:
    """The region that follows, past a short form in brackets: two of them for "Kabupaten dan Kota X"."""
    starts = text.once(_by_start)
    brackets = BRACKETS.match(text.string, tail)
    for position in (tail, brackets.end() if brackets else tail):
        gap = PLACE_GAP.match(text.string, position)
        if gap and gap.end() in starts:
            return starts[gap.end()]
    return []


def around(text: Text, naming: Naming, following: Naming | None) -> list[Toponym]:
    """The region said in other words: "BKD Pemkot X", "Pemkab dan Bawaslu Kabupaten X", "Bawaslu setempat"."""
    string, tail = text.string, naming.tail
    if LOCAL.match(string, tail) or PROVINCE_ALONE.match(string, tail):
        return _meant(text, naming, is_province=not LOCAL.match(string, tail))
    typed = TYPED.match(string[naming.start : naming.end])
    if typed:
        return _main(text, naming, TYPES[typed["type"][:2].lower()])
    if following is None or following.start - tail > LONGEST_JOINER:
        return []
    joiner = string[tail : following.start]
    if joiner == " " and naming.level == "regional" and following.level == "government":
        return behind(text, following.tail)
    if joiner in JOINERS and (naming.level == "government" or naming.kind == following.kind == "election body"):
        return [place for place in behind(text, following.tail) if _governs(naming, place.region)]
    return []


def _meant(text: Text, naming: Naming, *, is_province: bool) -> list[Toponym]:
    """What "setempat" stands for, the region named last; or the province of the region that the article is about."""
    mentions, main = text.once(toponyms.find), text.once(region.find)
    if not main or not mentions:
        return []
    if is_province:
        entry = by_code(main[0].code)
        meant = by_code(entry.parent) if entry.parent else entry
        place: Toponym | None = replace(mentions[0], bare=meant.bare, region=meant, town=None)
    else:
        before = [one for one in mentions if one.end < naming.start and one.region and not one.town]
        place = before[-1] if before else None
        inner = next((one for one in reversed(before) if place and one.region != place.region), None)
        place = inner if inner and place and _lies_in(inner, place) else place
    if place is None or not _governs(naming, place.region):
        return []
    return [replace(place, start=naming.start, end=naming.tail)]


def _lies_in(place: Toponym, province: Toponym) -> bool:
    """Whether the second only says where the first lies: "Kabupaten Lombok Timur, Nusa Tenggara Barat"."""
    region, around = place.region, province.region
    return bool(region and around and region.parent == around.code and province.start - place.end <= LONGEST_GAP)


def _main(text: Text, naming: Naming, wanted: str) -> list[Toponym]:
    """The region that the article is about, if it is of the type."""
    mentions = (one for one in text.once(toponyms.find) if one.region and one.region.type == wanted and not one.town)
    main = text.once(region.find)
    place = next((one for one in mentions if main and one.region and one.region.code == main[0].code), None)
    return [replace(place, start=naming.start, end=naming.tail)] if place else []


def only(text: Text, naming: Naming) -> list[Toponym]:
    """The region that "Pemkot" alone means: the only city in the article, or the one that it is about."""
    if naming.end != naming.tail or contexts().get(word_before(text.string, naming.start)) == "several":
        return []
    if naming.short is None and (text.string[naming.start].isupper() or SEVERAL.match(text.string, naming.end)):
        return []
    level = naming.name.rsplit(maxsplit=1)[-1].lower()
    governed = text.once(_by_type).get(level, {})
    if len(governed) == 1:
        return [replace(place, start=naming.start, end=naming.end) for place in governed.values()]
    return _main(text, naming, level)


def inside(text: Text, naming: Naming) -> RegionEntry | None:
    """The region in a name such as "RSUD Bangil"."""
    starts = text.once(_by_start)
    found = [place for start in range(naming.start, naming.end) for place in starts.get(start, ())]
    return found[-1].region if found else None


def _governs(naming: Naming, entry: RegionEntry | None) -> bool:
    if naming.level != "government":
        return entry is not None
    return entry is not None and naming.name.rsplit(maxsplit=1)[-1].lower() in ("daerah", entry.type)


def _by_type(text: Text) -> dict[str, dict[str, Toponym]]:
    """For each type of region those that the article names, by code."""
    types = defaultdict[str, dict[str, Toponym]](dict)
    for mention in text.once(toponyms.find):
        if mention.region and not mention.town:
            types[mention.region.type].setdefault(mention.region.code, mention)
    return dict(types)


def _by_start(text: Text) -> dict[int, list[Toponym]]:
    starts = defaultdict[int, list[Toponym]](list)
    for mention in text.once(toponyms.find):
        starts[mention.start].append(mention)
    return dict(starts)
