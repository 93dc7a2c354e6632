"""Who is named in a text, and whose words it gives: what its differences are judged by, beside the numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from pipelines.fields import people, quotes
from pipelines.grammar.words import context
from pipelines.history.places import NOWHERE, Place, places
from pipelines.history.sentences import key
from pipelines.text import Text

WORD = re.compile(r"[^\W\d_]+(?:['’‘`´][^\W\d_]+)*")
ABBREVIATED = "muhammad"
# What tells two quotations apart are their words.
NO_WORD = re.compile(r"\W+")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person named at characters `[start, end)`: the words there, and those of the fullest form of this name.

    `place` are the words around it.
    """

    words: Words
    full: Words
    place: Place = NOWHERE
    written: str
    start: int
    end: int

    @property
    def meaning(self) -> tuple[Words, Words]:
        """All but where it stands."""
        return self.words, self.full


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of somebody at characters `[start, end)`; `speaker` are the words of the name, empty if it is unknown."""

    words: str
    speaker: Words
    written: str
    start: int
    end: int

    @property
    def meaning(self) -> tuple[str, Words]:
        """All but where it stands."""
        return self.words, self.speaker


def names(text: Text, other: Text) -> Iterator[Name]:
    """Who is named in headline and body. In the headline somebody is found whom one of the two bodies names, and in the
    body, by more than one word, whom the other one does: without an office a name may tell nobody by itself.
    """
    persons, others = text.once(people.find), other.once(people.find)
    named = [*_in_body(text, persons)]
    inside = {at for one in named for at in range(one.start, one.end)}
    headline, body = (0, text.captions_start), (text.body_start, len(text.string))
    named += _literally(text, headline, [*others, *persons], fewest=1)
    named += [one for one in _literally(text, body, others, fewest=2) if one.start not in inside]
    named.sort(key=attrgetter("start", "end"))
    stand = places(text.string, [(one.start, one.end) for one in named])
    return (replace(one, place=place) for one, place in zip(named, stand, strict=True))


def quotations(text: Text) -> Iterator[Quotation]:
    """The quotations of the body."""
    for quote in text.once(quotes.find):
        start, end = text.offsets(quote.span)
        written = f"{quote.text} – {quote.speaker}" if quote.speaker else quote.text
        words = NO_WORD.sub("", key(quote.text))
        yield Quotation(words=words, speaker=_words(quote.speaker or ""), written=written, start=start, end=end)


def _in_body(text: Text, persons: Sequence[people.Person]) -> Iterator[Name]:
    for person in persons:
        full = _words(person.name)
        for mention in person.mentions:
            words = _words(mention.surface)
            if mention.kind != "office" and words:
                start, end = text.offsets(mention.span)
                told = person.name if part_of(words, full) else mention.surface
                yield Name(words=words, full=_words(told), written=told, start=start, end=end)


def _literally(text: Text, part: tuple[int, int], persons: Sequence[people.Person], *, fewest: int) -> Iterator[Name]:
    """Where these persons are named in a part of a text by a form of so many words at least."""
    known = {_words(form): person.name for person in persons for form in (person.name, *person.aliases)}
    forms = {words: name for words, name in known.items() if len(words) >= fewest}
    longest = max(map(len, forms), default=0)
    found = [*WORD.finditer(text.string, *part)]
    said = [_word(match[0]) for match in found]
    at = 0
    while at < len(said):
        lengths = range(min(longest, len(said) - at), 0, -1)
        length = next((n for n in lengths if tuple(said[at : at + n]) in forms), 0)
        if length:
            words, (start, end) = tuple(said[at : at + length]), (found[at].start(), found[at + length - 1].end())
            told = forms[words] if part_of(words, _words(forms[words])) else text.string[start:end]
            yield Name(words=words, full=_words(told), written=told, start=start, end=end)
        at += length or 1


def _words(name: str) -> Words:
    return tuple(_word(match[0]) for match in WORD.finditer(name))


def _word(written: str) -> str:
    """A word of a name without case and apostrophes; all ways to write and shorten Muhammad are one."""
    plain = "".join(filter(str.isalpha, written)).casefold()
    return ABBREVIATED if plain in context(ABBREVIATED) else plain


def part_of(part: Words, whole: Words) -> bool:
    """Whether the words of `part` stand in `whole` in this order; a single letter stands for a word that it begins."""
    if part and len(part[0]) > 1 and part[0] not in whole:  # most names have nothing in common
        return False
    at = 0
    for word in part:
        while at < len(whole) and word != whole[at] and not (len(word) == 1 and whole[at].startswith(word)):
            at += 1
        if at == len(whole):
            return False
        at += 1
    return True


def alike(one: Words, two: Words) -> bool:
    """Whether the two can be forms of one name."""
    return part_of(one, two) or part_of(two, one)
