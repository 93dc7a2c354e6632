import json
import time
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article
from pipelines.fields.legal_citations import find
from pipelines.text import Text

CASES = [json.loads(line) for line in (Path(__file__).parent / "legal_citations.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_sentence(case: dict[str, Any]) -> None:
    text = Text(Article(identity="test", body=case["text"]))
    found = find(text)
    got = [{key: getattr(citation, key) for key in want} for citation, want in zip(found, case["expect"], strict=False)]
    assert len(found) == len(case["expect"])
    assert got == [want | {key: tuple(v) for key, v in want.items() if isinstance(v, list)} for want in case["expect"]]


def test_spans_are_evidence() -> None:
    body = "Pasal 71 ayat (1) UU Nomor 10 Tahun 2016 dan PP 94/2021 berlaku."
    found = find(Text(Article(identity="test", body=body)))
    assert [body[c.span.start : c.span.end] for c in found] == ["UU Nomor 10 Tahun 2016", "PP 94/2021"]
    place = found[0].provisions[0]
    assert body[place.span.start : place.span.end] == "Pasal 71 ayat (1)"
    assert (place.pasal, place.ayat, place.huruf) == (("71",), ("1",), ())


@pytest.mark.parametrize(
    "piece", ["UU ", "UU Nomor ", "pasal 1, ", "SKB No. 1/", "1/", "dan ", "Pasal 7 ayat (1) ", "\"' . "]
)
def test_hostile_text_is_read_in_time(piece: str) -> None:
    text = Text(Article(identity="test", body=piece * (100_000 // len(piece))))
    started = time.process_time()
    find(text)
    assert time.process_time() - started < 1
