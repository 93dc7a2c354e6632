import json
import time
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article
from pipelines.fields import places
from pipelines.text import Text

CASES = [json.loads(line) for line in Path(__file__).with_name("places.jsonl").read_text("utf-8").splitlines()]


def read(body: str, headline: str | None = None, captions: tuple[str, ...] = ()) -> tuple[places.Place, ...]:
    return places.find(Text(Article(identity="a", body=body, headline=headline, captions=captions)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_sentences(case: dict[str, Any]) -> None:
    found = read(case["text"])
    assert [[place.name, place.code, place.surface] for place in found] == case["expect"]
    for place in found:
        assert case["text"][place.span.start : place.span.end] == place.surface


def test_type_follows_the_region_or_the_town() -> None:
    found = read("Gubernur Bali, Bupati Tabanan, Wali Kota Denpasar, dan warga Ubud di Pulau Lombok hadir.")
    assert [place.type for place in found] == ["provinsi", "kabupaten", "kota", "town", "island"]


def test_each_mention_stands_in_its_part() -> None:
    found = read("Pemkab Garut sibuk.", headline="Apel di Garut", captions=("Bupati Garut di lapangan",))
    assert [place.span.part for place in found] == ["headline", "captions[0]", "body"]


def test_the_headline_is_decided_by_the_body() -> None:
    (first, _) = read("Wali Kota Kediri memimpin apel.", headline="ASN Kediri Berikrar")
    assert first.code == "35.71"


@pytest.mark.parametrize(
    "piece",
    ["kota ", "Kota ", "Pasuruan ", "Kota Pasuruan, ", "Universitas Malang ", "Batu ", "(", ". ", "Kab. ", "A "],
)
def test_hostile_texts_take_no_time(piece: str) -> None:
    body = piece * (100_000 // len(piece))
    began = time.perf_counter()
    read(body)
    assert time.perf_counter() - began < 1.5
