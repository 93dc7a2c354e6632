"""Fields that are told by sentences with and without them: tests/fields/<field>.jsonl, one case a line."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article
from pipelines.fields import asn_groups, candidate_pairs, counts, prohibited_acts, sanctions, stance
from pipelines.text import Text


@dataclass(frozen=True)
class Reader:
    """A field, what of its values a case expects, and pieces that make a text hostile."""

    name: str
    find: Callable[[Text], tuple[Any, ...]]
    told: Callable[[tuple[Any, ...]], list[Any]]
    hostile: tuple[str, ...]


READERS = (
    Reader(
        "asn_groups",
        asn_groups.find,
        lambda found: [one.kind for one in found],
        ("TNI Polri ", "guru. ", "ASN PNS "),
    ),
    Reader(
        "candidate_pairs",
        candidate_pairs.find,
        lambda found: [[one.number, list(one.names)] for one in found],
        ("pasangan ", "paslon Adi - ", "Pasangan calon Adi Adi Adi ", "Kotak kosong nomor urut 2 "),
    ),
    Reader(
        "counts",
        counts.find,
        lambda found: [[one.value, one.of] for one in found],
        ("12 orang ", "1.234.567.", "dua ratus ", "Dinas Dan ", "sebanyak 3 orang, "),
    ),
    Reader(
        "prohibited_acts",
        prohibited_acts.find,
        lambda found: [one.kind for one in found],
        ("ASN dilarang kampanye. ", "dilarang: ", "warga foto bersama calon. ", "mengajak agar memilih ", "1. "),
    ),
    Reader(
        "sanctions",
        sanctions.find,
        lambda found: [[one.kind, one.stage] for one in found],
        ("sanksi berat, sedang, ", "hukuman ringan dan ", "sanksi ", "dipecat ASN. ", "ditunda pangkat "),
    ),
    Reader(
        "stance",
        stance.find,
        lambda found: sorted(one.kind for one in found),
        ("diduga melanggar ASN. ", "Jika ASN ", "dugaan pelanggaran ASN ", "12 kasus "),
    ),
)


def cases(reader: Reader) -> list[dict[str, Any]]:
    lines = Path(__file__).with_name(f"{reader.name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def text_of(case: dict[str, Any]) -> Text:
    return Text(Article(identity="test", headline=case.get("headline"), body=case["text"]))


CASES = [
    pytest.param(reader, case, id=f"{reader.name}: {case['text'][:50]}") for reader in READERS for case in cases(reader)
]


@pytest.mark.parametrize(("reader", "case"), CASES)
def test_what_a_sentence_tells_is_found(reader: Reader, case: dict[str, Any]) -> None:
    assert reader.told(reader.find(text_of(case))) == case["expect"]


@pytest.mark.parametrize(("reader", "case"), CASES)
def test_spans_hold_words(reader: Reader, case: dict[str, Any]) -> None:
    text = text_of(case)
    for found in reader.find(text):
        start, end = text.offsets(found.span)
        assert 0 <= start < end <= len(text.string)
        assert text.string[start:end] == text.string[start:end].strip()


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_there_are_sentences_with_and_without_it(reader: Reader) -> None:
    without = [case for case in cases(reader) if not case["expect"]]
    assert len(without) >= 10
    assert len(cases(reader)) - len(without) >= 10


@pytest.mark.parametrize(("reader", "piece"), [(reader, piece) for reader in READERS for piece in reader.hostile])
def test_hostile_text_is_read_in_time(reader: Reader, piece: str) -> None:
    text = Text(Article(identity="test", body=piece * (100_000 // len(piece))))
    started = time.process_time()
    reader.find(text)
    assert time.process_time() - started < 1.5
