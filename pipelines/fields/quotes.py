"""What people say in their own words, and who says it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from crawler.items import Span
from pipelines.fields import people
from pipelines.fields.quotation_marks import Stretch, stretches
from pipelines.fields.quotes_lexicon import cues, verbs
from pipelines.fields.speakers import attribute
from pipelines.fields.speakers_phrases import WORD, Named
from pipelines.text import Text

# Fewer words than these are speech only where something else says so.
FEWEST_WORDS = 3
STOPS = (",", ".", "!", "?", "…")
# What can stand before a quotation that begins a sentence.
SENTENCE_START = re.compile(r"""(?:^|\n|[.!?…:”"’'»)\]–—-]|[–—-] )[ \t]{0,2}\Z""")


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
    string = text.string
    lines = tuple(line for line in text.paragraphs if line[0] >= text.body_start)
    quotations = [stretch for stretch in stretches(string, lines) if is_speech(string, stretch)]
    if not quotations:
        return ()
    sentences = [piece for piece in text.sentences if piece[0] >= text.body_start]
    attributions = attribute(string, sentences, quotations, _named(text, persons))
    return tuple(
        Quote(text=string[q.start : q.end], speaker=a.speaker, verb=a.verb, span=text.span(q.start, q.end))
        for q, a in zip(quotations, attributions, strict=True)
    )


def is_speech(string: str, stretch: Stretch) -> bool:
    """Whether a stretch between marks is speech, and no term, title or theme ("politik praktis")."""
    words = len(WORD.findall(string, stretch.start, stretch.end))
    stopped = string.endswith(STOPS, stretch.start, stretch.end)
    stop_behind = string.startswith(STOPS, stretch.closed)
    before = string[max(0, stretch.opened - 60) : stretch.opened].rpartition("\n")[2]
    free = SENTENCE_START.search(string, max(0, stretch.opened - 3), stretch.opened) is not None
    introduced = free or before.rstrip().endswith(",") or _says(before, 2)
    if _is_label(before) and not stopped:
        return False
    if _is_attributed(string, stretch, stopped=stopped or stop_behind):
        return words > 0 and (introduced or stopped or words >= FEWEST_WORDS)
    if _is_label(before):
        return False
    if not introduced:
        return (words > FEWEST_WORDS and stopped) or (words > 2 * FEWEST_WORDS and _says(before, 9))
    ends = stopped or stop_behind or not stretch.complete or string[stretch.closed : stretch.closed + 1] in {"", "\n"}
    return words >= FEWEST_WORDS and ends


def _is_attributed(string: str, stretch: Stretch, *, stopped: bool) -> bool:
    """Whether a tag ("ujarnya", "kata Budi") follows; without a comma before it, only an unmistakable one."""
    behind = string[stretch.closed : stretch.closed + 60].lstrip(" ,.")
    if behind[:1] == "\n" and not behind[1:2].islower():
        return False
    following = WORD.findall(behind)[:4]
    if stopped and following and following[0] in cues("pronouns"):
        return any(word in verbs() for word in following)
    while following and following[0].lower() in cues("before_verb"):
        following.pop(0)
    if not following or verbs().get(following[0].lower(), ("", "clause"))[1] == "clause":
        return False
    if stopped or following[0].endswith("nya"):
        return True
    return len(following) > 1 and (not following[1].islower() or following[1] in cues("pronouns") | cues("indefinite"))


def _says(before: str, reach: int) -> bool:
    """Whether a verb of saying is one of the last `reach` words."""
    return any(word.lower() in verbs() for word in WORD.findall(before)[-reach:])


def _is_label(before: str) -> bool:
    """Whether what follows is named by a word like "tema" near it, or by one that opens the sentence."""
    words = WORD.findall(re.split(r"[.!?]\s", before)[-1])
    return any(word.lower() in cues("labels") for word in [*words[-4:], *words[:2]])


def _named(text: Text, persons: Sequence[people.Person]) -> list[Named]:
    """Where the body speaks of persons, in order."""
    places = [
        Named(*text.offsets(mention.span), person.name, mention.kind)
        for person in persons
        for mention in person.mentions
    ]
    return sorted((place for place in places if place.start >= text.body_start), key=lambda place: place.start)
