"""What the article does: does it appeal and warn, or does it tell of a real case?"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, NamedTuple

from crawler.items import Span
from pipelines.fields import counts, event, sanctions
from pipelines.grammar.stance_scores import Weights, kinds, score
from pipelines.lexicon import cues
from pipelines.lexicon.cues import Cues
from pipelines.text import Text

CUES = Cues("stance")
THRESHOLD = 1.0
# How much all cues of a kind in a part of the article may weigh.
LOUDEST_HEADLINE, LOUDEST_LEAD, LOUDEST_BODY = 1.5, 3.5, 3.0
CAPTION, LOUDEST_CAPTION = 0.5, 1.0
# The lead: its sentences are counted without datelines and bylines, which are shorter.
LEAD_SENTENCES, SHORTEST_SENTENCE = 3, 45
NEEDS_FIGURE = "statistics"
COUNTED = "allegation"  # "38 dugaan pelanggaran" accuses nobody
OCCASION = 1.0  # people take an oath at an ikrar, they demand something at an audiensi
# "11 laporan", "dari 120 ASN yang dilaporkan": a number of cases (group "tally"), or of many people beside such a word.
CASES_COUNTED, MANY = 0.5, 10
# What a sanction says of the article, by its stage, and how loudly: one that was imposed may be background.
BY_STAGE = {"threatened": ("warning", 1.0), "imposed": ("sanctioned", 0.5), "recommended": ("recommendation", 0.5)}
LISTED = 0.6  # a range of sanctions ("dari teguran sampai pemecatan") without a word of threat


class Evidence(NamedTuple):
    """Words at characters `[start, end)` that speak for a stance, and how loudly."""

    kind: str
    weight: float
    start: int
    end: int


class Parts(NamedTuple):
    """Where the parts of an article end. The first sentence stands in for a headline that is missing."""

    headline: int
    captions: int
    lead: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """One thing that the article does. Talk of what would happen if somebody broke the rules is no case."""

    kind: Annotated[
        str,
        "appeal, warning, pledge, demand, socialisation, allegation, investigation, recommendation, ruling, "
        "sanctioned, clearance or statistics",
    ]
    score: Annotated[float, "the weight of all cues that speak for it; 1 or more"]
    evidence: Annotated[str, "the words that speak for it most"]
    span: Annotated[Span, "where those words stand"]


def find(text: Text) -> tuple[Stance, ...]:
    """The stances of the article, the strongest first.

    Each cue has the weight of its lexicon row; the headline counts most. What else the article does tells, too: a
    warning beside an accusation is often only what the law says, an inquiry seldom comes without an accusation.
    """
    if not _concerned(text):
        return ()
    parts, found = _parts(text), dict[str, list[Evidence]]()
    for evidence in _evidence(text):
        found.setdefault(evidence.kind, []).append(evidence)
    weights = {kind: _weights(text, parts, evidence) for kind, evidence in found.items()}
    scores = {kind: round(score(kind, weights), 2) for kind in weights}
    told = sorted((kind for kind in scores if scores[kind] >= THRESHOLD), key=lambda kind: -scores[kind])
    return tuple(_stance(text, parts, scores[kind], found[kind]) for kind in told)


def _concerned(text: Text) -> bool:
    """Whether the article speaks of neutrality at all: officials are warned and sentenced for other things, too."""
    contexts, end = text.once(cues.contexts), len(text.string)
    neutral, servant, *elections = (
        contexts.within(group, 0, end) for group in ("neutral", "servant", "partisan", "watchdog")
    )
    return neutral or (servant and any(elections))


def _evidence(text: Text) -> list[Evidence]:
    """What speaks for stances; a sanction only where its sentence does not say the same by a cue."""
    said = [*_cues(text), *_occasions(text)]
    for evidence in _sanctions(text):
        start, end = text.sentence_at(evidence.start)
        if not any(other.kind == evidence.kind and start <= other.start < end for other in said):
            said.append(evidence)
    return said


def _cues(text: Text) -> Iterator[Evidence]:
    contexts, figures, tallied = text.once(cues.contexts), set(), set[int]()
    for count in text.once(counts.find):
        start, end = text.offsets(count.span)
        sentence = text.sentence_at(start)
        figures.add(sentence)
        if count.value > 1 and contexts.within("tally", *(sentence if count.value >= MANY else (start, end))):
            tallied.update(range(start, end))
            yield Evidence(NEEDS_FIGURE, CASES_COUNTED, start, end)
    for found in CUES.find(text):
        if found.value.kind == COUNTED and found.start in tallied:
            continue
        if found.value.kind != NEEDS_FIGURE or text.sentence_at(found.start) in figures:
            yield Evidence(found.value.kind, found.value.weight, found.start, found.end)


def _occasions(text: Text) -> Iterator[Evidence]:
    contexts = text.once(cues.contexts)
    for occasion in text.once(event.find):
        start, end = text.offsets(occasion.span)
        if contexts.within("proviso", text.sentence_at(start)[0], start):
            continue
        for kind, rule in kinds().items():
            if occasion.kind in rule.events:
                yield Evidence(kind, OCCASION, start, end)


def _sanctions(text: Text) -> Iterator[Evidence]:
    contexts = text.once(cues.contexts)
    for sanction in text.once(sanctions.find):
        if sanction.stage in BY_STAGE:
            kind, weight = BY_STAGE[sanction.stage]
            start, end = text.offsets(sanction.span)
            open_threat = kind != "warning" or contexts.within("threat", *text.sentence_at(start))
            yield Evidence(kind, weight if open_threat else LISTED, start, end)


def _parts(text: Text) -> Parts:
    long = (end for start, end in text.sentences if start >= text.body_start and end - start >= SHORTEST_SENTENCE)
    ends = [end for end, _ in zip(long, range(LEAD_SENTENCES), strict=False)] or [len(text.string)]
    if text.article.headline:
        return Parts(headline=text.captions_start, captions=text.body_start, lead=ends[-1])
    return Parts(headline=ends[0], captions=ends[0], lead=ends[-1])


def _weights(text: Text, parts: Parts, found: Sequence[Evidence]) -> Weights:
    heard, seen = [0.0] * (len(parts) + 1), set()
    for evidence in found:
        part = bisect_right(parts, evidence.start)
        words = (part, text.string[evidence.start : evidence.end].lower())
        if words not in seen:
            seen.add(words)
            heard[part] += evidence.weight
    headline, caption, lead, body = heard
    return Weights(
        headline=min(headline, LOUDEST_HEADLINE),
        lead=min(lead + CAPTION * min(caption, LOUDEST_CAPTION), LOUDEST_LEAD),
        body=min(body, LOUDEST_BODY),
    )


def _stance(text: Text, parts: Parts, score: float, found: Sequence[Evidence]) -> Stance:
    best = max(found, key=lambda evidence: (evidence.weight * (1 + (evidence.start < parts.headline)), -evidence.start))
    surface = text.string[best.start : best.end]
    return Stance(kind=best.kind, score=score, evidence=surface, span=text.span(best.start, best.end))
