"""Pages that are broken, huge or made to hurt: no crash, no hang, and the text where there is any."""

import time

import pytest

from crawler.parsing.encoding import UndecodableError
from crawler.parsing.html import parse_html

TEXT = "Camat meminta perangkat desa tidak hadir dalam kampanye, lalu menutup pertemuan itu dengan doa."
P = f"<p>{TEXT}</p>"
SECONDS = 6

HOSTILE = {
    "divs": "<div>" * 100_000 + P * 5 + "</div>" * 100_000,
    "fifty megabytes": P * 450_000,
    "one endless word": "<p>" + "x" * 12_000_000,
    "line breaks": "<div class='entry-content'>" + "a<br>" * 300_000,
    "links": "<div class='entry-content'>" + "<a href='/x'>a b c d e f</a>" * 50_000,
    "attributes": "<div " + " ".join(f"a{i}=1" for i in range(100_000)) + ">",
    "classes": "<div class='" + "entry-content " * 100_000 + "'>",
    "bylines": "<h1>Judul berita ini</h1>" + "<span class='author date views caption'>18 November 2024</span>" * 30_000,
    "nested parts": "<h1>Judul berita ini</h1>" + "<div class='entry-content author date caption related'>" * 1_900,
    "deep JSON": "<script type='application/ld+json'>" + "[" * 200_000 + "</script>",
    "commas in JSON": "<script type='application/ld+json'>" + ", " * 500_000 + "</script>",
    "scripts": "<script type='application/ld+json'>{</script>" * 20_000,
    "angles": "<" * 1_000_000,
    "ampersands": "&" * 1_000_000,
    "quotes": '<a href="' + "'" * 1_000_000,
    "comments": "<!--" * 300_000,
    "headings": "<h1>" * 100_000 + "judul",
    "lists": "<ul><li>" * 3_000 + P,
    "titles": "<title>" + "a - " * 100_000 + "</title><h1>a - a - a - a</h1>",
    "captions": "<article><div class='entry-content'>" + P * 5 + "<figcaption>a</figcaption>" * 15_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_page_neither_crashes_nor_hangs(name: str) -> None:
    started = time.process_time()
    article = parse_html(HOSTILE[name], identity="x", url="https://contoh.example/b")
    assert time.process_time() - started < SECONDS
    assert article.identity == "https://contoh.example/b"


@pytest.mark.parametrize(
    "page", ["", "   ", "<!-- -->", "<!doctype html>", "<?xml version='1.0' encoding='utf-8'?>", "halo"]
)
def test_page_without_article_has_an_empty_body(page: str) -> None:
    assert parse_html(page, identity="x").body == ""


@pytest.mark.parametrize("depth", [300, 1_500])
def test_text_under_unclosed_elements_is_found(depth: int) -> None:
    body = parse_html("<div>" * depth + P * 3, identity="x").body
    assert body == "\n".join([TEXT] * 3)


@pytest.mark.parametrize("data", [b"%PDF-1.4 x", b"\x89PNG\r\n", b"\x00\x01\x02" * 99])
def test_binary_is_no_page(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        parse_html(data, identity="x")


@pytest.mark.parametrize("inner", ["\ud800 ", "ha\x00lo "])
def test_stray_characters_do_not_stop_the_page(inner: str) -> None:
    assert TEXT in parse_html(f"<div>{inner}{P * 5}</div>", identity="x").body


def test_truncated_page_keeps_what_came() -> None:
    page = f"<html><body><h1>Judul berita ini</h1><div class='entry-content'>{P * 5}<p>Lalu camat ber".encode()
    assert parse_html(page, identity="x").body.split("\n")[:5] == [TEXT] * 5


def test_canonical_of_another_site_or_the_home_page_is_not_believed() -> None:
    for address in ("https://lain.example/salinan", "https://contoh.example/", "javascript:x", ""):
        page = f"<link rel=canonical href='{address}'>{P * 5}"
        assert parse_html(page, identity="x", url="https://contoh.example/b").url == "https://contoh.example/b"
