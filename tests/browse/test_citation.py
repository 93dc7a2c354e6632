"""Citations: all that is known in the order of the styles, nothing that is not, and no way out of a format."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from browse.citation import Source, bibtex, csl, in_words, ris, source
from browse.stored import stored_reading
from crawler.memory.captures import Capture
from tests.browse.serving import Served

AT = datetime(2024, 10, 8, 1, 2, 3, tzinfo=UTC)
WIB = timezone(timedelta(hours=7))
FULL = Source(
    id=12,
    headline="Sekda: ASN Netral?",
    outlet="Suara Konawe Uji",
    url="https://suara.example/a_b?x=1&y=2",
    published=datetime(2024, 10, 7, 23, 30, tzinfo=WIB),
    language="id",
    authors=("Dewi Lestari", "Rudi Hartanto"),
    editors=(),
    capture=Capture(outlet="suara", url="https://suara.example/a", at=AT, digest="ABC234", file="a.warc.gz", offset=7),
    first_seen="2024-10-08T01:02:03+00:00",
)
BARE = Source(
    id=13,
    headline=None,
    outlet=None,
    url=None,
    published=None,
    language=None,
    authors=(),
    editors=(),
    capture=None,
    first_seen="2024-10-09T00:00:00+00:00",
)


def test_in_words() -> None:
    assert in_words(FULL, "en") == (
        "Dewi Lestari, Rudi Hartanto. (7 Oct 2024). Sekda: ASN Netral? Suara Konawe Uji. "
        "https://suara.example/a_b?x=1&y=2 Accessed 8 Oct 2024. "
        "Archived capture of 2024-10-08T01:02:03+00:00, SHA-1 ABC234."
    )
    assert in_words(FULL, "id").endswith("Diakses 8 Okt 2024. Salinan arsip 2024-10-08T01:02:03+00:00, SHA-1 ABC234.")


def test_what_is_not_known_is_said_or_left_out() -> None:
    assert in_words(BARE, "en") == (
        "(n.d.). [Without headline]. Text collected 9 Oct 2024; no capture of its page is known."
    )
    assert in_words(BARE, "id").startswith("(tanpa tanggal). [Tanpa judul].")
    assert set(csl(BARE, "en")[0]) == {"id", "type", "note"}
    assert [line[:2] for line in ris(BARE, "en").splitlines()] == ["TY", "ID", "N1", "ER"]
    assert bibtex(BARE, "en").count(" = ") == 1


def test_only_what_is_in_the_archive_is_called_archived() -> None:
    assert FULL.capture is not None
    lost = replace(FULL, capture=replace(FULL.capture, file=None, offset=None))
    assert "rchive" not in in_words(lost, "en")
    assert "was not kept" in in_words(lost, "en")


def test_editors_are_named_as_such() -> None:
    edited = replace(FULL, authors=(), editors=("Sri Wahyuni",))
    assert in_words(edited, "en").startswith("Sri Wahyuni (Ed.). (7 Oct 2024).")
    assert "  editor = {{Sri Wahyuni}},\n" in bibtex(edited, "en")
    assert "A2  - Sri Wahyuni\r\n" in ris(edited, "en")


def test_for_programs() -> None:
    entry = bibtex(FULL, "en")
    assert entry.startswith("@online{netralitas-12,\n  author = {{Dewi Lestari} and {Rudi Hartanto}},\n")
    assert "  date = {2024-10-07},\n  url = {https://suara.example/a_b?x=1&y=2},\n  urldate = {2024-10-08},\n" in entry
    assert ris(FULL, "en").startswith(
        "TY  - NEWS\r\nID  - netralitas-12\r\nAU  - Dewi Lestari\r\nAU  - Rudi Hartanto\r\n"
    )
    (item,) = csl(FULL, "en")
    assert item["issued"] == {"date-parts": [[2024, 10, 7]]}
    assert item["accessed"] == {"date-parts": [[2024, 10, 8]]}
    assert item["author"] == [{"literal": "Dewi Lestari"}, {"literal": "Rudi Hartanto"}]


@pytest.mark.parametrize("bad", ["} @evil{x, a={", "100% & #1 _x_ ^y~ \\input{secret}", "{{{"])
def test_no_headline_gets_out_of_its_field(bad: str) -> None:
    entry = bibtex(replace(FULL, headline=bad, url="https://x.example/}{\\"), "en")
    plain = entry.replace("\\{", "").replace("\\}", "").replace("\\textbackslash{}", "")
    assert plain.count("{") == plain.count("}")
    assert "\\input" not in entry
    depth = 0
    for character in plain[:-2]:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth > 0 or "{" not in plain[: plain.index(character) + 1]


def test_an_article_is_cited_as_it_is_stored(collected: Path, served: Served) -> None:
    connection = sqlite3.connect(f"{collected.as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    (edited,) = connection.execute("SELECT id FROM articles WHERE headline LIKE '%(Diperbarui)'").fetchone()
    cited = source(connection, stored_reading(connection, edited))
    assert cited.capture is not None
    (digest,) = connection.execute("SELECT digest FROM captures WHERE id = ?", [cited.capture.id]).fetchone()
    assert f"SHA-1 {digest}." in served.get(f"/article/{edited}/cite")
    assert served.get(f"/article/{edited}/cite?format=ris") == ris(cited, "en")
    assert served.status(f"/article/{edited}/cite?format=docx") == 400
    (bad,) = connection.execute("SELECT id FROM articles WHERE identity LIKE 'https://jahat.example/%'").fetchone()
    stored = stored_reading(connection, bad)
    unsafe = replace(stored.reading.article, url="javascript:alert(1)", headline="satu\r\nER  - \r\ndua")
    cited = source(connection, replace(stored, reading=replace(stored.reading, article=unsafe)))
    assert (cited.url, cited.headline) == (None, "satu ER - dua")
