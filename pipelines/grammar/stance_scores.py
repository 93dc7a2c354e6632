"""How loudly an article's parts speak for a stance, and what the stances beside it add."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pipelines import lexicon

# How much a cue of weight 1 adds to the score, in the headline and elsewhere, and the most that elsewhere counts.
HEADLINE = 2.35
REST, LOUDEST_REST = 1.25, 4.0
# How prominent a kind is beside others: in the headline fully, in the lead a little less.
IN_LEAD, MOST_PROMINENT = 0.6, 2.0


class Weights(NamedTuple):
    """What the cues of a kind weigh in each part of the article; the same words count once in each."""

    headline: float
    lead: float
    body: float

    @property
    def prominence(self) -> float:
        """How much of the article's front the kind takes up."""
        return min(self.headline + IN_LEAD * self.lead, MOST_PROMINENT)


class Kind(NamedTuple):
    """A row of stance_kinds.csv: the kind's family, its base, what each prominent family beside it adds, its events."""

    family: str
    base: float
    beside: Mapping[str, float]
    events: tuple[str, ...]


def score(kind: str, weights: Mapping[str, Weights]) -> float:
    """The score of a kind of stance, of all those that have `weights`."""
    own, rules = weights[kind], kinds()
    prominent: dict[str, float] = {}
    for other, weight in weights.items():
        if other != kind and (weight.headline or weight.lead):
            family = rules[other].family
            prominent[family] = max(prominent.get(family, 0.0), weight.prominence)
    beside = sum(rules[kind].beside[family] * prominence for family, prominence in prominent.items())
    return rules[kind].base + HEADLINE * own.headline + REST * min(own.lead + own.body, LOUDEST_REST) + beside


@cache
def kinds() -> dict[str, Kind]:
    """The rows of stance_kinds.csv by kind."""
    rows = lexicon.rows("stance_kinds")
    families = {row["family"] for row in rows}
    return {
        row["kind"]: Kind(
            family=row["family"],
            base=float(row["base"]),
            events=lexicon.split(row["events"]),
            beside={family: float(row[family] or 0) for family in families},
        )
        for row in rows
    }
