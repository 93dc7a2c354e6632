"""Bodies on pages that mark none, and pages that hold no article."""

import time
from pathlib import Path

import pytest

from crawler.discovery.files import articles
from crawler.items import Related, Skip
from crawler.parsing.html import parse_html

TEXTS = (
    "Camat Sukamaju meminta perangkat desa tidak hadir dalam kampanye siapa pun, lalu menutup pertemuan dengan doa.",
    "“Netral itu bukan diam, netral itu tahu tempat,” kata camat di hadapan dua belas kepala dusun pagi itu.",
    "Pengawas kecamatan mencatat tidak ada laporan baru sejak awal bulan, dan tetap membuka pos aduan di kantornya.",
    "Pos itu dijaga bergantian oleh enam orang sampai sehari setelah pemungutan suara selesai di semua tempat.",
)
MENU = "<ul>" + "".join(f"<li><a href='/kanal/{n}'>Kanal {n}</a></li>" for n in range(60)) + "</ul>"
SIDE = "".join(
    f"<div class=x><h3><a href='/b/{n}'>Judul berita lain nomor {n}</a></h3><p>Cuplikan singkat {n}.</p></div>"
    for n in range(40)
)
HEAD = "<title>Camat Sukamaju Minta Perangkat Desa Netral</title><h1>Camat Sukamaju Minta Perangkat Desa Netral</h1>"


def page(inner: str) -> str:
    article = f"<div class=a><div class=b>{HEAD}{inner}</div></div>"
    return f"<html><body><header>{MENU}</header>{article}<div>{SIDE}</div></body></html>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_repeated_paragraph_stays() -> None:
    lines = (*TEXTS, TEXTS[0])
    assert parse_html(page(f"<div class=c>{paragraphs(*lines)}</div>"), identity="x").body.split("\n") == [*lines]


def test_caption_and_pointer_are_set_apart() -> None:
    inner = (
        f"<div class=c>{paragraphs(*TEXTS[:2])}<figure><figcaption>Camat berbicara.</figcaption></figure>"
        "<p>Baca juga: <a href='https://contoh.example/lain'>Pasar Sukamaju Dibuka Kembali Pekan Depan</a></p>"
        f"{paragraphs(*TEXTS[2:])}</div>"
    )
    article = parse_html(page(inner), identity="x", url="https://contoh.example/berita")
    assert article.body.split("\n") == [*TEXTS]
    assert article.captions == ("Camat berbicara.",)
    assert article.related == (
        Related(title="Pasar Sukamaju Dibuka Kembali Pekan Depan", url="https://contoh.example/lain"),
    )


def test_table_of_data_stays_in_rows() -> None:
    table = "<table><tr><th>Desa</th><th>Aduan</th></tr><tr><td>Sukamaju</td><td>3</td></tr></table>"
    inner = f"<div class=c>{paragraphs(*TEXTS[:2])}{table}{paragraphs(*TEXTS[2:])}</div>"
    body = parse_html(page(inner), identity="x").body
    assert body.split("\n") == [*TEXTS[:2], "Desa | Aduan", "Sukamaju | 3", *TEXTS[2:]]


def test_table_of_links_is_dropped() -> None:
    table = "<table><tr><td><a href='/1'>Satu</a></td><td>Dua</td></tr><tr><td>Tiga</td><td>Empat</td></tr></table>"
    inner = f"<div class=entry-content>{paragraphs(*TEXTS[:2])}{table}{paragraphs(*TEXTS[2:])}</div>"
    assert parse_html(page(inner), identity="x").body.split("\n") == [*TEXTS]


def test_article_laid_out_by_tables_is_found() -> None:
    source = f"<table><tr><td>{MENU}</td><td>{HEAD}{paragraphs(*TEXTS)}</td></tr></table>"
    assert parse_html(source, identity="x").body.split("\n") == [*TEXTS]


def test_parts_of_a_body_are_joined() -> None:
    parts = "".join(
        f"<div class=page><div class=entry-content>{paragraphs(*TEXTS[n : n + 2])}</div></div>" for n in (0, 2)
    )
    assert parse_html(page(f"<div class=parts>{parts}</div>"), identity="x").body.split("\n") == [*TEXTS]


def test_bodies_of_several_articles_are_not_joined() -> None:
    posts = "".join(
        f"<article><h2><a href='/{n}'>Judul tulisan {n} yang panjang</a></h2>"
        f"<div class=entry-content>{paragraphs(*TEXTS[n : n + 2])}</div></article>"
        for n in (0, 2)
    )
    body = parse_html(f"<body><div>{posts}</div></body>", identity="x").body
    assert body.split("\n") in ([*TEXTS[:2]], [*TEXTS[2:]])


@pytest.mark.parametrize(
    "title",
    [
        "Halaman Tidak Ditemukan - Kabar Sukamaju",
        "404 Not Found",
        "Login | Kabar Sukamaju",
        "Kabar Sukamaju » Page not found",
        "Just a moment...",
        "Hasil pencarian untuk netralitas - Kabar Sukamaju",
        "You searched for netralitas | Kabar Sukamaju",
    ],
)
def test_notice_is_no_article(title: str) -> None:
    source = f"<title>{title}</title><body><h1>Maaf</h1><div class=entry-content>{paragraphs(*TEXTS)}</div></body>"
    assert parse_html(source, identity="x").body == ""


@pytest.mark.parametrize("title", ["404 Pegawai Dilaporkan Tidak Netral", "Masuk Masa Tenang, Pegawai Diminta Diam"])
def test_headline_with_words_of_a_notice_is_an_article(title: str) -> None:
    source = f"<title>{title}</title><body><h1>{title}</h1><div class=entry-content>{paragraphs(*TEXTS)}</div></body>"
    assert parse_html(source, identity="x").body.split("\n") == [*TEXTS]


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + "</div>" * 100_000,
        f"<title>Kabar Sukamaju</title><body>{MENU}</body>",
        "<title>Masuk</title><form><label>Nama <input></label><button>Masuk</button></form>",
        '<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{"props":{}}</script>',
    ],
)
def test_page_without_article_is_skipped_as_empty(source: str, tmp_path: Path) -> None:
    file = tmp_path / "halaman.html"
    file.write_text(source, encoding="utf-8")
    (found,) = articles(file, limit=10_000_000)
    assert isinstance(found, Skip)
    assert found.reason == "empty"


def test_index_page_does_not_crash() -> None:
    assert parse_html(f"<title>Kabar Sukamaju</title><body>{MENU}{SIDE}</body>", identity="x").date_published is None


@pytest.mark.parametrize(
    ("statement", "day"),
    [
        ("<meta name='tanggal_terbit' content='2023-05-14'>", None),
        ('<script>var halaman = {"datePublished": "2023-05-14T08:30:00+07:00"};</script>', "2023-05-14T08:30:00+07:00"),
        ("<div data-date='2023-05-14' class=zz>Diterbitkan kemarin</div>", None),
        (
            "<p>Peraturan itu terbit pada 14 Mei 2023 dan berlaku sejak hari itu di seluruh kecamatan.</p>",
            None,
        ),
        ("<img src='/unggahan/2023/05/14/camat.jpg'>", None),
        ("<footer>Hak cipta 14 Mei 2023</footer>", None),
    ],
)
def test_date_must_be_stated_outside_the_text(statement: str, day: str | None) -> None:
    found = parse_html(page(f"{statement}<div class=c>{paragraphs(*TEXTS)}</div>"), identity="x").date_published
    assert (found and found.isoformat()) == day


def test_guess_is_not_slow() -> None:
    source = page(f"<div class=c>{paragraphs(*TEXTS * 3)}</div>" + "<!-- x -->" * 3_000)
    parse_html(source, identity="x")
    started = time.process_time()
    for _ in range(5):
        parse_html(source, identity="x")
    assert (time.process_time() - started) / 5 < 0.15
