"""The chain reads as well as it did: no field falls below its floor on any gold set."""

from collections.abc import Hashable, Sequence
from functools import cache
from pathlib import Path

import pytest

from crawler.items import Article
from tests.scoring import analysis, floors
from tests.scoring.__main__ import ROOT, SETS, macro_f1, score
from tests.scoring.compare import Error, Tally, compare, overlap, title_key
from tests.scoring.gold import Pair, pairs, read_record
from tests.scoring.page import page

EVENTS = {
    "000_cbe0f402a9978478.txt": ("2024-07-05", [], "35.75"),
    "001_5319e67aa974cd28.txt": (None, [], "53.71"),
    "002_e2c0a30a44d856dd.txt": ("2024-11-18", [], "35.75"),
    "003_0a90bd42fb1984aa.txt": ("2018-02-13", ["2024-02-13"], "35.74"),
    "004_627ca840c1306c04.txt": ("2019-11-19", [], "33.26"),
}


@cache
def scored(name: str) -> list[Pair]:
    folder, gold = SETS[name]
    if not folder.is_dir():
        pytest.skip(f"{folder.name} of {name} is not here")
    return pairs(Path(folder), gold)


@pytest.mark.parametrize("name", SETS)
def test_no_field_falls_below_its_floor(name: str) -> None:
    assert floors.below(name, score(scored(name))) == []


def test_real_articles_are_read_well() -> None:
    found = scored("shared")
    assert macro_f1(score(found)) >= 0.90
    read = {
        pair.found["file"]: (
            pair.found["event"]["date"],
            pair.found["event"]["date_alternatives"],
            pair.found["region"]["code"],
        )
        for pair in found
    }
    assert read == EVENTS
    assert all(pair.found["relevance"]["on_topic"] for pair in found)


@pytest.mark.parametrize("name", ["seeds", "held_out", "shared"])
def test_every_value_stands_where_its_span_says(name: str) -> None:
    """Quotes, names and offices are the very characters at their offsets."""
    checked = 0
    for pair in scored(name):
        parts = {"body": pair.found["body"], "headline": pair.found["headline"]}
        parts |= {f"captions[{index}]": caption for index, caption in enumerate(pair.found["captions"])}
        mentions = [mention for person in pair.found["people"] for mention in person["mentions"]]
        for entry in [*pair.found["quotes"], *mentions, *pair.found["places"]]:
            start, end = entry["span"]
            assert parts[entry.get("in", "body")][start:end] == entry.get("text", entry.get("surface"))
            checked += 1
    assert checked > 50


@pytest.mark.parametrize("name", ["seeds", "held_out", "shared"])
def test_every_honorific_and_degree_stands_with_its_name(name: str) -> None:
    checked = 0
    for pair in scored(name):
        parts = {"body": pair.found["body"]}
        parts |= {f"captions[{index}]": caption for index, caption in enumerate(pair.found["captions"])}
        for person in pair.found["people"]:
            spans = [(m["titled_span"], m.get("titled_in", "body")) for m in person["mentions"] if m["titled_span"]]
            titled = " ".join(parts[part][start:end] for (start, end), part in spans)
            assert [title for title in [*person["honorifics"], *person["degrees"]] if title not in titled] == []
            checked += bool(spans)
    assert checked > 3


def test_a_wrong_record_scores_less() -> None:
    """The scorer can fail: a record compared with that of another article is not right."""
    one, other = (pair for pair in pairs(SETS["seeds"][0])[:2])
    crossed = compare(one.gold, other.found)
    right = compare(one.gold, one.found)
    assert macro_f1(crossed) < 0.5 < macro_f1(right)


def test_kinds_of_errors_are_told_apart() -> None:
    """The classes of the error analysis, on errors that were made up."""

    def kinds(
        name: str, missed: Sequence[Hashable], false: Sequence[Hashable]
    ) -> tuple[dict[str, int], dict[str, int]]:
        return analysis.kinds(name, Tally(missed=[Error("a", v) for v in missed], false=[Error("a", v) for v in false]))

    assert kinds("headline", ["one"], ["two"]) == ({"another value": 1}, {"another value": 1})
    assert kinds("headline", ["one"], []) == ({"nothing found": 1}, {})
    assert kinds("headline", [], ["two"]) == ({}, {"there is none": 1})
    assert kinds("stance", ["appeal", "pledge"], ["warning"]) == ({"appeal": 1, "pledge": 1}, {"warning": 1})
    assert kinds("people", ["budi santoso"], ["santoso", "tono"])[1] == {"another form": 1, "one word": 1}
    status = [("budi", "bupati", "definitif")], [("budi", "bupati", "mantan")]
    assert kinds("roles", *status) == ({"another status": 1}, {"another status": 1})
    assert kinds("roles", [("tono", "camat", None)], status[1])[0] == {"nothing like it": 1}
    said = [("budi", "Ya"), (None, "Tidak")], [("tono", "Ya"), ("tono", "Tidak"), ("tono", "Mungkin")]
    assert kinds("quotes: speaker", *said) == (
        {"another person": 1, "nobody or somebody": 1},
        {"another person": 1, "nobody or somebody": 1, "no quotation": 1},
    )


def test_the_page_on_quality_is_current() -> None:
    scores = {name: score(scored(name)) for name in SETS}
    written = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    assert written == "\n".join(page(scores, {name: len(scored(name)) for name in SETS})) + "\n", "run make quality"


def test_floors_notice_a_fall() -> None:
    floor = floors.load()["seeds"]["headline"]
    fallen = Tally(right=1, missed=[Error("a", "x")] * 9, false=[Error("a", "x")] * 9)
    assert floors.reached(fallen) < floor
    assert floors.below("seeds", {"headline": fallen}) == [f"headline: [10, 10] where the floor is {floor}"]
    assert floors.below("seeds", {"new field": fallen}) == ["new field: no floor; make floors sets it"]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Kepala Badan Kesatuan Bangsa dan Politik", "kepala"),
        ("Kepala Desa", "kepala desa"),
        ("Wakil Ketua I", "wakil ketua"),
        ("Sekretaris Daerah", "sekretaris daerah"),
        ("Asisten Komisioner Bidang Pengaduan", "asisten komisioner"),
    ],
)
def test_only_the_post_counts_of_posts_in_a_body(title: str, key: str) -> None:
    assert title_key(title) == key


def test_quotes_are_compared_by_their_characters() -> None:
    assert overlap("Jangan memihak, ", "“Jangan memihak") == 1
    assert overlap("Jangan memihak kepada siapa pun", "Jangan") < 0.8


def test_an_article_without_text_gives_empty_fields() -> None:
    record = read_record(Article(identity="a", body="Selamat pagi."))
    assert record["people"] == []
    assert record["region"] is None
    assert not record["relevance"]["on_topic"]
