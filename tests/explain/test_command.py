"""`scrapy explain` on files and on standard input: what it shows, and what it says to wrong arguments."""

import json
import re
from pathlib import Path

import pytest
from sqlite_utils import Database

from explain.facts import KINDS
from explain.kinds import label
from tests.explain.conftest import ROOT, SEED, Explain, told


def test_it_is_a_command_of_its_own(process: Explain, database: Path) -> None:
    """A file, standard input and the database give the same, whole process or not."""
    file = ROOT / "seeds" / "konawe-rapat.txt"
    shown = [
        told(process(file)),
        told(process("-", given=file.read_bytes())),
        told(process("--article", str(id_of("konawe-rapat.txt", database)), "-s", f"DATABASE={database}")),
    ]
    bodies = [
        text[text.index("Bahas Netralitas") : text.index("\n\n")] + text[text.index("Marked:") :] for text in shown
    ]
    assert bodies[0] == bodies[1] == bodies[2]
    assert "[person:Firman Nasruddin Lamoito]" in " ".join(bodies[0].split())


def id_of(file: str, database: Path) -> int:
    ids = {str(row["file"]): int(row["id"]) for row in Database(database).table("articles").rows}
    return ids[file]


def test_help_says_what_it_does(explain: Explain) -> None:
    text = " ".join(told(explain("--help")).split())
    for word in (
        "--article ID_OR_URL",
        "--html [OUT]",
        "--json",
        "--relevance",
        "--only",
        "--no-color",
        "standard input",
    ):
        assert word in text
    assert all(kind in text for kind in KINDS)
    assert "Exit codes: 0 fine, 1 something could not be read, 2 nothing was started." in text


def test_a_file_is_shown_with_everything_read(explain: Explain) -> None:
    text = told(explain(SEED))
    assert text.startswith(SEED)
    for shown in (
        "[person:Abdul Gani Renwarin]",
        "[date:Selasa (12/11/2024)]",
        "authors     Al Hadi (reporter), Ko Roby (editor)",
        "Ridwan Notanubun · honorifics Drs. · degrees M.Si",
        "Wali Kota · of Kota Tual · status penjabat  “Pj Wali Kota Tual”",
        "· speaker Maryam Tamher · verb ujar",
        "on topic: score",
    ):
        assert shown in text
    record = json.loads(told(explain(SEED, "--json")))
    missing = ", ".join(kind for kind in KINDS if not record[kind])
    assert f"nothing found of: {missing}" in " ".join(text.split())


@pytest.mark.parametrize(
    ("file", "articles"),
    [
        ("seeds/kotim-kasn.html", 1),
        ("seeds/maluku-utara.jsonl", 2),
        ("seeds/kabupaten-gorontalo-laporan.txt.gz", 1),
        ("seeds/*-klarifikasi.txt", 2),
        ("seeds/dumai-cpns.txt", 1),  # off topic
    ],
)
def test_all_that_the_spider_reads_is_explained(explain: Explain, file: str, articles: int) -> None:
    assert told(explain(file)).count("Read out of it") == articles


def test_json_is_the_record_as_exported(explain: Explain, database: Path) -> None:
    lines = database.with_name("records.jsonl").read_text(encoding="utf-8").splitlines()
    exported = [json.loads(line) for line in lines]
    records = [json.loads(line) for line in told(explain("seeds", "--json")).splitlines()]
    assert [record for record in records if record["relevance"]["on_topic"]] == exported
    some = [json.loads(line) for line in told(explain(SEED, "--json", "--only", "places,people")).splitlines()]
    whole = next(record for record in records if record["file"] == Path(SEED).name)
    assert some == [{key: whole[key] for key in ("people", "places")}]


def test_standard_input_is_read_like_a_file(explain: Explain) -> None:
    for name in ("tual-klarifikasi.txt", "kotim-kasn.html", "maluku-utara.jsonl", "kabupaten-gorontalo-laporan.txt.gz"):
        file = ROOT / "seeds" / name
        piped = told(explain("-", "--json", given=file.read_bytes()))
        from_file = told(explain(file, "--json"))
        records = [[json.loads(line) | {"file": None} for line in text.splitlines()] for text in (piped, from_file)]
        assert records[0] == records[1] != []


def test_only_some_kinds_are_marked_and_listed(explain: Explain) -> None:
    text = told(explain(SEED, "--only", "people, region"))
    marked = set(re.findall(r"\[([a-z ]+)[:,]", text))
    assert marked > {"region", "person", "role"}
    assert marked.isdisjoint({label(kind) for kind in KINDS} - {"region", "person"})
    assert "relevance" not in text
    assert "quotes" not in text


def test_the_decision_is_printed_with_what_decided_it(explain: Explain) -> None:
    for file in (SEED, "seeds/banjar-netralitas-pers.txt", "seeds/bontang-netral-karbon.txt"):
        text = told(explain(file, "--relevance"))
        relevance = json.loads(told(explain(file, "--json")))["relevance"]
        side = "on topic: " if relevance["on_topic"] else "off topic: "
        assert f"{side}score {relevance['score']:.3f}" in text
        assert "threshold 0.5" in text
        lines = re.findall(r"([+-]\d\.\d{3})  (.+?)  +(\S+) (\d+)–(\d+)$", text, re.MULTILINE)
        assert sorted(lines) == sorted(
            (f"{m['weight']:+.3f}", m["phrase"], m.get("in", "body"), str(m["span"][0]), str(m["span"][1]))
            for m in relevance["matches"]
        )
        assert "subtracted" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "name a FILE"),
        ([SEED, "--article", "1"], "name a FILE"),
        (["-", SEED], "name a FILE"),
        (["nowhere.txt"], "there is no file or folder 'nowhere.txt'"),
        (["--article", "99999"], "there is no article of id or URL '99999'"),
        (["--article", "9" * 40], "there is no article of id or URL"),
        ([SEED, "--only", "cars"], "not 'cars'"),
        ([SEED, "--nonsense"], "there is no option '--nonsense'"),
        ([SEED, "--html", "page.txt"], "ends in .html"),
        ([SEED, "--html", "seeds/kotim-kasn.html"], "exists and was not written by explain"),
        ([SEED, "--html", "nowhere/page.html"], "cannot be written"),
        ([SEED, "--json", "--relevance"], "not allowed with argument"),
    ],
)
def test_a_wrong_argument_is_one_line_and_exit_code_2(
    explain: Explain, database: Path, arguments: list[str], message: str
) -> None:
    page = (ROOT / "seeds" / "kotim-kasn.html").read_bytes()
    run = explain(*arguments, "-s", f"DATABASE={database}")
    assert told(run, 2) == ""
    assert message in run.stderr.decode()
    assert (ROOT / "seeds" / "kotim-kasn.html").read_bytes() == page


def test_what_cannot_be_read_is_told_beside_the_rest(explain: Explain, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    (tmp_path / "c.txt").write_bytes((ROOT / SEED).read_bytes())
    run = explain(tmp_path)
    assert told(run, 1).count("Read out of it") == 1
    assert "a.txt cannot be explained: empty: there is nothing in it" in run.stderr.decode()
    assert "b.pdf cannot be explained: unsupported" in run.stderr.decode()


def test_a_page_is_written_and_may_be_written_again(explain: Explain, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    for _ in range(2):
        assert told(explain(SEED, "--html", out)) == ""
        assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert told(explain(SEED, "--html")) == out.read_text(encoding="utf-8")
    (folder := tmp_path / "folder.html").mkdir()
    assert told(explain(SEED, "--html", folder), 2) == ""


def test_articles_without_headline_or_facts_are_shown(explain: Explain) -> None:
    text = told(explain("-", given=b"Selamat pagi, kata seorang warga. Cuaca hari ini cerah di mana-mana."))
    assert "no phrase of the topic stands in it" in text
    assert "off topic" in text
