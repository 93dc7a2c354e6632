"""Which acts the article names as forbidden to public servants, or as committed by them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from crawler.items import Span
from pipelines.lexicon import cues
from pipelines.lexicon.cues import Cues
from pipelines.text import Text

LIST_ITEM = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[-–•*▪])\s*", re.I)
ACTS = Cues("prohibited_acts")
EXPLICIT = 1.0  # the weight of a phrase that is no everyday word


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

    An act counts where its paragraph, or the line that opens its list, forbids something or speaks of a breach, and
    where public servants were spoken of. Where the lexicon calls the word an everyday one, the ban must stand in its
    own sentence or the one before, and public servants in the paragraph or the one before.
    """
    contexts = text.once(cues.contexts)
    passages = dict(_passages(text, contexts))
    first: dict[str, ProhibitedAct] = {}
    for found in ACTS.find(text):
        start, end = text.sentence_at(found.start)
        barred, spoken_of = passages[start]
        if found.value.weight >= EXPLICIT:
            start, end = text.paragraph_at(found.start)
            barred, spoken_of = min(barred, start), 0
        if found.value.kind in first or not (
            contexts.within("barred", barred, end) and contexts.within("servant", spoken_of, end)
        ):
            continue
        span = text.span(found.start, found.end)
        surface = text.string[found.start : found.end]
        first[found.value.kind] = ProhibitedAct(kind=found.value.kind, surface=surface, span=span)
    return tuple(first.values())


def _passages(text: Text, contexts: cues.Contexts) -> Iterator[tuple[int, tuple[int, int]]]:
    """For the start of each sentence: from where on a prohibition, and the mention of public servants, reach it."""
    previous_paragraph, previous_sentence, opening = 0, 0, None
    paragraph = -1
    for start, _ in text.sentences:
        opened, closed = text.paragraph_at(start)
        if opened != paragraph:
            previous_paragraph, paragraph, previous_sentence = max(paragraph, 0), opened, opened
            listed = LIST_ITEM.match(text.string, opened, closed) is not None
            opening = opening if listed else None
        yield start, (min(previous_sentence, start if opening is None else opening), opening or previous_paragraph)
        previous_sentence = start
        if text.string[closed - 1] == ":" and contexts.within("barred", opened, closed):
            opening = opened
