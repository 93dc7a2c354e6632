"""Which system made a page, and what a home page tells of the ways to the articles."""

import pytest

from crawler.discovery.front_page import read_front_page
from crawler.discovery.systems import system_of
from crawler.parsing.page import Page

HOME = "https://kabarlemo.example/"
ARTICLES = "".join(
    f'<h3><a href="/berita/{n}-panen-raya-di-lembah-lemo-tahun-ini">Panen Raya di Lembah Lemo Tahun Ini ({n})</a></h3>'
    for n in range(6)
)


@pytest.mark.parametrize(
    ("markup", "system"),
    [
        ('<head><meta name="generator" content="WordPress 6.5">', "wordpress"),
        ('<head><meta name="Generator" content="Drupal 10 (https://www.drupal.org)">', "drupal"),
        ('<head><meta name="generator" content="Hugo 0.125"><img src="/wp-content/a.jpg">', "hugo"),
        ('<img src="/wp-content/uploads/2024/10/a.jpg">', "wordpress"),
        ('<head><meta name="csrf-token" content="x">', "laravel"),
        ('<script src="/_next/static/chunks/main.js"></script>', "nextjs"),
        ('<div id="__nuxt"></div>', "nuxt"),
        ('<link rel="stylesheet" href="/_astro/index.css">', "astro"),
        ("<p>WordPress, Drupal, dan Next.js dibahas dalam lokakarya.</p>", None),
        ('<head><meta name="description" content="wordpress">', None),
    ],
)
def test_a_system_is_told_by_its_generator_then_by_marks(markup: str, system: str | None) -> None:
    source = f"<!doctype html><html>{markup}".encode()
    assert system_of(Page(source), source) == system


def test_a_home_page_tells_sections_archives_and_tags_on_topic() -> None:
    menu = (
        '<a href="/">Beranda</a><a href="/kategori/politik">Politik</a><a href="/ekonomi">Ekonomi</a>'
        '<a href="/indeks">Indeks Berita</a><a href="/tag/netralitas-asn">netralitas ASN</a>'
        '<a href="/tag/resep">resep</a>'
        '<a href="https://lain.example/olahraga">Olahraga</a><a href="/kontak.pdf">Tarif</a>'
    )
    feed = '<link rel="alternate" type="application/rss+xml" href="/umpan.xml">'
    source = f"<html><head><title>Kabar Lemo</title>{feed}</head><body><nav>{menu}</nav>{ARTICLES}</body></html>"
    front = read_front_page(source.encode(), HOME)
    assert front.feeds == (f"{HOME}umpan.xml",)
    assert set(front.sections) == {f"{HOME}kategori/politik", f"{HOME}ekonomi"}
    assert front.archives == (f"{HOME}indeks",)
    assert front.topics == (f"{HOME}tag/netralitas-asn",)
    assert len(front.listing.links) == 6
