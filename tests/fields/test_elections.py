import json
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article
from pipelines.fields import elections
from pipelines.text import Text

CASES = [json.loads(line) for line in Path(__file__).with_name("elections.jsonl").read_text("utf-8").splitlines()]


def read(body: str, published: str | None = None, headline: str | None = None) -> tuple[elections.Election, ...]:
    zone = timezone(timedelta(hours=7))
    when = datetime.fromisoformat(published).replace(hour=9, tzinfo=zone) if published else None
    return elections.find(Text(Article(identity="a", body=body, headline=headline, date_published=when)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_sentences(case: dict[str, Any]) -> None:
    found = read(case["text"], case.get("published"), case.get("headline"))
    assert [[one.kind, one.year, one.year_from] for one in found] == case["expect"]


def test_span_holds_name_and_year() -> None:
    body = "ASN netral di Pilgub Jambi 2020."
    (found,) = read(body)
    assert body[found.span.start : found.span.end] == "Pilgub Jambi 2020"


def test_one_entry_for_each_kind_and_year() -> None:
    body = "Pilkada 2024 dekat. Pilbup 2024 juga. Pilkada itu penting. Pada Pilkada 2020 ada kasus."
    assert [(one.kind, one.year) for one in read(body)] == [("pilkada", 2024), ("pilkada", 2020)]


@pytest.mark.parametrize(
    "piece",
    [
        "pilkada ",
        "pilkada a-a-a-",
        "Pilkada Kota ",
        "pemilu dan ",
        "Pilkada 2024 dan 2020 ",
        "A ",
        "2024 ",
        "Pilkada 4 Juni ",
        "Pilkada 4 Juni 2013 dan ",
    ],
)
def test_hostile_texts_take_no_time(piece: str) -> None:
    body = piece * (100_000 // len(piece))
    began = time.perf_counter()
    read(body)
    assert time.perf_counter() - began < 1.5
