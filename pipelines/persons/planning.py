"""What a block of names becomes: its persons, who keep their numbers, and the reasons. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.persons import names
from pipelines.persons.clustering import Orders, cluster, order
from pipelines.persons.groups import Groups, Profile
from pipelines.persons.proposals import Proposal, within_block


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A profile as it is stored: its row and block, its person so far, and what it tells.

    `home` is the block of the person's name: without it, the number stays behind. `row` is what its row holds of all
    that is written: person, reason, articles, first, last.
    """

    id: int
    block: str
    person_id: int | None
    home: str | None
    profile: Profile
    quotes: int
    row: tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A person: the number kept from before, if any, and the profiles with their reasons."""

    person_id: int | None
    name: str
    profiles: tuple[Stored, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The persons of a block, and what is proposed of them, by their places."""

    persons: tuple[Planned, ...]
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """A correction: the articles and blocks of two places, and why they are one person, or (None) are not."""

    one: tuple[int, str]
    other: tuple[int, str]
    why: str | None


def plan(stored: Iterable[Stored], demands: Iterable[Demand] = ()) -> Plan:
    """Group the profiles, and give each group the number that most of its articles had."""
    rows = sorted(stored, key=lambda one: order(one.profile))
    groups = cluster([row.profile for row in rows], _orders(rows, demands))
    members = list(groups.all())
    kept = _kept(rows, members)
    persons = tuple(
        Planned(
            person_id=kept.get(place),
            name=_name(rows[number].profile for number in numbers),
            profiles=tuple(rows[number] for number in numbers),
            reasons=tuple(groups.reasons.get(number) or _only_reason(rows[number].profile) for number in numbers),
        )
        for place, numbers in enumerate(members)
    )
    return Plan(persons=persons, proposals=_proposals(groups, members, persons))


def _proposals(groups: Groups, members: Sequence[Sequence[int]], persons: Sequence[Planned]) -> tuple[Proposal, ...]:
    return tuple(within_block(groups, members, [person.name for person in persons]))


def _orders(rows: Sequence[Stored], demands: Iterable[Demand]) -> Orders:
    """The demands by the places of the profiles; each of them stands for one article."""
    places = {(row.profile.facts.only, row.block): place for place, row in enumerate(rows) if row.profile.facts.only}
    found = [
        (places[demand.one], places[demand.other], demand.why)
        for demand in demands
        if demand.one in places and demand.other in places
    ]
    return Orders(
        same=tuple((a, b, f"Corrected: {why}" if why else "Corrected:") for a, b, why in found if why is not None),
        apart=tuple((a, b) for a, b, why in found if why is None and a != b),
    )


def _kept(rows: Sequence[Stored], members: Sequence[Sequence[int]]) -> dict[int, int]:
    """The number of each group: a number goes to the group that has the most of its articles."""
    votes: Counter[tuple[int, int]] = Counter()
    blocks = {row.block for row in rows}
    for place, numbers in enumerate(members):
        for number in numbers:
            person = rows[number].person_id
            if person is not None and rows[number].home in blocks:
                votes[place, person] += rows[number].profile.articles
    kept: dict[int, int] = {}
    for (place, person), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0][1], vote[0][0])):
        if place not in kept and person not in kept.values():
            kept[place] = person
    return kept


def _name(profiles: Iterable[Profile]) -> str:
    """The fullest form of the name, which is no nickname; of several, the one of most articles."""
    told = list(profiles)
    nicknames = {nickname for profile in told for nickname in profile.facts.nicknames}
    forms: defaultdict[str, int] = defaultdict(int)
    for profile in [one for one in told if one.facts.key not in nicknames] or told:
        forms[profile.facts.name] += profile.articles
    return max(forms, key=lambda form: (_fullness(form), not form.isupper(), forms[form], form))


def _fullness(name: str) -> tuple[int, int]:
    words = names.key(name).split()
    return (len(words), -sum(len(word) == 1 for word in words))


def _only_reason(profile: Profile) -> str:
    """Why the articles of a profile that was joined with no other are one."""
    if profile.articles == 1:
        return "named in this article alone"
    facts = profile.facts
    told = next((str(role.post) for role in facts.roles if role.post.is_full), None)
    if told is None and facts.nicknames:
        told = f"the name {facts.nicknames[0]!r}"
    return f"{told or 'the same name and region'} in each of {profile.articles} articles"
