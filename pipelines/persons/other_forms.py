"""Links who holds one office under several forms of a name: initials, a shorter form, a typing error. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from pipelines.persons.facts import HELD, Role
from pipelines.persons.forms import is_form_of
from pipelines.persons.groups import Groups, Profile
from pipelines.persons.wordings import many

# Within a longer time an office may have had another holder of such a name.
LONGEST_GAP_DAYS = 365
Told = list[tuple[int, Role]]


def by_other_form(groups: Groups, turns: Sequence[int]) -> None:
    """Join who holds an office under a shorter or mistyped name with who held it within a year, if there is but one."""
    holders = defaultdict[tuple[str, str, str], Told](list)
    for number in turns:
        for role in groups.profiles[number].facts.roles:
            if role.post.is_full and role.post.of and role.status and not many(role.post.title):
                holders[role.post.anchor].append((number, role))
    more = True
    while more:  # who was joined leaves one person less for others to mean
        more = sum(_join(groups, told) for told in holders.values()) > 0


def _join(groups: Groups, told: Told) -> bool:
    """Join those holders of one office of whom each can be one other. Returns whether there were any."""
    found = [
        (number, role, fuller) for number, role in told if (fuller := _fuller(groups, number, role, told)) is not None
    ]
    joined = [
        groups.join(fuller, number, f"{role.post}, as {groups.profiles[fuller].facts.name},")
        for number, role, fuller in found
    ]
    return any(joined)


def _fuller(groups: Groups, number: int, role: Role, told: Told) -> int | None:
    """The profile of the one person who may bear the fuller form of a name; None where nobody or several may."""
    near = [there for there, held in told if _may_be(groups, number, role, there, held)]
    return min(near) if len({groups.of(there) for there in near}) == 1 else None


def _may_be(groups: Groups, number: int, role: Role, there: int, held: Role) -> bool:
    """Whether two are of one time and of names that fit; letters are mistyped only where the office is held."""
    if groups.of(there) == groups.of(number):
        return False
    one, other = groups.profiles[number], groups.profiles[there]
    are_held = role.status in HELD and held.status in HELD
    return _apart(one, other) <= LONGEST_GAP_DAYS and is_form_of(
        one.facts.key, other.facts.key, may_be_mistyped=are_held
    )


def _apart(one: Profile, other: Profile) -> int:
    """The days between the articles of two profiles; none where their times overlap."""
    latest, earliest = max(one.first, other.first), min(one.last, other.last)
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days
