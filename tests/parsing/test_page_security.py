"""A page can make the parser neither read files, nor reach the network, nor pass on addresses that run."""

import socket
from pathlib import Path
from typing import Any

import pytest

from crawler.parsing.html import parse_html

TEXT = "Camat meminta perangkat desa tidak hadir dalam kampanye, lalu menutup pertemuan itu dengan doa."
BODY = "<div class=entry-content>" + f"<p>{TEXT}</p>" * 4 + "</div>"


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the parser reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("offline")
def test_entities_and_declarations_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("kata sandi pegawai", encoding="utf-8")
    page = (
        '<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://jahat.example/x.dtd" ['
        f'<!ENTITY isi SYSTEM "file://{secret}"><!ENTITY % luar SYSTEM "http://jahat.example/y"> %luar;]>'
        '<html xmlns:xi="http://www.w3.org/2001/XInclude"><body>'
        f'<xi:include href="file://{secret}" parse="text"/><link rel="stylesheet" href="http://jahat.example/z.css">'
        f"<iframe src='file://{secret}'></iframe>{BODY}<p>&isi;</p></body></html>"
    )
    article = parse_html(page, identity="x")
    assert TEXT in article.body
    assert "sandi" not in str(article)


@pytest.mark.usefixtures("offline")
def test_nested_entities_do_not_grow() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    page = f'<!DOCTYPE html [<!ENTITY a0 "netral">{entities}]><html><body>{BODY}<p>&a11;</p></body></html>'
    assert len(parse_html(page, identity="x").body) < 1_000


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " \tjavascript:1",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/x",
        "blob:x",
    ],
)
@pytest.mark.parametrize("url", [None, "https://contoh.example/berita"])
def test_only_web_addresses_are_passed_on(address: str, url: str | None) -> None:
    page = (
        f"<link rel=canonical href='{address}'><meta property=og:url content='{address}'>"
        f"<meta property=og:image content='{address}'>"
        f'<script type="application/ld+json">{{"@type":"Article","url":"{address}","image":"{address}"}}</script>'
        f"{BODY}<div class=entry-content><p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p>"
        f"<p>Baca juga: <a href='{address}'>Pasar Sukamaju Dibuka Kembali Pekan Depan</a></p></div>"
    )
    article = parse_html(page, identity="x", url=url)
    assert (article.url, article.image) == (url, None)
    assert article.related == ()


@pytest.mark.parametrize("url", ["javascript:1", "file:///etc/passwd", "ftp://contoh.example/x", "berita"])
def test_page_of_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="URL"):
        parse_html(BODY, identity="x", url=url)


@pytest.mark.parametrize("written", ["\x01", "&#1;", "&#x202E;", "\u202e", "\u200b", "&#8205;", "\x7f"])
def test_unseen_characters_are_removed(written: str) -> None:
    page = f"<title>Ju{written}dul berita ini</title><h1>Ju{written}dul berita ini</h1>" + BODY.replace(
        "Camat", f"Ca{written}mat"
    )
    article = parse_html(page, identity="x")
    assert article.headline is not None
    assert all(text.replace("\n", "").isprintable() for text in (article.headline, article.body))


def test_half_characters_are_removed() -> None:
    page = (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Judul \\ud83d berita"}}</script>{BODY}'
    )
    headline = parse_html(page, identity="x").headline
    assert headline is not None
    assert headline.encode() == b"Judul berita"
