import json
import time
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article, Dateline, Span
from pipelines.fields import region
from pipelines.lexicon.regions import by_code
from pipelines.normalise import normalise
from pipelines.text import Text

SHARED = Path(__file__).parents[2] / "../shared"
CASES = [json.loads(line) for line in Path(__file__).with_name("region.jsonl").read_text("utf-8").splitlines()]


def read(body: str, headline: str | None = None) -> tuple[region.Region, ...]:
    return region.find(Text(Article(identity="a", body=body, headline=headline)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: (case["headline"] or case["text"])[:40])
def test_articles(case: dict[str, Any]) -> None:
    found = read(case["text"], case["headline"])
    expected = [case["expect"]] if case["expect"] else []
    assert [[one.code, one.inferred_from] for one in found] == expected


@pytest.mark.skipif(not SHARED.exists(), reason="the shared seeds are not on this machine")
def test_shared_seeds() -> None:
    wanted, found = {}, {}
    for path in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        body = (SHARED / "seeds" / gold["file"]).read_text("utf-8")
        wanted[gold["file"]] = [gold["region"]["code"]]
        article = normalise(Article(identity=gold["file"], body=body))
        found[gold["file"]] = [one.code for one in region.find(Text(article))]
    assert wanted
    assert found == wanted


def test_name_and_province_are_the_official_ones() -> None:
    (found,) = read("Pemkab Kukar menindak ASN. Bupati Kukar kecewa.")
    entry = by_code("64.02")
    assert (found.name, found.province) == (entry.name, entry.province)


def test_span_is_the_strongest_mention() -> None:
    (found,) = read("Apel berlangsung di Garut. Bupati Garut hadir.", headline="ASN Pemkab Garut Berikrar")
    assert found.span == Span(11, 16, "headline")


def test_a_dateline_alone_needs_a_local_office() -> None:
    body = "PALOPO – Pegawai diminta netral."
    dateline = Dateline(place="PALOPO", span=Span(0, 8))
    assert region.find(Text(Article(identity="a", body=body, dateline=dateline))) == ()
    local = body + " Demikian wali kota."
    (found,) = region.find(Text(Article(identity="a", body=local, dateline=dateline)))
    assert (found.code, found.inferred_from) == ("73.73", "dateline")


@pytest.mark.parametrize("piece", ["Menteri ", "Pemkot Pasuruan ", "Malang ", "bupati ", "ASN ", '" ', "1"])
def test_hostile_texts_take_no_time(piece: str) -> None:
    body = piece * (100_000 // len(piece))
    began = time.perf_counter()
    read(body)
    assert time.perf_counter() - began < 1.5
