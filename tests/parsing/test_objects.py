from datetime import UTC, datetime

import pytest

from crawler.items import Author
from crawler.parsing.objects import MalformedError, parse_object


def test_object_with_text() -> None:
    article = parse_object(
        {
            "text": "Isi.",
            "url": "https://a.id/x/",
            "headline": "Judul",
            "date_published": "2024-11-18",
            "authors": ["Siti", {"name": "Bagus", "role": "editor"}],
            "outlet": "Kabar",
            "section": None,
            "score": 3,
        },
        identity="i",
        file="a.jsonl",
    )
    assert (article.identity, article.url, article.body, article.file) == (
        "https://a.id/x",
        "https://a.id/x",
        "Isi.",
        "a.jsonl",
    )
    assert (article.headline, article.outlet, article.section) == ("Judul", "Kabar", None)
    assert article.authors == (Author(name="Siti", role="reporter"), Author(name="Bagus", role="editor"))


def test_date_may_be_a_datetime() -> None:
    moment = datetime(2024, 11, 18, tzinfo=UTC)
    assert parse_object({"text": "x", "date_published": moment}, identity="i").date_published == moment


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({}, "text: expected text, or html"),
        ({"text": ""}, "both are absent"),
        ({"text": None, "html": None}, "both are absent"),
        ({"text": 5}, "text: expected text, got int"),
        ({"html": ["x"]}, "html: expected text, got list"),
        ({"text": "x", "headline": 5}, "headline: expected text, got int"),
        ({"text": "x", "date_published": "lusa"}, "date_published: expected a date"),
        ({"text": "x", "date_published": 20241118}, "date_published: expected text, got int"),
        ({"text": "x", "url": "/x"}, "url: "),
        ({"text": "x", "authors": 5}, "authors: expected a list, got int"),
        ({"text": "x", "authors": [5]}, "authors: expected names or objects"),
        ({"text": "x", "authors": [{"name": "A", "role": "boss"}]}, "authors: expected a role of reporter, editor"),
    ],
)
def test_malformed_values_are_named(value: dict[str, object], message: str) -> None:
    with pytest.raises(MalformedError, match=message):
        parse_object(value, identity="i")


def test_list_is_no_object() -> None:
    with pytest.raises(MalformedError, match="expected an object, got list"):
        parse_object([], identity="i")  # type: ignore[arg-type]  # the wrong kind is the point


PAGE = "<title>Judul Halaman</title><h1>Judul Halaman</h1><div class='entry-content'>" + "<p>Isi halaman.</p>" * 20


def test_object_with_html_is_parsed_and_its_own_values_win() -> None:
    article = parse_object({"html": PAGE, "url": "https://a.id/x/?m=1", "section": "Daerah"}, identity="i")
    assert (article.headline, article.section, article.url) == ("Judul Halaman", "Daerah", "https://a.id/x")
    assert article.body.startswith("Isi halaman.")
    assert parse_object({"html": PAGE, "headline": "Lain", "text": "Teks."}, identity="i").headline == "Lain"


def test_text_beside_html_is_the_body() -> None:
    assert parse_object({"html": PAGE, "text": "Teks."}, identity="i").body == "Teks."
