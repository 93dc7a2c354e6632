"""Joins profiles into groups, one a person, and remembers why. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.persons.contradictions import Life, contradict, may_be_one
from pipelines.persons.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Articles that tell the same of a name: what (also as text), how many, when, and one of them as an example."""

    facts: Facts
    text: str
    articles: int
    first: str
    last: str
    example: int


class Groups:
    """Which profiles are one person. Profiles are known by their place in the sequence."""

    def __init__(self, profiles: Sequence[Profile], apart: Iterable[tuple[int, int]] = ()) -> None:
        self.profiles = profiles
        self._above = list(range(len(profiles)))
        self._lives = [Life.of(one.facts, one.first, one.last) for one in profiles]
        self._apart: list[set[int]] = [set() for _ in profiles]
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)
        self.reasons: dict[int, str] = {}

    def of(self, number: int) -> int:
        """The profile that stands for the group of this one."""
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def life(self, number: int) -> Life:
        """All that is told of the person."""
        return self._lives[self.of(number)]

    def are_apart(self, a: int, b: int) -> bool:
        """Whether a correction keeps the two persons apart."""
        one, other = self.of(a), self.of(b)
        few, root = (one, other) if len(self._apart[one]) <= len(self._apart[other]) else (other, one)
        return any(self.of(number) == root for number in self._apart[few])

    def join(self, a: int, b: int, why: str, *, by_force: bool = False) -> bool:
        """Make the two one person, unless something keeps them apart. Returns whether they are one now."""
        one, other = sorted((self.of(a), self.of(b)))
        if one != other:
            if self.are_apart(one, other):
                return False
            if not by_force and contradict(self._lives[one], self._lives[other]):
                return False
            self._above[other] = one
            self._lives[one].take(self._lives[other])
            self._apart[one] |= self._apart[other]
        for number, there in ((a, b), (b, a)):
            self.reasons.setdefault(number, f"{why} also in article {self.profiles[there].example}")
        return True

    def may_join(self, a: int, b: int) -> bool:
        """Whether name and region suffice to join the two."""
        one, other = self.of(a), self.of(b)
        if one == other:
            return True
        return not self.are_apart(one, other) and may_be_one(self._lives[one], self._lives[other])

    def all(self) -> Iterator[list[int]]:
        """The groups, each with its profiles in order."""
        members: dict[int, list[int]] = {}
        for number in range(len(self.profiles)):
            members.setdefault(self.of(number), []).append(number)
        return iter(members.values())
