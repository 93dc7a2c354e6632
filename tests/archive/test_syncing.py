"""What is written is passed on to the disk before long, and what a power cut took along is kept again."""

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISDIR

import pytest
from sqlite_utils import Database

from crawler.archive import writing
from crawler.archive.recording import Keeper
from crawler.archive.records import Exchange
from crawler.archive.writing import SYNCED_EVERY, Writer
from crawler.memory.captures import Capture, Captures

AT = datetime(2026, 3, 1, 12, 30, 15, tzinfo=UTC)
BODY = b"<p>Lurah dimintai klarifikasi.</p>" * 20


def keeper(db: Database, folder: Path) -> Keeper:
    return Keeper(captures=Captures(db), folder=folder, writer=Writer(folder, 1_000_000, {}))


def answered(keeper: Keeper, path: str) -> Capture:
    url = f"https://kabar.example/{path}"
    exchange = Exchange(url=url, at=AT, status=200, body=BODY + path.encode() * (path != "salinan"))
    return keeper.answered(Capture(outlet="kabar", url=url, at=AT), exchange, "text/html")


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often files and folders are passed on to the disk."""
    counted = Counter[str]()
    monkeypatch.setattr(
        os, "fsync", lambda file: counted.update(["folder" if S_ISDIR(os.fstat(file).st_mode) else "file"])
    )
    return counted


def test_records_are_passed_on_every_few_seconds(
    db: Database, tmp_path: Path, synced: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_000.0
    monkeypatch.setattr(writing, "monotonic", lambda: now)
    kept = keeper(db, tmp_path / "n.warc")
    counts = []
    for number in range(6):
        answered(kept, str(number))
        counts.append(synced["file"])
        now += SYNCED_EVERY / 2 + 0.1
    assert counts == [0, 0, 1, 1, 2, 2]
    kept.close()
    assert synced == Counter(file=3, folder=1)


@pytest.mark.parametrize("is_lost", [True, False])
def test_a_payload_whose_record_was_lost_is_kept_again(db: Database, tmp_path: Path, *, is_lost: bool) -> None:
    kept = keeper(db, tmp_path / "n.warc")
    answered(kept, "lain")
    first = answered(kept, "")
    assert first.file
    assert first.offset
    if is_lost:
        os.truncate(kept.folder / first.file, first.offset)
    again = answered(keeper(db, kept.folder), "salinan")
    assert again.digest == first.digest
    assert again.revisit_of == (None if is_lost else first.id)
