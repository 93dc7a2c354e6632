import json
import time
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article
from pipelines.fields.sanctions import find
from pipelines.text import Text

CASES = [json.loads(line) for line in (Path(__file__).parent / "sanctions.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_sentence(case: dict[str, Any]) -> None:
    text = Text(Article(identity="test", headline=case.get("headline"), body=case["text"]))
    assert [[found.kind, found.stage] for found in find(text)] == case["expect"]


@pytest.mark.parametrize("case", [case for case in CASES if case["expect"]], ids=lambda case: case["text"][:50])
def test_spans_are_evidence(case: dict[str, Any]) -> None:
    text = Text(Article(identity="test", headline=case.get("headline"), body=case["text"]))
    for found in find(text):
        start, end = text.offsets(found.span)
        assert 0 <= start < end <= len(text.string)
        assert text.string[start:end] == text.string[start:end].strip()


@pytest.mark.parametrize("piece", ["sanksi berat, sedang, ", "hukuman ringan dan ", "sanksi ", "dipecat ASN. "])
def test_hostile_text_is_read_in_time(piece: str) -> None:
    text = Text(Article(identity="test", body=piece * (100_000 // len(piece))))
    started = time.process_time()
    assert len(find(text)) <= 100_000
    assert time.process_time() - started < 1
