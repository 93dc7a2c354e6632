"""What the words that speak for a stance weigh in the parts of an article."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.grammar.stance_scores import LOUDEST_BODY, LOUDEST_HEADLINE, LOUDEST_LEAD, Weights
from pipelines.text import Text

# What a caption counts beside the lead, and the lead of an article without headline as one.
CAPTION, UNHEADED = 0.5, 0.5
SHORTEST_LEAD = 70  # characters of the first paragraph that is no dateline, byline or label
OVERLAPPING = 0.5  # what words weigh that overlap louder ones


class Evidence(NamedTuple):
    """Words at characters `[start, end)` that speak for a stance, and how loudly."""

    kind: str
    weight: float
    start: int
    end: int


class Parts(NamedTuple):
    """Where the headline, the captions, what stands above the lead, and the lead end."""

    headline: int
    captions: int
    above: int
    lead: int


def part_ends(text: Text) -> Parts:
    """Where its parts end; the lead is the first paragraph that says enough."""
    body = [paragraph for paragraph in text.paragraphs if paragraph[0] >= text.body_start]
    whole = (text.body_start, len(text.string))
    lead = next((one for one in body if one[1] - one[0] >= SHORTEST_LEAD), whole)
    return Parts(headline=text.captions_start, captions=text.body_start, above=lead[0], lead=lead[1])


def weigh(text: Text, parts: Parts, found: Sequence[Evidence]) -> Weights:
    """What they weigh in each part; words that overlap count as one. The lead stands in for a headline."""
    loudest: dict[tuple[int, int, str], float] = {}
    for evidence in _apart(found):
        part, words = bisect_right(parts, evidence.start), text.string[evidence.start : evidence.end].lower()
        place = (part, text.paragraph_at(evidence.start)[0], words)
        loudest[place] = max(loudest.get(place, 0.0), evidence.weight)
    heard = [0.0] * (len(parts) + 1)
    for (part, _, _), weight in loudest.items():
        heard[part] += weight
    headline, caption, above, lead, below = heard
    return Weights(
        headline=min(headline if text.article.headline else UNHEADED * lead, LOUDEST_HEADLINE),
        lead=min(lead + CAPTION * min(caption, 1.0), LOUDEST_LEAD),
        body=min(above + below, LOUDEST_BODY),
    )


def _apart(found: Sequence[Evidence]) -> Iterator[Evidence]:
    """The evidence, each place once and as its loudest; what overlaps something louder weighs less."""
    ordered = sorted(found, key=lambda evidence: (evidence.start, evidence.end, -evidence.weight))
    loud = last = ordered[0]
    for evidence in ordered[1:]:
        if evidence[2:] == last[2:]:
            continue
        last = evidence
        if evidence.start < loud.end:
            soft, loud = sorted((loud, evidence), key=lambda one: one.weight)
            yield soft._replace(weight=OVERLAPPING * soft.weight)
        else:
            yield loud
            loud = evidence
    yield loud
