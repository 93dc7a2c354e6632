"""Why an article was judged on or off topic: everything that counted, in the order of its weight."""

import math
from collections import defaultdict
from dataclasses import dataclass

from crawler.items import Match, Relevance
from pipelines import lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A relevance with what it was made of: the matches that spoke for the topic, and those that were subtracted."""

    score: float
    on_topic: bool
    threshold: float
    steepness: float
    added: tuple[Match, ...]
    subtracted: tuple[Match, ...]

    @property
    def verdict(self) -> str:
        """The decision in a few words."""
        side, sign = ("on topic", "≥") if self.on_topic else ("off topic", "<")
        return f"{side}: score {self.score:.3f} {sign} threshold {self.threshold:g}"

    @property
    def sum(self) -> str:
        """How the weights make the score."""
        if not (self.added or self.subtracted):
            return "no phrase of the topic stands in it"
        plus, minus = weight(self.added), weight(self.subtracted)
        mass = plus + minus
        score = 1 / (1 + math.exp(-self.steepness * (mass - 1)))
        taken = f" − {-minus:.3f} subtracted" if self.subtracted else ", nothing subtracted"
        return f"{plus:.3f} added{taken}; 1 / (1 + exp(−{self.steepness:g} × ({mass:.3f} − 1))) ≈ {score:.3f}"


def decision(relevance: Relevance) -> Decision:
    """`relevance` taken apart. Threshold and steepness are those of the lexicon, by which articles are judged."""
    topic = lexicon.tables("topic")
    return Decision(
        score=relevance.score,
        on_topic=relevance.on_topic,
        threshold=topic["threshold"],
        steepness=topic["steepness"],
        added=tuple(match for match in relevance.matches if match.weight >= 0),
        subtracted=tuple(match for match in relevance.matches if match.weight < 0),
    )


def weight(matches: tuple[Match, ...]) -> float:
    """What they weigh together."""
    return sum(match.weight for match in matches)


def by_phrase(matches: tuple[Match, ...]) -> list[str]:
    """The phrases in lower case, each with how often it counted and what it weighs in all, the heaviest first."""
    together = defaultdict[str, list[float]](list)
    for match in matches:
        together[match.phrase.casefold()].append(match.weight)
    ranked = sorted(together.items(), key=lambda entry: -abs(sum(entry[1])))
    return [f"{phrase} {sum(all_):+.3f}" + (f" ({len(all_)}×)" if len(all_) > 1 else "") for phrase, all_ in ranked]
