import json
import time
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article
from pipelines.fields.counts import find
from pipelines.text import Text

CASES = [json.loads(line) for line in (Path(__file__).parent / "counts.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_sentence(case: dict[str, Any]) -> None:
    text = Text(Article(identity="test", headline=case.get("headline"), body=case["text"]))
    assert [[found.value, found.of] for found in find(text)] == case["expect"]


@pytest.mark.parametrize("case", [case for case in CASES if case["expect"]], ids=lambda case: case["text"][:50])
def test_spans_are_evidence(case: dict[str, Any]) -> None:
    text = Text(Article(identity="test", headline=case.get("headline"), body=case["text"]))
    for found in find(text):
        start, end = text.offsets(found.span)
        assert 0 <= start < end <= len(text.string)
        assert text.string[start:end] == text.string[start:end].strip()


@pytest.mark.parametrize("piece", ["12 orang ", "1.234.567.", "dua ratus ", "Dinas Dan ", "sebanyak 3 orang, "])
def test_hostile_text_is_read_in_time(piece: str) -> None:
    text = Text(Article(identity="test", body=piece * (100_000 // len(piece))))
    started = time.process_time()
    assert len(find(text)) <= 100_000
    assert time.process_time() - started < 1
