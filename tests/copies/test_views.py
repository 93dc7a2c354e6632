"""The views count by article and by story, and show the copies of a text side by side."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlite_utils import Database

from crawler.items import Article, Relevance
from pipelines.read import read
from pipelines.saving import Store
from pipelines.schema import open_database

BODY = (
    "TAKALAR – Bawaslu Kabupaten Takalar menerima laporan dugaan pelanggaran netralitas yang dilakukan seorang camat "
    "di Kabupaten Takalar. Camat itu diduga mengantar bakal calon bupati mendaftar ke kantor KPU dengan mobil dinas.\n"
    "Ketua Bawaslu Kabupaten Takalar mengatakan laporan warga tersebut sudah diregistrasi dan akan dikaji paling lama "
    "lima hari. Pelapor menyertakan tiga foto dan satu rekaman video sebagai bukti awal."
)
COPY = f"{BODY}\nInspektorat menunggu hasil kajian itu sebelum memanggil yang bersangkutan."
OTHER = "KENDARI – Wali Kota Kendari meminta PNS di Kota Kendari menjaga netralitas pada Pilkada 2024."


def published(moment: str) -> datetime:
    return datetime.fromisoformat(f"{moment}+08:00")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Database:
    db = open_database(tmp_path_factory.mktemp("views") / "news.sqlite3")
    article = Article(
        identity="a", headline="Camat Diduga Antar Calon", body=BODY, outlet="Kabar Satu", languages=("id",)
    )
    article = replace(article, relevance=Relevance(score=0.9, on_topic=True))
    for identity, outlet, body, moment in (
        ("a", "Kabar Satu", BODY, "2024-08-31T20:00"),
        ("b", "Kabar Dua", COPY, "2024-09-01T08:30"),
        ("c", "Kabar Dua", COPY, "2024-09-02T08:00"),
        ("d", "Kabar Dua", OTHER, "2024-09-02T09:00"),
    ):
        one = replace(article, identity=identity, outlet=outlet, body=body, date_published=published(moment))
        Store(db).save(read(one))
    return db


def counted(db: Database, view: str, by: str) -> Mapping[Any, tuple[int, int]]:
    return {row[by]: (row["articles"], row["stories"]) for row in db.query(f"SELECT * FROM {view}")}


def test_by_month(db: Database) -> None:
    assert counted(db, "coverage_by_month", "month") == {"2024-08": (1, 1), "2024-09": (3, 2)}


def test_by_outlet(db: Database) -> None:
    assert counted(db, "coverage_by_outlet", "outlet") == {"Kabar Satu": (1, 1), "Kabar Dua": (3, 2)}


def test_by_region_and_province(db: Database) -> None:
    assert counted(db, "coverage_by_region", "region") == {"Kabupaten Takalar": (3, 1), "Kota Kendari": (1, 1)}
    provinces = {"Sulawesi Selatan": (3, 1), "Sulawesi Tenggara": (1, 1)}
    assert counted(db, "coverage_by_province", "province") == provinces
    assert {row["province"] for row in db.query("SELECT * FROM coverage_by_region")} == set(provinces)


def test_by_stance(db: Database) -> None:
    by_stance = counted(db, "coverage_by_stance", "stance")
    assert by_stance["allegation"] == (3, 1)
    assert by_stance["appeal"] == (1, 1)


def test_on_topic_too(db: Database) -> None:
    rows = [(row["articles_on_topic"], row["stories_on_topic"]) for row in db.query("SELECT * FROM coverage_by_month")]
    assert rows == [(1, 1), (3, 2)]


def test_copies_stand_side_by_side(db: Database) -> None:
    rows = list(db.query("SELECT * FROM story_copies ORDER BY published"))
    assert [(row["outlet"], row["hours_later"], row["is_earliest"]) for row in rows] == [
        ("Kabar Satu", 0.0, 1),
        ("Kabar Dua", 12.5, 0),
        ("Kabar Dua", 36.0, 0),
    ]
    assert [row["share"] for row in rows] == [1.0, 1.0, 1.0]
    assert len({row["story_id"] for row in rows}) == 1


def test_the_counts_by_month_and_outlet_read_no_article(db: Database) -> None:
    # A million articles are some gigabytes; their indexes are not.
    for view in ("coverage_by_month", "coverage_by_outlet"):
        plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {view}")]
        assert any(f"articles USING COVERING INDEX articles_{view.replace('_by', '')}" in step for step in plan), plan
