"""Says which region an office is of where its title does not: the one that the article leaves no doubt about."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipelines.grammar.scopes import REGION_KINDS, TERRITORIAL
from pipelines.grammar.titles import Office, find_offices
from pipelines.grammar.words import find_words, read_region, region_types
from pipelines.lexicon.regions import RegionEntry
from pipelines.text import Text

LOOK_BACK = 40


def located(text: Text, office: Office) -> Office:
    """The office with the region that the article leaves no doubt about, where the title does not say it."""
    if office.of or office.level not in TERRITORIAL:
        return office
    kind = REGION_KINDS.get(office.level)
    near = _nearest(text.once(find_offices), office)
    if near and not office.regions:
        return replace(office, of=near.of)
    home = text.once(find_home_regions)
    fitting = [region for region in home if kind is None or region.type == kind]
    if office.regions:
        fitting = [region for region in fitting if region in office.regions]
    elif kind is None and len({region.type for region in fitting[:2]}) == 2:
        fitting = [region for region in fitting if region.type != "provinsi"]
    return replace(office, of=fitting[0].name) if fitting else office


def _nearest(offices: Sequence[Office], office: Office) -> Office | None:
    """The nearest office before, of the same level, whose region is said."""
    at = bisect_left(offices, office.start, key=lambda one: one.start)
    before = reversed(offices[max(0, at - LOOK_BACK) : at])
    return next((one for one in before if one.level == office.level and one.of), None)


def find_home_regions(text: Text) -> tuple[RegionEntry, ...]:
    """The regions named with their type ("Pemkot Malang", "Kabupaten Blitar"), the most frequent first."""
    words = text.once(find_words)
    counts, types = Counter[RegionEntry](), region_types("home")
    for at, word in enumerate(words):
        if word.lower in types and at + 1 < len(words) and words[at + 1].gap == " " and words[at + 1].capital:
            _, regions = read_region(words, at + 1, types[word.lower])
            counts.update(regions if len(regions) == 1 else ())
    return tuple(region for region, _ in counts.most_common())
