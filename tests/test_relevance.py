import json
import time
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article
from pipelines import lexicon, relevance

HERE = Path(__file__).parent
SHARED = HERE / "../../shared"
CASES = [json.loads(line) for line in (HERE / "relevance.jsonl").read_text("utf-8").splitlines()]


def article(body: str, headline: str | None = None, **more: Any) -> Article:
    return Article(identity="a", headline=headline, body=body, **more)


@pytest.mark.parametrize("case", CASES, ids=lambda case: (case["headline"] or case["text"])[:40])
def test_articles(case: dict[str, Any]) -> None:
    judged = relevance.judge(article(case["text"], case["headline"]))
    assert judged.on_topic is case["on_topic"], judged


@pytest.mark.parametrize("seed", sorted(SHARED.glob("seeds/*.txt")), ids=lambda seed: seed.stem)
def test_seeds_are_clearly_on_topic(seed: Path) -> None:
    headline = json.loads((SHARED / "gold" / f"{seed.stem}.json").read_text("utf-8"))["headline"]
    lines = [line.strip() for line in seed.read_text("utf-8").splitlines() if line.strip() not in ("", headline)]
    assert relevance.judge(article("\n".join(lines), headline)).score >= 0.8


@pytest.mark.skipif(SHARED.exists(), reason="the shared folder is there, its seeds are tested")
def test_without_the_shared_folder_the_cases_remain() -> None:
    assert len(CASES) >= 60


def test_matches_point_at_the_words() -> None:
    body = "Lurah dan camat diminta netral dalam pilkada."
    matches = relevance.judge(article(body)).matches
    assert {body[match.span.start : match.span.end] for match in matches} == {"camat", "netral", "pilkada"}
    assert all(match.weight > 0 and match.phrase == body[match.span.start : match.span.end] for match in matches)


def test_what_speaks_against_is_listed_too() -> None:
    (match,) = relevance.judge(article("Kota itu mengejar netralitas karbon sebelum pilkada.")).matches
    assert (match.phrase, match.weight < 0) == ("netralitas karbon", True)


def test_an_article_without_text_is_off_topic() -> None:
    judged = relevance.judge(article(""))
    assert (judged.score, judged.on_topic, judged.matches) == (0, False, ())


def test_the_threshold_is_read_from_the_lexicon() -> None:
    assert 0 < lexicon.tables("topic")["threshold"] < 1


@pytest.mark.parametrize(
    "piece", ["ASN netral pilkada. ", "netral ", "“", "A ", "1", "\n", "netral\n", "asn. Pilkada. Netral. "]
)
def test_hostile_texts_take_no_time(piece: str) -> None:
    body = piece * (100_000 // len(piece))
    began = time.perf_counter()
    relevance.judge(article(body, body))
    assert time.perf_counter() - began < 2
