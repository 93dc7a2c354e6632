import json
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article
from pipelines.fields import event
from pipelines.text import Text

CASES = [json.loads(line) for line in Path(__file__).with_name("event.jsonl").read_text("utf-8").splitlines()]


def read(body: str, published: str | None = None, headline: str | None = None) -> tuple[event.Event, ...]:
    zone = timezone(timedelta(hours=7))
    when = datetime.fromisoformat(published).replace(hour=9, tzinfo=zone) if published else None
    return event.find(Text(Article(identity="a", body=body, headline=headline, date_published=when)))


def shown(found: tuple[event.Event, ...], keys: Any) -> dict[str, Any] | None:
    if not found:
        return None
    (one,) = found
    values = {
        "kind": one.kind,
        "date": one.date and one.date.isoformat(),
        "date_raw": one.date_raw,
        "venue": one.venue,
        "attendance": one.attendance,
        "problem": one.date_problem,
    }
    return {key: values[key] for key in keys or values}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_sentences(case: dict[str, Any]) -> None:
    found = read(case["text"], case.get("published"), case.get("headline"))
    assert shown(found, case["expect"]) == case["expect"]


def test_spans_hold_what_was_read() -> None:
    body = "Apel digelar di Lapangan Tugu, Senin (7/10/2024). Apel diikuti 1.200 ASN."
    (found,) = read(body)
    spans = [found.span, found.date_span, found.venue_span, found.attendance_span]
    assert [body[span.start : span.end] for span in spans if span] == [
        "Apel",
        "Senin (7/10/2024)",
        "Lapangan Tugu",
        "1.200",
    ]


def test_a_venue_broken_by_a_paragraph_is_one() -> None:
    opening = "Kegiatan pembinaan pegawai yang diadakan oleh badan kepegawaian itu berlangsung di gedung Balai"
    (found,) = read(f"{opening}\nSarbini Kota Metro, Senin (7/10/2024).")
    assert found.venue == "gedung Balai Sarbini Kota Metro"


@pytest.mark.parametrize(
    "piece",
    [
        "di Aula ",
        "di Aula Kantor Bupati Ende ",
        "apel ",
        "Apel. ",
        "“",
        '"',
        "diikuti 300 ASN ",
        "300 ASN ",
        "ratusan ASN ",
        "lima ratusan pegawai ",
        "melaporkan ",
        "melaporkan ke Bawaslu ",
        "ke kantor ",
        "memanggil ",
        "mendatangi ",
        "mendatangi Bawaslu ",
        "menandatangani ",
        "memanggil dan Bawaslu ",
        "12 camat serta ",
        "320 personel ",
        "sosialisasi sebelumnya ",
        "dihalaman kantor ",
        "Kantor Prov. ",
        "nomor 1 tanggal ",
        'kegiatan "',
        "tahun 2024 ",
        "Senin (7/10/2024). ",
        "A ",
        "1",
        " ",
    ],
)
def test_hostile_texts_take_no_time(piece: str) -> None:
    body = piece * (100_000 // len(piece))
    began = time.perf_counter()
    read(body)
    assert time.perf_counter() - began < 2
