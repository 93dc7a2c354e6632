"""How loudly an article speaks for a stance, what the stances beside it add, and which of them exclude others."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pipelines import lexicon

THRESHOLD = 1.0
FAINT = 0.4  # what the loudest kind needs in an article that surely does something
# The most that the cues of a kind count in each part.
LOUDEST_HEADLINE, LOUDEST_LEAD, LOUDEST_BODY = 1.5, 2.0, 3.0
# How prominent a kind is beside others: in the headline fully, in the lead a little less.
IN_LEAD, MOST_PROMINENT = 0.6, 2.0
ACCUSATION, INQUIRY, CLEARED, OUTCOME = "allegation", "investigation", "clearance", "outcome"


class Weights(NamedTuple):
    """What the cues of a kind weigh in each part of the article."""

    headline: float
    lead: float
    body: float

    @property
    def prominence(self) -> float:
        """How much of the article's front the kind takes up."""
        return min(self.headline + IN_LEAD * self.lead, MOST_PROMINENT)


NOTHING = Weights(headline=0.0, lead=0.0, body=0.0)


class Kind(NamedTuple):
    """A row of stance_kinds.csv: the kind's family, its base, what each part and each prominent family adds."""

    family: str
    base: float
    parts: Weights
    beside: Mapping[str, float]
    events: tuple[str, ...]


def told(weights: Mapping[str, Weights], *, sure: bool = False) -> dict[str, float]:
    """The scores of the kinds that are told, of all those that have `weights`; where none is told aloud, and the
    article is `sure` to do something, the loudest.

    A case that has come to its outcome is no accusation any longer, and that it was looked into is its story; as long
    as it is looked into, somebody is accused.
    """
    candidates = {*weights, ACCUSATION} if INQUIRY in weights else {*weights}
    scores = {kind: _score(kind, weights) for kind in candidates}
    found = {kind: score for kind, score in scores.items() if score >= THRESHOLD}
    if sure and scores and not found:
        loudest = max(scores, key=lambda kind: scores[kind])
        found = {loudest: THRESHOLD} if scores[loudest] >= FAINT else {}
    outcomes = {kind for kind in found if kinds()[kind].family == OUTCOME}
    if outcomes or CLEARED in found:
        found.pop(ACCUSATION, None)
    elif INQUIRY in found:
        found[ACCUSATION] = max(scores[ACCUSATION], THRESHOLD)
    if outcomes and not weights.get(INQUIRY, NOTHING).headline:
        found.pop(INQUIRY, None)
    return found


def _score(kind: str, weights: Mapping[str, Weights]) -> float:
    rules = kinds()
    rule, own = rules[kind], weights.get(kind, NOTHING)
    prominent: dict[str, float] = {}
    for other, weight in weights.items():
        if other != kind:
            family = rules[other].family
            prominent[family] = max(prominent.get(family, 0.0), weight.prominence)
    parts = sum(part * weight for part, weight in zip(rule.parts, own, strict=True))
    return rule.base + parts + sum(rule.beside[family] * prominence for family, prominence in prominent.items())


@cache
def kinds() -> dict[str, Kind]:
    """The rows of stance_kinds.csv by kind."""
    rows = lexicon.rows("stance_kinds")
    families = {row["family"] for row in rows}
    return {
        row["kind"]: Kind(
            family=row["family"],
            base=float(row["base"]),
            parts=Weights(headline=float(row["headline"]), lead=float(row["lead"]), body=float(row["body"])),
            beside={family: float(row[family] or 0) for family in families},
            events=lexicon.split(row["events"]),
        )
        for row in rows
    }
