"""Two texts of one template: the same sentences, printed of another place, other people, another year. Pure."""

import re
from itertools import pairwise

from pipelines.copies.words import CHARACTERS_READ, RUN, runs_of, words_of

# What stands between two common pieces in either text is one slot, unless it is longer: then a passage was put in.
LONGEST_SLOT = 40
# A desk may correct one name, wherever it stands; a template has other names wherever names stand.
FEWEST_RENAMED, SHARE_RENAMED = 2, 0.5
# What begins alike may be one name spelt in two ways, or shortened: "Mukhlis" and "Muklis", "Sumatera" and "Sumut".
ALIKE = 2
SPACED_WORD = re.compile(r"(?P<before>\W*)(?P<word>\w+)")
STOPS = frozenset(".!?:\n")


def is_template(one: str, other: str) -> bool:
    """Whether most of what differs between two bodies is that each names others; the same whichever comes first."""
    bodies = sorted((one, other))
    first, second = map(words_of, bodies)
    ours, theirs = _names(bodies[0]).difference(second), _names(bodies[1]).difference(first)
    slots = _slots(first, second)
    others = [_others(ours.intersection(here), theirs.intersection(there)) for here, there in slots]
    renamed = [pair for pair in others if pair]
    return len(set(renamed)) >= FEWEST_RENAMED and len(renamed) >= SHARE_RENAMED * len(slots)


def _others(here: set[str], there: set[str]) -> tuple[frozenset[str], frozenset[str]] | None:
    """The names in either place that cannot be the same ones; None where one place has none."""
    begun = {name[:ALIKE] for name in here} & {name[:ALIKE] for name in there}
    ours, theirs = (frozenset(name for name in names if name[:ALIKE] not in begun) for names in (here, there))
    return (ours, theirs) if ours and theirs else None


def _slots(first: list[str], second: list[str]) -> list[tuple[list[str], list[str]]]:
    """What stands in either text between two pieces that both have, one behind the other."""
    runs = runs_of(first)
    places = {run: place for place, run in reversed(list(enumerate(runs_of(second))))}
    common = [start for start, run in enumerate(runs) if run in places]
    found = []
    for start, after in pairwise(common):
        behind, there = start + RUN, places[runs[start]] + RUN
        here, other = first[behind:after], second[there : places[runs[after]]]
        if here and other and max(len(here), len(other)) <= LONGEST_SLOT:
            found.append((here, other))
    return found


def _names(body: str) -> set[str]:
    """Words of names, in lower case: with a capital inside of sentences, and never without. Acronyms are no names."""
    capital, small = set[str](), set[str]()
    for match in SPACED_WORD.finditer(body[:CHARACTERS_READ]):
        word = match["word"]
        if word[0].islower():
            small.add(word.casefold())
        elif word[0].isalpha() and not word.isupper() and match.start() and STOPS.isdisjoint(match["before"]):
            capital.add(word.casefold())
    return capital - small
