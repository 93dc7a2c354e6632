"""What the article does: does it appeal and warn, or does it tell of a real case?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, NamedTuple

from crawler.items import Span
from pipelines.fields import counts, sanctions
from pipelines.lexicon import cues
from pipelines.lexicon.cues import Cues
from pipelines.text import Text

CUES = Cues("stance")
THRESHOLD = 1.0
HEADLINE, LEAD, REPEATED = 2.0, 1.5, 0.5  # what a cue counts there, and where its words were seen before
LEAD_PARAGRAPHS = 2
NEEDS_FIGURE = "statistics"
# What a sanction says of the article, by its stage, and how loudly: one that was imposed may be background.
BY_STAGE = {"threatened": ("warning", 1.0), "imposed": ("sanctioned", 0.5)}
LISTED = 0.6  # a range of sanctions ("dari teguran sampai pemecatan") without a word of threat
# A case is told by how far it has come: how it ended hides what led there, unless that was told more prominently.
HIDES = {
    "allegation": ("clearance", "ruling", "sanctioned", "statistics"),
    "investigation": ("clearance", "ruling"),
}

# An article tells of a routine or of a case; the other matter, further down only, must be told more than in passing.
PASSING = 1.5
ROUTINE = {"appeal", "warning", "pledge", "socialisation"}
CASE = {"allegation", "investigation", "recommendation", "ruling", "sanctioned", "clearance"}


class Evidence(NamedTuple):
    """Words at characters `[start, end)` that speak for a stance, and how loudly."""

    kind: str
    weight: float
    start: int
    end: int


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

    Each cue has the weight of its lexicon row, more in the headline and the lead. The same words seen again count half
    and only once more, so that one sentence of background does not turn an appeal into a case.
    """
    if not _concerned(text):
        return ()
    lead_end = _lead_end(text)
    weighed: dict[str, list[Evidence]] = {}
    for evidence in _evidence(text):
        weight = evidence.weight * _prominence(text, evidence.start, lead_end)
        weighed.setdefault(evidence.kind, []).append(evidence._replace(weight=weight))
    scored = {kind: (_score(text, found), found) for kind, found in weighed.items()}
    loud = {kind: (score, found) for kind, (score, found) in scored.items() if score >= THRESHOLD}
    places = {kind: _place(text, found, lead_end) for kind, (_, found) in loud.items()}
    hidden = _hidden(places) | _in_passing(places, {kind: score for kind, (score, _) in loud.items()})
    stances = [_stance(text, kind, *told) for kind, told in loud.items() if kind not in hidden]
    return tuple(sorted(stances, key=lambda stance: -stance.score))


def _concerned(text: Text) -> bool:
    """Whether the article speaks of neutrality at all: officials are warned and sentenced for other things, too."""
    contexts, end = text.once(cues.contexts), len(text.string)
    return any(contexts.within(group, 0, end) for group in ("neutral", "partisan", "watchdog"))


def _evidence(text: Text) -> Iterator[Evidence]:
    """What speaks for stances; a sanction only where its sentence does not say the same by a cue."""
    said = set()
    for evidence in _cues(text):
        said.add((evidence.kind, text.sentence_at(evidence.start)))
        yield evidence
    for evidence in _sanctions(text):
        told = (evidence.kind, text.sentence_at(evidence.start))
        if told not in said:
            said.add(told)
            yield evidence


def _cues(text: Text) -> Iterator[Evidence]:
    figures = {text.sentence_at(text.offsets(count.span)[0]) for count in text.once(counts.find)}
    for found in CUES.find(text):
        if found.value.kind != NEEDS_FIGURE or text.sentence_at(found.start) in figures:
            yield Evidence(found.value.kind, found.value.weight, found.start, found.end)


def _sanctions(text: Text) -> Iterator[Evidence]:
    contexts = text.once(cues.contexts)
    for sanction in text.once(sanctions.find):
        if sanction.stage in BY_STAGE:
            kind, weight = BY_STAGE[sanction.stage]
            start, end = text.offsets(sanction.span)
            open_threat = kind != "warning" or contexts.within("threat", *text.sentence_at(start))
            yield Evidence(kind, weight if open_threat else LISTED, start, end)


def _lead_end(text: Text) -> int:
    paragraphs = [end for start, end in text.paragraphs if start >= text.body_start]
    return paragraphs[:LEAD_PARAGRAPHS][-1] if paragraphs else text.body_start


def _prominence(text: Text, position: int, lead_end: int) -> float:
    if position < text.captions_start:
        return HEADLINE
    return LEAD if text.body_start <= position < lead_end else 1.0


def _place(text: Text, found: list[Evidence], lead_end: int) -> float:
    """How prominent the most prominent evidence stands."""
    return max(_prominence(text, evidence.start, lead_end) for evidence in found)


def _hidden(places: Mapping[str, float]) -> set[str]:
    return {
        kind
        for kind, outcomes in HIDES.items()
        for outcome in outcomes
        if 1 < places.get(outcome, 0) >= places.get(kind, 0)
    }


def _in_passing(places: Mapping[str, float], scores: Mapping[str, float]) -> set[str]:
    """A case that a routine article mentions further down, or the threats and lessons at the end of a case."""
    told = {kind for kind, place in places.items() if place > 1}
    other = set()
    if not told & CASE:
        other = CASE if told & ROUTINE else set()
    elif not told & ROUTINE:
        other = ROUTINE - {"appeal"}
    return {kind for kind in other & {*places} if scores[kind] < PASSING}


def _score(text: Text, found: list[Evidence]) -> float:
    seen: dict[str, int] = {}
    score = 0.0
    for evidence in sorted(found, key=lambda evidence: (-evidence.weight, evidence.start)):
        words = text.string[evidence.start : evidence.end].lower()
        seen[words] = seen.get(words, 0) + 1
        score += evidence.weight * (1.0, REPEATED, 0.0)[min(seen[words], 3) - 1]
    return round(score, 2)


def _stance(text: Text, kind: str, score: float, found: list[Evidence]) -> Stance:
    best = max(found, key=lambda evidence: (evidence.weight, -evidence.start))
    surface = text.string[best.start : best.end]
    return Stance(kind=kind, score=score, evidence=surface, span=text.span(best.start, best.end))
