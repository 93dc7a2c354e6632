import pytest

from crawler.items import Author
from crawler.parsing.text import parse_text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Satu kalimat saja.",
        "Reporter : Ocan\n\nIsi berita.",
        "BACA JUGA: Judul lain\n\nIsi berita.",
        "judul: ASN Netral\nTanpa titik dua\n\nIsi berita.",
        "url: https://a.id/x\nIsi langsung tanpa baris kosong.",
        "\n\nJudul\n\nIsi.",
    ],
)
def test_bare_text_is_all_body(text: str) -> None:
    article = parse_text(text, identity="berkas", file="a.txt")
    assert (article.body, article.identity, article.file, article.headline) == (text, "berkas", "a.txt", None)


def test_headers_are_read() -> None:
    article = parse_text(
        "URL: https://kabarcontoh.id/asn/?utm_source=x\nOutlet: Kabar Contoh\nJudul: ASN  Diminta Netral\n"
        "date_published: 2024-11-18T10:30:00+07:00\ndate_modified: 2024-11-19\nauthors: Siti; Bagus (editor)\n"
        "section: Daerah\n\nParagraf satu.\n\nParagraf dua.\n",
        identity="berkas",
    )
    assert article.url == article.identity == "https://kabarcontoh.id/asn"
    assert (article.outlet, article.headline, article.section) == ("Kabar Contoh", "ASN Diminta Netral", "Daerah")
    assert article.date_published is not None
    assert article.date_modified is not None
    assert article.date_published.isoformat() == "2024-11-18T10:30:00+07:00"
    assert article.date_modified.isoformat() == "2024-11-19T00:00:00+07:00"
    assert article.authors == (Author(name="Siti", role="reporter"), Author(name="Bagus", role="editor"))
    assert article.body == "Paragraf satu.\n\nParagraf dua.\n"


def test_empty_header_says_nothing() -> None:
    assert parse_text("judul:\nsection: Daerah\n\nIsi.", identity="i").headline is None


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("date_published: kemarin", "date_published: expected a date"),
        ("date_modified: 2024-02-31", "date_modified: expected a date"),
        ("url: kabarcontoh.id", "url: .*no absolute"),
        ("judul: A\nheadline: B", "headline: expected one"),
    ],
)
def test_unreadable_headers_are_errors(header: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_text(f"{header}\n\nIsi.", identity="i")
