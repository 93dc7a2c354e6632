"""Roles of people: sentences of our own with and without them, and hostile texts."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article
from pipelines.fields import people
from pipelines.text import Text

SENTENCES = [json.loads(line) for line in Path(__file__).with_name("roles.jsonl").read_text("utf-8").splitlines()]


def read(body: str) -> dict[str, list[list[str | None]]]:
    """Name → titles with their status, of those who have any."""
    found = people.find(Text(Article(identity="test", body=body)))
    return {person.name: [[role.title, role.status] for role in person.roles] for person in found if person.roles}


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: str(case["text"])[:50])
def test_sentence(case: dict[str, Any]) -> None:
    assert read(case["text"]) == case["expect"]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: str(case["text"])[:50])
def test_evidence_lies_in_the_text(case: dict[str, Any]) -> None:
    for person in people.find(Text(Article(identity="test", body=case["text"]))):
        for role in person.roles:
            assert 0 <= role.span.start < role.span.end <= len(case["text"])


def test_there_are_enough_sentences_with_and_without() -> None:
    told = [case for case in SENTENCES if case["expect"]]
    assert len(told) >= 60
    assert len(SENTENCES) - len(told) >= 40


def test_who_is_named_in_speech_is_not_the_one_spoken_of_behind_it() -> None:
    body = "Wakil Bupati Blora Andi Hermawan hadir. “Bupati Budi Santosa setuju,” ujar mantan Camat Lirik itu."
    assert read(body)["Andi Hermawan"] == [["Wakil Bupati", "definitif"], ["Camat", "mantan"]]


@pytest.mark.parametrize(
    "piece",
    [
        "Ketua LSM Gempur, ",
        "Kepala Dinas Pendidikan Kota Besar ",
        "Camat Lirik Ujang ",
        "Bupati Lirik Andi maju kembali ",
        "dua camat, Andi Budi, ",
        '"Guru itu ',
        "ujar guru itu ",
        "Ia menjabat Camat ",
        "wakilnya, ",
        "Andi (Camat Lirik), ",
        "pasangan Andi – Budi dan ",
    ],
)
def test_hostile_text_takes_no_long_time(piece: str) -> None:
    body = piece * (100_000 // len(piece))
    started = time.process_time()
    people.find(Text(Article(identity="test", body=body)))
    assert time.process_time() - started < 3
