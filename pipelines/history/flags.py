"""Which names, numbers and quotations one of two texts does not have."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, TypeVar

from pipelines.history.facts import Name, Quotation, alike
from pipelines.history.numbers import Number
from pipelines.history.sentences import Sentence

Fact = TypeVar("Fact", Name, Number, Quotation)
Placed = TypeVar("Placed", Name, Number)
Same = Callable[[Fact, Fact], bool]

# No article states as many different things of a kind, and each is compared with each.
MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """What is only in the former text, and only in the newer one, as written there."""

    former: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.former or self.newer)

    def __add__(self, other: "Flag") -> "Flag":
        return Flag(former=self.former + other.former, newer=self.newer + other.newer)


class Stated(Generic[Fact]):
    """What a text states of one kind, by the sentences in which it stands; and all of it, each once."""

    def __init__(self, facts: Iterable[Fact], sentences: Iterable[Sentence]) -> None:
        places = sorted(sentences, key=attrgetter("start"))
        starts = [one.start for one in places]
        stated = sorted(facts, key=attrgetter("start"))
        self.all: list[Fact] = _distinct(stated)[:MOST]
        known = {one.meaning for one in self.all}
        self._in: defaultdict[int, list[Fact]] = defaultdict(list)
        for fact in (one for one in stated if one.meaning in known):
            # A quotation may go on through several sentences.
            for place in places[max(bisect_right(starts, fact.start) - 1, 0) :]:
                if place.start >= fact.end:
                    break
                self._in[place.start].append(fact)

    def within(self, sentence: Sentence | None) -> list[Fact]:
        """What stands in the sentence, each once."""
        return _distinct(self._in.get(sentence.start, [])) if sentence else []


def names(former: Sequence[Name], newer: Sequence[Name], all_former: Sequence[Name], all_newer: Sequence[Name]) -> Flag:
    """The names that differ between two sentences, one of which may be missing.

    All of them where one makes way for another; else those that the whole of the other text does not have, or those
    that change places.
    """
    told = _told(*_only(former, newer, _same_name), all_former, all_newer, _same_person)
    return told or _swapped(former, newer, _same_name)


def numbers(
    former: Sequence[Number], newer: Sequence[Number], all_former: Sequence[Number], all_newer: Sequence[Number]
) -> Flag:
    """The numbers that differ, likewise; numbers that change places are different, things counted by new words not."""
    ours, theirs = ([one for one in side if not one.kind] for side in (former, newer))
    if _values(ours) == _values(theirs) and {one.of for one in ours} == {one.of for one in theirs}:
        told = _flag(*_only(ours, theirs, _same_count))
    else:
        gone, come = _missing(ours, newer, _same_value), _missing(theirs, former, _same_value)
        told = _told(gone, come, all_former, all_newer, _same_number)
    return (told or _swapped(ours, theirs, _same_value)) + _spelt(former, newer)


def _spelt(former: Sequence[Number], newer: Sequence[Number]) -> Flag:
    """The numbers that are spelt otherwise: only where one makes way for another of its kind."""
    flag = Flag()
    for kind in dict.fromkeys(one.kind for one in former if one.kind):
        gone = _missing([one for one in former if one.kind == kind], newer, _same_value)
        come = _missing([one for one in newer if one.kind == kind], former, _same_value)
        flag += _flag(gone, come) if gone and come else Flag()
    return flag


def quotes(
    former: Sequence[Quotation],
    newer: Sequence[Quotation],
    all_former: Sequence[Quotation],
    all_newer: Sequence[Quotation],
) -> Flag:
    """The quotations that differ in their words or their speaker, likewise."""
    return _told(*_only(former, newer, _same_quotation), all_former, all_newer, _same_quotation)


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    return list({one.meaning: one for one in facts}.values())


def _values(facts: Iterable[Number]) -> set[str]:
    return {one.value for one in facts}


def _only(former: Sequence[Fact], newer: Sequence[Fact], same: Same[Fact]) -> tuple[list[Fact], list[Fact]]:
    """What is in the one and not in the other."""
    return _missing(former, newer, same), _missing(newer, former, same)


def _missing(facts: Sequence[Fact], others: Sequence[Fact], same: Same[Fact]) -> list[Fact]:
    return [one for one in facts if not any(same(one, two) for two in others)]


def _swapped(former: Sequence[Placed], newer: Sequence[Placed], same: Callable[[Placed, Placed], bool]) -> Flag:
    """Those that stand where others stood, in the same words, if these stand in the place of others in turn."""
    for where in ("blank", "written"):
        ours, theirs = _by_place(former, where), _by_place(newer, where)
        pairs = [(ours[place], theirs[place]) for place in ours if place in theirs]
        unlike = [(gone, come) for gone, come in pairs if not same(gone, come)]
        swapped = [
            (gone, come)
            for gone, come in unlike
            if any(same(gone, one) for _, one in unlike) and any(same(come, one) for one, _ in unlike)
        ]
        if swapped:
            return _flag([gone for gone, _ in swapped], [come for _, come in swapped])
    return Flag()


def _by_place(facts: Sequence[Placed], where: str) -> dict[str, Placed]:
    """What stands in words of its own."""
    placed = [(str(getattr(one.place, where)), one) for one in facts]
    counted = Counter(place for place, _ in placed)
    return {place: one for place, one in placed if place and counted[place] == 1}


def _told(
    gone: Sequence[Fact], come: Sequence[Fact], former: Sequence[Fact], newer: Sequence[Fact], same: Same[Fact]
) -> Flag:
    """All of it, where one thing makes way for another; else what the whole of the other text does not have."""
    return _flag(gone, come) if gone and come else _flag(_missing(gone, newer, same), _missing(come, former, same))


def _flag(gone: Iterable[Fact], come: Iterable[Fact]) -> Flag:
    former, newer = (tuple(dict.fromkeys(one.written for one in facts)) for facts in (gone, come))
    return Flag(former=former, newer=newer)


def _same_name(one: Name, two: Name) -> bool:
    return alike(one.words, two.words) or alike(one.full, two.full)


def _same_person(one: Name, two: Name) -> bool:
    return alike(one.full, two.full)


def _same_value(one: Number, two: Number) -> bool:
    return one.may_be(two)


def _same_count(one: Number, two: Number) -> bool:
    return one.of == two.of and one.may_be(two)


def _same_number(one: Number, two: Number) -> bool:
    return one.may_be(two) and one.may_count(two)


def _same_quotation(one: Quotation, two: Quotation) -> bool:
    unknown = not (one.speaker and two.speaker)
    return one.words == two.words and (unknown or alike(one.speaker, two.speaker))
