"""What is searched for, and which links are promising."""

import json
import re
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.discovery import keywords
from crawler.discovery.keywords import promise, search_phrases, tag_phrases

ROOT = Path(__file__).parent.parent.parent
TABLES = tomllib.loads(Path(keywords.__file__).with_suffix(".toml").read_text("utf-8"))
PROMISING = [phrase for phrases in TABLES["promising"].values() for phrase in phrases]
PLAIN = "https://a.example/read/123"


def headlines(on_topic: bool) -> Iterator[str]:
    """Those of the labelled articles that rules may be developed on."""
    for folder in (ROOT / "seeds", ROOT / "tests" / "development"):
        for path in sorted(folder.glob("*.gold.json")):
            gold = json.loads(path.read_text("utf-8"))
            if gold["on_topic"] == on_topic and gold["headline"]:
                yield gold["headline"]
    for line in (ROOT / "tests" / "relevance.jsonl").read_text("utf-8").splitlines():
        labelled = json.loads(line)
        if labelled["on_topic"] == on_topic and labelled["headline"]:
            yield labelled["headline"]


@pytest.mark.parametrize("phrases", [search_phrases(), tag_phrases(), tuple(PROMISING)])
def test_no_phrase_stands_twice(phrases: tuple[str, ...]) -> None:
    folded = [phrase.casefold() for phrase in phrases]
    assert len(set(folded)) == len(folded)
    assert all(phrase == " ".join(phrase.split()) for phrase in phrases)


def test_searches_are_few_and_begin_with_the_topic() -> None:
    assert 8 <= len(search_phrases()) <= 10
    assert search_phrases()[0] == tag_phrases()[0] == "netralitas ASN"


def test_promising_phrases_are_written_as_they_are_compared() -> None:
    assert set(TABLES["promising"]) == {"1", "2", "3"}
    assert [phrase for phrase in PROMISING if not re.fullmatch(r"[a-z0-9]+( [a-z0-9]+)*", phrase)] == []
    for phrases in TABLES["promising"].values():
        assert all(promise(phrase, PLAIN) >= 1 for phrase in phrases)


@pytest.mark.parametrize(
    ("title", "url", "expected"),
    [
        ("Netralitas ASN Diuji", PLAIN, 5),
        (None, "https://a.example/2024/09/netralitas-asn-diuji.html", 5),
        ("Netralitas ASN Diuji", "https://a.example/berita/netralitas-asn-diuji", 5),
        ("Netralitas ASN, ASN, dan ASN", PLAIN, 5),
        ("NETRALITAS asn", PLAIN, 5),
        ("Bupati: ASN-nya Harus Patuh", PLAIN, 2),
        ("Dilarang Berpolitik Praktis", PLAIN, 0),
        ("Jauhi politik praktis", PLAIN, 4),
        ("Jauhi politik yang praktis", PLAIN, 1),
        ("Warga Serbu Tim | Sukses Panen", PLAIN, 0),
        ("Warga Dukung Tim", "https://a.example/sukses", 1),
        (None, "https://a.example/tag/politik%20praktis", 4),
        (None, "https://bawaslu.asn.example/harga-cabai-turun", 0),
        (None, "https://a.example/baca?judul=kades-dan-lurah", 2),
        ("Harga Cabai Turun di Pasar Induk", "https://a.example/ekonomi/harga-cabai-turun", 0),
        ("Kasnadi Juara Camping", "https://a.example/olahraga/kasnadi-juara-camping", 0),
        ("", "", 0),
        (None, "netralitas", 0),
    ],
)
def test_promise_adds_up_whole_words(title: str | None, url: str, expected: int) -> None:
    assert promise(title, url) == expected


def test_promising_links_come_first() -> None:
    """The labelled articles off topic are near misses; even so, those on topic are ahead of most."""
    on = [promise(headline, PLAIN) for headline in headlines(True)]
    off = [promise(headline, PLAIN) for headline in headlines(False)]
    assert min(len(on), len(off)) > 200
    ahead = sum((one > other) + (one == other) / 2 for one in on for other in off) / (len(on) * len(off))
    assert ahead > 0.70
    assert on.count(0) / len(on) < 0.08


def test_promise_reads_a_link_fast() -> None:
    title = "Sekda Ingatkan Pegawai Tidak Terseret Politik Praktis Jelang Pilkada"
    url = "https://a.example/2024/09/12/sekda-ingatkan-pegawai-tidak-terseret-politik-praktis-jelang-pilkada/"
    started = time.process_time()
    for _ in range(2_000):
        promise(title, url)
    assert time.process_time() - started < 0.2


def test_what_is_no_title_is_not_read_to_its_end() -> None:
    assert promise("a " * 1_000 + "netralitas ASN", PLAIN) == 0
    assert promise(None, "https://a.example/" + "a-" * 1_000_000 + "netralitas") == 0
