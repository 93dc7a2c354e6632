"""Which names, numbers and quotations one of two texts does not have."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipelines.history.facts import Facts, Name, Quotation, alike
from pipelines.history.numbers import Number
from pipelines.history.sentences import Sentence

Fact = TypeVar("Fact", Name, Number, Quotation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """What is only in the former text, and only in the newer one, as written there."""

    former: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.former or self.newer)


def names(one: Sentence | None, two: Sentence | None, former: Facts, newer: Facts, *, alone: bool) -> Flag:
    """The names that differ between two sentences, or between a sentence and all of the text that has it no more.

    With `alone` the rest of the texts counts for nothing.
    """
    gone, come = _only(_within(former.names, one), _within(newer.names, two), _same_name)
    return _told(gone, come, [] if alone else former.names, [] if alone else newer.names, _same_person)


def numbers(one: Sentence | None, two: Sentence | None, former: Facts, newer: Facts, *, alone: bool) -> Flag:
    """The numbers that differ, likewise; numbers that change places are different, things counted by new words not."""
    here, there = _within(former.numbers, one), _within(newer.numbers, two)
    if {n.value for n in here} == {n.value for n in there} and {n.of for n in here} == {n.of for n in there}:
        return _flag(*_only(here, there, _same_count))
    gone, come = _only(here, there, _same_value)
    return _told(gone, come, [] if alone else former.numbers, [] if alone else newer.numbers, _same_number)


def quotes(one: Sentence | None, two: Sentence | None, former: Facts, newer: Facts) -> Flag:
    """The quotations that differ in their words or their speaker, likewise."""
    gone, come = _only(_within(former.quotes, one), _within(newer.quotes, two), _same_quotation)
    return _told(gone, come, former.quotes, newer.quotes, _same_quotation)


def _within(facts: Sequence[Fact], sentence: Sentence | None) -> list[Fact]:
    return [one for one in facts if sentence and one.start < sentence.end and sentence.start < one.end]


def _only(
    former: Sequence[Fact], newer: Sequence[Fact], same: Callable[[Fact, Fact], bool]
) -> tuple[list[Fact], list[Fact]]:
    """What is in the one and not in the other."""
    gone = [one for one in former if not any(same(one, two) for two in newer)]
    come = [two for two in newer if not any(same(one, two) for one in former)]
    return gone, come


def _told(
    gone: Sequence[Fact],
    come: Sequence[Fact],
    former: Sequence[Fact],
    newer: Sequence[Fact],
    same: Callable[[Fact, Fact], bool],
) -> Flag:
    """All of it, where one thing makes way for another; else what the whole of the other text does not have."""
    if gone and come:
        return _flag(gone, come)
    return _flag(
        [one for one in gone if not any(same(one, two) for two in newer)],
        [two for two in come if not any(same(one, two) for one in former)],
    )


def _flag(gone: Iterable[Fact], come: Iterable[Fact]) -> Flag:
    former, newer = (tuple(dict.fromkeys(one.written for one in facts)) for facts in (gone, come))
    return Flag(former=former, newer=newer)


def _same_name(one: Name, two: Name) -> bool:
    return alike(one.words, two.words) or alike(one.full, two.full)


def _same_person(one: Name, two: Name) -> bool:
    return alike(one.full, two.full)


def _same_value(one: Number, two: Number) -> bool:
    return one.value == two.value


def _same_count(one: Number, two: Number) -> bool:
    return (one.value, one.of) == (two.value, two.of)


def _same_number(one: Number, two: Number) -> bool:
    return one.value == two.value and (one.of == two.of or None in (one.of, two.of))


def _same_quotation(one: Quotation, two: Quotation) -> bool:
    unknown = not (one.speaker and two.speaker)
    return one.words == two.words and (unknown or alike(one.speaker, two.speaker))
