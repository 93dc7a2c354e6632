"""What people say in their own words, and who says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Annotated

from crawler.items import Span
from pipelines.fields import people
from pipelines.grammar.quotes_speech import spoken
from pipelines.grammar.speakers import attribute
from pipelines.grammar.speakers_holders import Holders
from pipelines.grammar.speakers_narration import Named
from pipelines.grammar.titles import find_offices
from pipelines.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A direct quotation: words that the article sets between quotation marks as somebody's own."""

    text: Annotated[str, "the words without the marks"]
    speaker: Annotated[str | None, "the name of a person of the article; null: unnamed or unknown"]
    verb: Annotated[str | None, "base form of the verb of saying: ujar, kata, tegas; null: none"]
    span: Annotated[Span, "where the words stand"]


def find(text: Text) -> tuple[Quote, ...]:
    """The direct quotations of the body, in order. A term or title between marks is none."""
    return with_people(text, text.once(people.find))


def with_people(text: Text, persons: Sequence[people.Person]) -> tuple[Quote, ...]:
    """The direct quotations of the body, spoken by `persons`, whose spans are those of `text`."""
    string, quotations = text.string, text.once(spoken)
    if not quotations:
        return ()
    sentences = [piece for piece in text.sentences if piece[0] >= text.body_start]
    attributions = attribute(string, sentences, quotations, _named(text, persons), _holders(text, persons))
    return tuple(
        Quote(text=string[q.start : q.end], speaker=a.speaker, verb=a.verb, span=text.span(q.start, q.end))
        for q, a in zip(quotations, attributions, strict=True)
    )


def _named(text: Text, persons: Sequence[people.Person]) -> list[Named]:
    """Where the body speaks of persons, in order."""
    opened = text.body_start
    return sorted(
        (
            Named(opened + mention.span.start, opened + mention.span.end, person.name, mention.kind)
            for person in persons
            for mention in person.mentions
            if mention.span.part == "body"
        ),
        key=attrgetter("start"),
    )


def _holders(text: Text, persons: Sequence[people.Person]) -> Holders:
    titles = {person.name: [role.title for role in person.roles] for person in persons}
    offices = text.once(find_offices)
    return Holders(titles, {office.start: (office.end, office.title) for office in offices if office.official})
