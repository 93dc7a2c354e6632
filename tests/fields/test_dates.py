import json
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import Article
from pipelines.grammar import dates
from pipelines.text import Text

CASES = [json.loads(line) for line in Path(__file__).with_name("dates.jsonl").read_text("utf-8").splitlines()]


def read(body: str, published: str | None = None) -> tuple[dates.DateMention, ...]:
    zone = timezone(timedelta(hours=7))
    when = datetime.fromisoformat(published).replace(hour=9, tzinfo=zone) if published else None
    return dates.find(Text(Article(identity="a", body=body, date_published=when)))


def shown(mention: dates.DateMention, keys: Any) -> dict[str, Any]:
    values = {
        "raw": mention.raw,
        "date": mention.date and mention.date.isoformat(),
        "end": mention.end and mention.end.isoformat(),
        "alternatives": [day.isoformat() for day in mention.alternatives],
        "year_from": mention.year_from,
        "problem": mention.problem,
        "reporting": mention.reporting,
    }
    return {key: values[key] for key in keys}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_sentences(case: dict[str, Any]) -> None:
    found = read(case["text"], case.get("published"))
    assert [one.raw for one in found] == [one["raw"] for one in case["expect"]]
    assert [shown(one, expected) for one, expected in zip(found, case["expect"], strict=True)] == case["expect"]


def test_spans_point_at_what_is_written() -> None:
    article = Article(identity="a", headline="Apel Senin (18/11/2024)", body="Apel lagi pada 19 November 2024.")
    first, second = dates.find(Text(article))
    assert (first.span.part, "Apel Senin (18/11/2024)"[first.span.start : first.span.end]) == ("headline", first.raw)
    assert (second.span.part, article.body[second.span.start : second.span.end]) == ("body", "19 November 2024")


@given(st.dates(min_value=datetime(2010, 1, 1).date(), max_value=datetime(2029, 12, 31).date()))
def test_every_day_written_in_full_is_read(day: Any) -> None:
    months = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ]
    weekdays = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
    for form in (
        f"{weekdays[day.weekday()]}, {day.day} {months[day.month - 1]} {day.year}",
        f"{weekdays[day.weekday()]} ({day.day}/{day.month}/{day.year})",
    ):
        (found,) = read(f"Ia hadir pada {form} di Ende.")
        assert (found.date, found.problem, found.raw) == (day, None, form)


@given(st.text(alphabet="0123456789/()-. SeninJuatMe,\n", max_size=200))
def test_no_text_breaks_it(body: str) -> None:
    for mention in read(body):
        assert mention.raw == body[mention.span.start : mention.span.end]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1/1 ",
        "(5/7",
        "Senin ",
        "Senin (",
        "1-",
        "31 Mei - ",
        "kemarin ",
        " ",
        ".",
        "A",
        "“",
        "2024-01-01 ",
        "1 Mei 2",
    ],
)
def test_hostile_texts_take_no_time(piece: str) -> None:
    body = piece * (100_000 // len(piece))
    began = time.perf_counter()
    read(body, "2024-10-11")
    assert time.perf_counter() - began < 1.5
