"""What speaks against two mentions of one name being one person. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from pipelines.persons import posts
from pipelines.persons.careers import Track, is_open, track
from pipelines.persons.facts import HELD, Facts
from pipelines.persons.posts import Post

# Articles go on naming the last office for some time: two offices within it are held at the same time.
SAME_TIME_DAYS = 60
# Careers between which people change in one region: officials run for office, party people sit in the council.
RELATED = frozenset({frozenset({"government", "candidate"}), frozenset({"politics", "candidate"})})


@dataclass(slots=True)
class Held:
    """A post that a person has been told to hold, or, without dates, to have held or to seek."""

    post: Post
    track: Track | None
    first: str
    last: str
    is_own: bool

    @property
    def place(self) -> tuple[str, str]:
        """What two posts of one person at one time have in common: a body, or a territory's office."""
        return (self.post.of if _has_body(self.post) else str(self.post), self.post.region)


@dataclass(slots=True)
class Life:
    """All that is told of a person: what speaks against another one being the same."""

    held: dict[tuple[Post, str], Held] = field(default_factory=dict)
    sexes: set[str] = field(default_factory=set)
    degrees: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, facts: Facts, first: str, last: str) -> "Life":
        """What one profile tells."""
        life = cls(sexes={facts.sex} - {""}, degrees=set(facts.degrees))
        for role in facts.roles:
            kind = "own" if role.status == "definitif" else "acting" if role.status in HELD else role.status
            known = track(role.post.title, role.post.of) if kind != "calon" else Track("candidate", is_single=False)
            life.held[role.post, kind] = Held(role.post, known, first, last, kind == "own")
        return life

    def take(self, other: "Life") -> None:
        """Be told all that the other is told, too."""
        for key, held in other.held.items():
            mine = self.held.setdefault(key, Held(held.post, held.track, held.first, held.last, held.is_own))
            mine.first, mine.last = min(mine.first, held.first), max(mine.last, held.last)
        self.sexes |= other.sexes
        self.degrees |= other.degrees

    @property
    def has_roles(self) -> bool:
        """Whether anything is told of what the person is."""
        return bool(self.tracks())

    def tracks(self) -> set[str]:
        """The careers of its posts; "" for those that belong to none, nothing for those that may belong to any."""
        told = (held for held in self.held.values() if held.track or not is_open(held.post.title, held.post.of))
        return {held.track.name if held.track else "" for held in told}

    def single(self) -> Iterator[Held]:
        """The posts that nobody holds beside another of their kind."""
        return (held for held in self.held.values() if held.is_own and held.track and held.track.is_single)


def contradict(one: Life, other: Life) -> bool:
    """Whether they hold posts at the same time, in different regions or careers, that nobody holds together."""
    return any(
        (a.post.region and b.post.region and not _within(a.post.region, b.post.region)) or a.track != b.track
        for a, b in _together(one.single(), other.single())
    )


def may_be_one(one: Life, other: Life) -> bool:
    """Whether a common name and region suffice: nothing contradicts, and each rises within one career.

    A post in two wordings is no post beside another.
    """
    if one.sexes and other.sexes and one.sexes != other.sexes:
        return False
    if one.degrees and other.degrees and not one.degrees & other.degrees:
        return False
    if any(not posts.may_be_one(a.post, b.post) for a, b in _together(one.single(), other.single())):
        return False
    return all(a == b != "" or frozenset({a, b}) in RELATED for a in one.tracks() for b in other.tracks())


def _together(ones: Iterable[Held], others: Iterable[Held]) -> Iterator[tuple[Held, Held]]:
    """Pairs of posts in different places at the same time."""
    there = list(others)
    return ((a, b) for a in ones for b in there if a.place != b.place and _at_once(a, b))


def _at_once(a: Held, b: Held) -> bool:
    latest, earliest = max(a.first, b.first), min(a.last, b.last)
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days <= SAME_TIME_DAYS


def _within(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _has_body(post: Post) -> bool:
    """Whether `of` names a body, of which one can hold several posts, and no territory."""
    known = track(post.title, "")
    return not (known and known.name == "government")
