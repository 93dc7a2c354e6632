"""The plain and healthy pages that the faults stand between, and the articles that some faults spoil."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from html import escape
from zlib import crc32

from crawler.parsing.dates import WIB
from tests.sites import furniture, newsroom
from tests.sites.posts import Post

MENU = '<li><a href="{url}">{title}</a></li>'
SHARE = '<a class="bagikan" href="{url}">{title}</a>'
ITEM = '<li class="berita-item"><a href="{url}">{title}</a></li>'
PLACES = (
    "Kota Bima",
    "Kabupaten Sigi",
    "Kabupaten Agam",
    "Kota Metro",
    "Kabupaten Buru",
    "Kabupaten Sekadau",
    "Kota Tual",
)
PEOPLE = ("Rosmala Tanjung", "Hendrik Pelupessy", "Siti Khumairah", "Yulius Bria", "Agustinus Lombe", "Maimunah Lapu")
TEXT = (
    "{place} – Badan Pengawas Pemilu {place} mengingatkan aparatur sipil negara agar tetap netral selama tahapan "
    "pilkada. Pesan itu disampaikan dalam pertemuan dengan {count} kepala bagian di aula kantor, {day}.",
    "Ketua Bawaslu {place}, {person}, menyebut pegawai dilarang ikut kampanye, mengunggah dukungan di media sosial, "
    "maupun memakai kendaraan dinas untuk kepentingan pasangan calon.",
    "“Seragam itu dibeli dengan uang rakyat, bukan dengan uang calon,” kata {person}.",
    "Menurut dia, laporan warga tentang pegawai yang tidak netral akan ditelusuri paling lambat {count} hari sejak "
    "diterima, lalu diteruskan kepada instansi yang berwenang menjatuhkan sanksi disiplin.",
)


def specimen(path: str) -> Post:
    """An article on topic for a path: another text for every path, and always the same."""
    number = crc32(path.encode())
    place, person = PLACES[number % len(PLACES)], PEOPLE[number // 7 % len(PEOPLE)]
    published = datetime(2024, 9, 2, 9, tzinfo=WIB) + timedelta(days=number % 80, minutes=number % 61)
    day = f"{furniture.day_of(published).partition(',')[0]} ({published.day}/{published.month}/{published.year})"
    facts = {"place": place, "person": person, "count": f"{number % 23 + 7}", "day": day}
    slug = path.strip("/").rpartition("/")[2]
    return Post(
        number=number,
        slug=slug,
        headline=f"Bawaslu {place} Minta ASN Netral, {person}: {slug.replace('-', ' ').title()}",
        paragraphs=tuple(one.format(**facts) for one in TEXT),
        author=PEOPLE[number // 3 % len(PEOPLE)],
        published=published,
        modified=None,
        section="Politik",
        tags=("Netralitas ASN",),
        on_topic=True,
        image=None,
        caption=None,
    )


def page(title: str, head: str, main: str) -> str:
    menu = furniture.menu(MENU, "/kanal/")
    pages = furniture.footer_links(MENU, "/halaman/{slug}")
    return (
        f'<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8">\n<title>{escape(title)}</title>\n{head}\n'
        '<link rel="alternate" type="application/rss+xml" href="/feed">\n</head>\n'
        f'<body><header><a href="/">{newsroom.NAME}</a><nav><ul>{menu}</ul></nav></header>\n<main>\n{main}\n</main>\n'
        f"<footer><p>{newsroom.STREET}. {newsroom.TELEPHONE}</p><ul>{pages}</ul></footer></body></html>\n"
    )


def article(post: Post, url: str, *, opening: str = "", closing: str = "") -> str:
    """The page of a post; `opening` and `closing` stand around its text."""
    facts = {"og:type": "article", "og:title": post.headline, "og:url": url, "og:site_name": newsroom.NAME}
    facts |= {"article:published_time": post.published.isoformat(), "article:section": post.section}
    head = "\n".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in facts.items())
    text = "\n".join(f"<p>{escape(one, quote=False)}</p>" for one in post.paragraphs)
    main = (
        f'<article class="berita"><h1 class="judul-berita">{escape(post.headline)}</h1><div class="info-berita">'
        f'<span class="penulis">Penulis: {escape(post.author)}</span> <time datetime="{post.published.isoformat()}">'
        f"{furniture.day_of(post.published)} {post.published:%H:%M} WIB</time></div>{furniture.sharing(url, SHARE)}"
        f'<div class="isi-berita">{opening}{text}{closing}</div></article>'
    )
    return page(f"{post.headline} - {newsroom.NAME}", f'{head}\n<link rel="canonical" href="{url}">', main)


def listing(title: str, links: Iterable[tuple[str, str]], *, more: str = "") -> str:
    """A page of links, each an address and what it says; `more` stands below them."""
    items = "\n".join(ITEM.format(url=escape(url), title=escape(shown)) for url, shown in links)
    return page(f"{title} - {newsroom.NAME}", "", f"<h1>{title}</h1>\n<ul>{items}</ul>{more}")


def notice(title: str, paragraphs: Sequence[str], *, form: str = "") -> str:
    """A page that says something else than news."""
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    return page(f"{title} - {newsroom.NAME}", "", f"<h1>{title}</h1>{text}{form}")
