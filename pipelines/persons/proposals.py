"""Two persons who may be one, for people to judge: what speaks for it. Nothing is joined here. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from pipelines.lexicon.regions import by_code
from pipelines.persons import names
from pipelines.persons.contradictions import contradict
from pipelines.persons.forms import alike
from pipelines.persons.groups import Groups

# Of names that very many bear, proposals would be without end.
MOST_PERSONS, MOST_PROPOSALS = 200, 50
# A region's code begins with its province's.
PROVINCE = 2

# Evidence for persons of whom one has no region: a minister, or somebody without office.
NOWHERE = "no other region"


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """Two persons, by their places in a list, why they may be one, and what shows it."""

    one: int
    other: int
    why: str
    evidence: str


def within_block(groups: Groups, members: Sequence[Sequence[int]], called: Sequence[str]) -> list[Proposal]:
    """Persons of one block who have a region in common, and whom nothing sets against each other."""
    found = _within_block(groups, members, called)
    return list(islice(found, MOST_PROPOSALS))


def _within_block(groups: Groups, members: Sequence[Sequence[int]], called: Sequence[str]) -> Iterator[Proposal]:
    homes = [{home for number in numbers for home in _homes(groups, number)} for numbers in members]
    known = [_called(groups, *one) for one in zip(called, members, strict=True)]
    there: defaultdict[str, list[int]] = defaultdict(list)
    for place, numbers in enumerate(members):
        for region in _around(homes[place], groups.profiles[numbers[0]].facts.key):
            there[region].append(place)
    seen: set[tuple[int, int]] = set()
    for region, places in sorted(there.items(), key=lambda one: (-len(one[0]), one[0])):
        for a, b in combinations(places[:MOST_PERSONS], 2):
            is_near = (region in homes[a] or region in homes[b]) and (a, b) not in seen
            if is_near and (why := _why(known[a], known[b])) and _may_be_one(groups, members[a][0], members[b][0]):
                seen.add((a, b))
                yield Proposal(a, b, why, by_code(region).name if region else NOWHERE)


def _homes(groups: Groups, number: int) -> tuple[str, ...]:
    """The regions of a profile; the whole country ("") where there is none."""
    return groups.profiles[number].facts.homes or ("",)


def _around(homes: set[str], key: str) -> set[str]:
    """Where a person may be met: at home; under a name that is not common, in the province and in the country, too."""
    if names.is_common(key):
        return homes - {""}
    return homes | {home[:PROVINCE] for home in homes} | {""}


def _may_be_one(groups: Groups, a: int, b: int) -> bool:
    one, other = groups.life(a), groups.life(b)
    if one.sexes and other.sexes and one.sexes != other.sexes:
        return False
    return not groups.are_apart(a, b) and not contradict(one, other)


def by_post(called: Sequence[str], post: str) -> list[Proposal]:
    """Persons of different blocks who are told to hold one post, under names that may be one."""
    if len(called) > MOST_PERSONS:
        return []
    pairs = combinations(range(len(called)), 2)
    found = (Proposal(a, b, why, post) for a, b in pairs if (why := alike(names.key(called[a]), names.key(called[b]))))
    return list(islice(found, MOST_PROPOSALS))


@dataclass(frozen=True, slots=True)
class Called:
    """What a person is called: the name as it is compared, all names, and the nicknames beside them."""

    key: str
    keys: frozenset[str]
    nicknames: frozenset[str]


def _called(groups: Groups, name: str, numbers: Iterable[int]) -> Called:
    facts = [groups.profiles[number].facts for number in numbers]
    nicknames = frozenset(nickname for one in facts for nickname in one.nicknames)
    return Called(names.key(name), frozenset(one.key for one in facts), nicknames)


def _why(one: Called, other: Called) -> str | None:
    if one.key == other.key:
        return "the same name, which alone is no proof"
    if names.block(one.key) == names.block(other.key):
        return "other spelling: " + " / ".join(names.differing(one.key, other.key))
    if one.nicknames & other.keys or other.nicknames & one.keys:
        return "one is called by the nickname of the other"
    return None


def sources(proposals: Iterable[Proposal], ids: Sequence[int]) -> Iterator[tuple[int, int, str, str]]:
    """The proposals with the numbers of the persons, the smaller first."""
    for proposal in proposals:
        one, other = sorted((ids[proposal.one], ids[proposal.other]))
        yield (one, other, proposal.why, proposal.evidence)
