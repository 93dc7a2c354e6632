"""Which acts the article names as forbidden to public servants, or as committed by them."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Annotated

from crawler.items import Span
from pipelines.grammar.acts import EXPLICIT, acts, others
from pipelines.lexicon import cues
from pipelines.text import Text

LIST_ITEM = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[-–•*▪])\s*", re.I)
SUBJECT = 50  # characters that a sentence takes to its subject
# An article speaks of servants who take sides where it has so many words of these groups.
ON_TOPIC = {"servant": 3, "barred": 1, "partisan": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProhibitedAct:
    """An act that the article names as forbidden to public servants, or as committed by one of them."""

    kind: Annotated[
        str,
        "kampanye, politik praktis, menyatakan dukungan, menghadiri deklarasi, mengarahkan dukungan, "
        "foto/pose keberpihakan, like/share media sosial, pertemuan dengan calon, keputusan menguntungkan calon, "
        "fasilitas negara, atribut/baliho, anggota partai politik, mendaftar calon, politik uang or penggalangan dana",
    ]
    surface: Annotated[str, "the words that name it first"]
    span: Annotated[Span, "where it is named first"]


def find(text: Text) -> tuple[ProhibitedAct, ...]:
    """The acts named in headline, captions and body, each once, in the order of their first mention.

    An act that is no everyday thing counts in an article that speaks of servants who take sides. In others its
    paragraph, or the line that opens its list, must forbid something or speak of a breach, and public servants must
    have been spoken of. Of an everyday one, the ban must stand in its own sentence or the one before, and public
    servants in the paragraph or the one before.
    """
    contexts = text.once(cues.contexts)
    on_topic = all(contexts.count(group) >= least for group, least in ON_TOPIC.items())
    first: dict[str, ProhibitedAct] = {}
    for found in acts(text):
        kind, explicit = found.value.kind, found.value.weight >= EXPLICIT
        if kind in first:
            continue
        if (explicit and on_topic and not _is_of_others(text, contexts, found.start)) or _is_named(
            text, contexts, found.start, explicit=explicit
        ):
            span = text.span(found.start, found.end)
            first[kind] = ProhibitedAct(kind=kind, surface=text.string[found.start : found.end], span=span)
    return tuple(first.values())


def _is_of_others(text: Text, contexts: cues.Contexts, position: int) -> bool:
    """Whether the sentence begins with somebody else who may do the act at `position`, and names no servant."""
    start, end = text.sentence_at(position)
    starts = text.once(_starts_of_others)
    index = bisect_left(starts, start)
    begun = index < len(starts) and starts[index] < min(position, start + SUBJECT)
    return begun and not contexts.within("servant", start, end)


def _starts_of_others(text: Text) -> list[int]:
    return [found.start for found in others.find(text.string)]


def _is_named(text: Text, contexts: cues.Contexts, position: int, *, explicit: bool) -> bool:
    """Whether a prohibition, or a breach, and public servants reach the act at `position`."""
    start, end = text.sentence_at(position)
    barred, spoken_of = text.once(_passages)[start]
    if explicit:
        start, end = text.paragraph_at(position)
        barred, spoken_of = min(barred, start), 0
    return contexts.within("barred", barred, end) and contexts.within(
        "servant", spoken_of, text.paragraph_at(position)[1]
    )


def _passages(text: Text) -> dict[int, tuple[int, int]]:
    """For the start of each sentence: from where on a prohibition, and the mention of public servants, reach it."""
    contexts = text.once(cues.contexts)
    passages: dict[int, tuple[int, int]] = {}
    previous_paragraph, previous_sentence, opening, introduction = 0, 0, None, None
    paragraph = -1
    for start, _ in text.sentences:
        opened, closed = text.paragraph_at(start)
        if opened != paragraph:
            previous_paragraph, paragraph, previous_sentence = max(paragraph, 0), opened, opened
            listed = LIST_ITEM.match(text.string, opened, closed) is not None
            opening = introduction if listed else None
            if not listed:
                introduction = opened if contexts.within("barred", opened, closed) else None
        passages[start] = min(previous_sentence, start if opening is None else opening), opening or previous_paragraph
        previous_sentence = start
    return passages
