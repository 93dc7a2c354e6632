"""What the article does: does it appeal and warn, or does it tell of a real case?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from crawler.items import Span
from pipelines.fields import counts
from pipelines.lexicon import cues
from pipelines.lexicon.cues import Cue
from pipelines.lexicon.phrases import Found
from pipelines.text import Text

THRESHOLD = 1.0
HEADLINE, LEAD, REPEATED = 2.0, 1.5, 0.5  # what a cue counts there, and where its words were seen before
LEAD_PARAGRAPHS = 2
NEEDS_FIGURE = "statistics"


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
    lead_end = _lead_end(text)
    weighed: dict[str, list[tuple[float, Found[Cue]]]] = {}
    for found in _speaking(text):
        weight = found.value.weight * _prominence(text, found.start, lead_end)
        weighed.setdefault(found.value.kind, []).append((weight, found))
    stances = [_stance(text, kind, evidence) for kind, evidence in weighed.items()]
    return tuple(sorted((s for s in stances if s.score >= THRESHOLD), key=lambda stance: -stance.score))


def _speaking(text: Text) -> Iterable[Found[Cue]]:
    figures = {text.sentence_at(text.offsets(count.span)[0]) for count in text.once(counts.find)}
    for found in cues.find("stance", text):
        if found.value.kind != NEEDS_FIGURE or text.sentence_at(found.start) in figures:
            yield found


def _lead_end(text: Text) -> int:
    paragraphs = [end for start, end in text.paragraphs if start >= text.body_start]
    return paragraphs[:LEAD_PARAGRAPHS][-1] if paragraphs else text.body_start


def _prominence(text: Text, position: int, lead_end: int) -> float:
    if position < text.captions_start:
        return HEADLINE
    return LEAD if text.body_start <= position < lead_end else 1.0


def _stance(text: Text, kind: str, evidence: list[tuple[float, Found[Cue]]]) -> Stance:
    seen: dict[str, int] = {}
    score = 0.0
    for weight, found in sorted(evidence, key=lambda pair: (-pair[0], pair[1].start)):
        words = text.string[found.start : found.end].lower()
        seen[words] = seen.get(words, 0) + 1
        score += weight * (1.0, REPEATED, 0.0)[min(seen[words], 3) - 1]
    _, best = max(evidence, key=lambda pair: (pair[0], -pair[1].start))
    surface = text.string[best.start : best.end]
    return Stance(kind=kind, score=round(score, 2), evidence=surface, span=text.span(best.start, best.end))
