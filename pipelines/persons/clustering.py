"""Which profiles of a block are one person: by corrections, offices, nicknames, and last by region. Pure.

The outcome depends on the profiles alone, never on their order: they are sorted first, and evidence is taken in the
order of its strength.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.lexicon.regions import by_code
from pipelines.persons import names
from pipelines.persons.facts import Role
from pipelines.persons.groups import Groups, Profile
from pipelines.persons.other_forms import by_other_form
from pipelines.persons.posts import Post
from pipelines.persons.wordings import FEW, many

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What corrections demand of the profiles: pairs that are one, with the reason, and pairs that are not."""

    same: tuple[tuple[int, int, str], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()


def order(profile: Profile) -> tuple[str, str]:
    """By what profiles are sorted before they are clustered."""
    return (profile.first, profile.text)


def cluster(profiles: Sequence[Profile], orders: Orders = Orders()) -> Groups:
    """Group the profiles. They are sorted by `order`, and `orders` speaks of them by their places."""
    groups = Groups(profiles, orders.apart)
    for a, b, why in orders.same:
        groups.join(a, b, why, by_force=True)
    leaving = {second for _, second in orders.apart}
    turns = sorted(range(len(profiles)), key=lambda number: (number in leaving, number))
    _by_office(groups, turns)
    _by_office_without_region(groups, turns)
    _by_nickname(groups, turns)
    _by_nickname_alone(groups, turns)
    by_other_form(groups, turns)
    _by_region(groups, turns)
    return groups


def _by_office(groups: Groups, turns: Iterable[int]) -> None:
    """One name and one post are one person; another spelling of the name, too, if one alone holds such a post."""
    for same_name in (True, False):
        heads = defaultdict[tuple[Key, str], list[int]](list)
        for number in turns:
            facts = groups.profiles[number].facts
            name = facts.key if same_name else names.block(facts.key)
            for role in facts.roles:
                if _tells(role, name, same_name=same_name):
                    _join_one(groups, number, heads[role.post.anchor, name], str(role.post))


def _tells(role: Role, name: str, *, same_name: bool) -> bool:
    """Whether another one of this name, or of another spelling of it, in this role is the same person."""
    if not role.post.is_full:
        return False
    holders = many(role.post.title)
    if not same_name:
        return bool(role.status) and not holders
    return holders in {"", FEW} or not names.is_common(name)


def _by_office_without_region(groups: Groups, turns: Sequence[int]) -> None:
    """A post whose region no article tells is the one that is known, if there is but one."""
    full = defaultdict[tuple[str, Key], dict[int, Post]](dict)
    for number in turns:
        facts = groups.profiles[number].facts
        for role in facts.roles:
            if role.post.is_full and role.post.of:
                full[facts.key, _place(role.post)][groups.of(number)] = role.post
    for number in turns:
        facts = groups.profiles[number].facts
        for role in facts.roles:
            if role.post.is_full or not role.post.of:
                continue
            known = full.get((facts.key, _place(role.post)), {})
            near = [holder for holder, post in known.items() if post.region.startswith(role.post.region)]
            if len({groups.of(holder) for holder in near}) == 1:
                groups.join(min(near), number, str(role.post))


def _by_nickname(groups: Groups, turns: Iterable[int]) -> None:
    heads = defaultdict[tuple[str, str], list[int]](list)
    for number in turns:
        facts = groups.profiles[number].facts
        for nickname in facts.nicknames:
            _join_one(groups, number, heads[facts.key, nickname], f"the name {nickname!r}")


def _by_nickname_alone(groups: Groups, turns: Sequence[int]) -> None:
    """Who is called by a nickname alone is the one who bears it in that office, if there is but one."""
    bearers = defaultdict[str, list[int]](list)
    for number in turns:
        for nickname in groups.profiles[number].facts.nicknames:
            bearers[nickname].append(number)
    for number in turns:
        facts = groups.profiles[number].facts
        for role in facts.roles:
            if role.post.is_full and role.status and not many(role.post.title):
                near = [one for one in bearers.get(facts.key, ()) if _has_held(groups, one, role.post)]
                if len({groups.of(one) for one in near}) == 1:
                    groups.join(min(near), number, f"{role.post}, and the name {facts.name!r},")


def _has_held(groups: Groups, number: int, post: Post) -> bool:
    return any(held.anchor == post.anchor for held, _ in groups.life(number).held)


def _join_one(groups: Groups, number: int, heads: list[int], why: str) -> None:
    """Join the first of the heads that nothing keeps from it; else be another head."""
    if not any(groups.join(head, number, why) for head in heads):
        heads.append(number)


def _by_region(groups: Groups, turns: Sequence[int]) -> None:
    """One name that is not very common, and one region, are one person, if all who bear it there can be."""
    there = defaultdict[tuple[str, str], dict[int, int]](dict)
    for number in turns:
        facts = groups.profiles[number].facts
        if not names.is_common(facts.key):
            for region in facts.homes:
                there[facts.key, region].setdefault(groups.of(number), number)
    for (_, region), bearers in sorted(there.items()):
        why = f"the same name, and {by_code(region).name}"
        numbers = list(dict.fromkeys(groups.of(number) for number in bearers))
        told = [number for number in numbers if groups.life(number).has_roles]
        known = _components(groups, told)
        for component in known:
            _join_all(groups, component, why)
        if len(known) <= 1:
            _join_all(groups, [*(known[0] if known else []), *(one for one in numbers if one not in set(told))], why)


def _components(groups: Groups, numbers: Sequence[int]) -> list[list[int]]:
    """The persons, those together of whom each may be each other; one who may be several of them stays alone."""
    friends = {one: {other for other in numbers if groups.may_join(one, other)} for one in numbers}
    found: dict[frozenset[int], list[int]] = {}
    for one in numbers:
        circle = frozenset(friends[one] | {one})
        alone = any(frozenset(friends[other] | {other}) != circle for other in circle)
        found.setdefault(frozenset({one}) if alone else circle, []).append(one)
    return list(found.values())


def _join_all(groups: Groups, numbers: Sequence[int], why: str) -> None:
    for number in numbers[1:]:
        if groups.may_join(numbers[0], number):
            groups.join(numbers[0], number, why)


def _place(post: Post) -> Key:
    return (post.title.casefold(), post.of.casefold())
