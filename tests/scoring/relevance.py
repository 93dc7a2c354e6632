"""How well articles on topic are told from others: short articles with a label."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from crawler.items import Article
from pipelines import relevance
from tests.scoring.compare import Error, Tally

HERE = Path(__file__).parents[1]


@dataclass(frozen=True)
class Judged:
    """A set of labelled articles: `NAME.jsonl`, with `headline`, `text` and `on_topic`."""

    name: str

    @cached_property
    def cases(self) -> list[dict[str, Any]]:
        """The articles."""
        return [json.loads(line) for line in (HERE / f"{self.name}.jsonl").read_text("utf-8").splitlines()]

    @property
    def on_topic(self) -> int:
        """How many are on topic."""
        return sum(case["on_topic"] for case in self.cases)

    def tally(self) -> Tally:
        """What was judged on topic, and what should have been."""
        tally = Tally()
        for case in self.cases:
            found = judge(case)
            tally.right += case["on_topic"] and found
            error = Error(self.name, case["headline"] or case["text"][:60])
            (tally.missed if case["on_topic"] else tally.false).extend([error] if found != case["on_topic"] else [])
        return tally


def judge(case: dict[str, Any]) -> bool:
    """Whether the chain judges a labelled article to be on topic."""
    article = Article(identity="case", headline=case["headline"], body=case["text"])
    return relevance.judge(article).on_topic


KEPT_APART = ("relevance_held_out", "relevance_held_out_2", "relevance_held_out_3")
JUDGED = tuple(map(Judged, ("relevance", *KEPT_APART)))
