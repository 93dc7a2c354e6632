import json
import time
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article
from pipelines import lexicon
from pipelines.fields import organisations
from pipelines.text import Text

CASES = [json.loads(line) for line in Path(__file__).with_name("organisations.jsonl").read_text("utf-8").splitlines()]
LEVELS = {"national", "regional", "seat", "local", "government", "group", "party", "own"}


def read(body: str, headline: str | None = None) -> tuple[organisations.Organisation, ...]:
    return organisations.find(Text(Article(identity="a", body=body, headline=headline)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_sentences(case: dict[str, Any]) -> None:
    found = read(case["text"])
    assert [[one.name, one.kind, one.region] for one in found] == case["expect"]
    for one in found:
        assert case["text"][one.span.start : one.span.end] == one.surface


@pytest.mark.parametrize(
    ("body", "acronym"),
    [
        ("BKD Kota Palu mendata.", "BKD"),
        ("Badan Kepegawaian Daerah (BKD) Kota Palu mendata.", "BKD"),
        ("Badan Kepegawaian Daerah Kota Palu mendata.", None),
        ("Komisi Aparatur Sipil Negara (ASN) mengawasi.", None),
        ("Dinas Ketahanan Pangan (Dishanpan) hadir.", "Dishanpan"),
        ("Bawaslu Kota Palu hadir.", None),
    ],
)
def test_acronym_is_the_short_form_that_the_article_uses(body: str, acronym: str | None) -> None:
    (found,) = read(body)
    assert found.acronym == acronym


def test_bodies_of_two_regions_are_two() -> None:
    found = read("Bawaslu Kota Palu dan Bawaslu Kabupaten Sigi sepakat. Bawaslu mengkaji.")
    assert [one.name for one in found] == ["Bawaslu Kota Palu", "Bawaslu Kabupaten Sigi"]


def test_each_once_over_headline_and_body() -> None:
    found = read("Bawaslu Kabupaten Buol mengkaji laporan. Bawaslu menunggu.", headline="Bawaslu Buol Periksa ASN")
    assert [one.name for one in found] == ["Bawaslu Kabupaten Buol"]


def test_every_variant_stands_for_a_known_body() -> None:
    known = {row["acronym"] for row in lexicon.rows("acronyms")} | {""}
    assert {row["acronym"] for row in lexicon.rows("organisation_variants")} <= known
    assert {row["level"] for row in lexicon.rows("acronyms")} == LEVELS


@pytest.mark.parametrize(
    "table",
    ["acronyms", "organisation_contexts", "organisation_heads", "organisation_variants", "organisation_words"],
)
def test_tables_are_sorted_and_unique(table: str) -> None:
    first = [next(iter(row.values())) for row in lexicon.rows(table)]
    assert first == sorted(set(first))


@pytest.mark.parametrize(
    "piece",
    [
        "Dinas Kesehatan, ",
        "Dinas ",
        "LSM A ",
        "Forum Warga (",
        "KPU (",
        "Pemkab dan ",
        "A B (AB) ",
        "(",
        "A ",
        "LSM Palu ",
        "Kodim 0817/",
    ],
)
def test_hostile_texts_take_no_time(piece: str) -> None:
    body = piece * (100_000 // len(piece))
    began = time.process_time()
    read(body)
    assert time.process_time() - began < 1.5
