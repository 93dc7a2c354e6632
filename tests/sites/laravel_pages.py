"""The pages of the portal: Bootstrap, dates in words, bylines in the text, and nothing for machines."""

from collections.abc import Sequence
from html import escape

from tests.sites import newsroom
from tests.sites.drawing import draw
from tests.sites.furniture import around, excerpt, footer_links, links, menu, page_of, pages_in, popular, sharing
from tests.sites.laravel_portal import List, Portal, figure_of, pager, part_of, parts_of, text_of, written
from tests.sites.posts import Post, slug_of

LINK = '<li><a href="{url}">{title}</a></li>'
SHARE = '<a class="btn btn-sm" target="_blank" rel="noopener" href="{url}" title="{title}"><i class="fa"></i></a>'
RELATED = '<div class="col-md-4"><a href="{url}"><h6>{title}</h6></a></div>'
MENU = '<li class="nav-item"><a class="nav-link" href="{url}">{title}</a></li>'


def article(portal: Portal, post: Post, part: str) -> str:
    """A part of an article, by its number, or the whole ("all")."""
    paragraphs = post.paragraphs if part == "all" else part_of(portal, post, part) or ()
    is_last = paragraphs[-1:] == post.paragraphs[-1:]
    content = draw(
        "laravel/article.html",
        url=portal.url,
        section=post.section,
        section_slug=slug_of(post.section),
        title=escape(post.headline, quote=False),
        date=written(post.published),
        views=f"{post.number * 37 % 900 + 101:,}".replace(",", "."),
        share=sharing(portal.address(post), SHARE),
        figure=figure_of(portal, post) if part in ("1", "all") else "",
        content=text_of(portal, post, paragraphs, is_last=is_last),
        parts=parts_of(portal, post, part),
        tags=_tags(portal, post.tags),
        related=links(around(post, portal.newest, 5)[2:], portal.address, RELATED),
        remarks="\n".join(
            f'<div class="media"><h6>{who}</h6><p>{text}</p></div>'
            for who, text in newsroom.remarks(post.number, post.number % 3)
        ),
    )
    return _page(portal, post.headline, content, _head(portal, post))


def amp(portal: Portal, post: Post) -> str:
    return draw(
        "laravel/amp.html",
        url=portal.url,
        name=newsroom.NAME,
        at=portal.address(post),
        title=escape(post.headline, quote=False),
        date=written(post.published),
        figure=figure_of(portal, post).replace("<img", '<amp-img width="800" height="450"'),
        content=text_of(portal, post, post.paragraphs, is_last=True),
        tags=_tags(portal, post.tags),
        related=links(around(post, portal.newest), portal.address, LINK),
    )


def home(portal: Portal) -> str:
    content = f'<h4 class="judul-samping"><span>Berita Terkini</span></h4>{_cards(portal, portal.newest[:10])}'
    return _page(portal, newsroom.SLOGAN, f'{content}<a class="btn" href="{portal.url}/indeks">Berita Lainnya</a>')


def index(portal: Portal, posts: Sequence[Post], listed: List, number: int) -> str:
    cards = _cards(portal, page_of(posts, max(number, 1)))
    content = f'<h1 class="judul-kategori">{escape(listed.title)}</h1>{cards or "<p>Tidak ada berita.</p>"}'
    return _page(portal, listed.title, content + pager(portal.url + listed.address, number, pages_in(posts)))


def static(portal: Portal, slug: str) -> str:
    title, paragraphs = newsroom.PAGES[slug]
    text = "\n".join(f"<p>{one}</p>" for one in paragraphs)
    return _page(
        portal, title, f'<div class="detail-berita"><h1>{title}</h1><div class="isi-berita">{text}</div></div>'
    )


def missing(portal: Portal) -> str:
    title = "Halaman tidak ditemukan"
    said = "Maaf, halaman yang Anda tuju tidak tersedia atau sudah dipindahkan. Silakan baca berita lain di bawah ini."
    return _page(
        portal, title, f'<h1 class="judul">{title}</h1><p>{said}</p>{_cards(portal, popular(portal.newest, 3))}'
    )


def _head(portal: Portal, post: Post) -> str:
    return draw(
        "laravel/head.html",
        description=escape(excerpt(post)),
        keywords=escape(", ".join(post.tags)),
        name=newsroom.NAME,
        title=escape(post.headline),
        at=portal.address(post),
        picture=portal.picture(post),
        amp=portal.address(post).replace("/berita/", "/amp/berita/", 1),
        canonical=f'    <link rel="canonical" href="{portal.address(post)}">' if portal.canonical else "",
    )


def _cards(portal: Portal, posts: Sequence[Post]) -> str:
    return "".join(
        draw(
            "laravel/card.html",
            url=portal.url,
            at=portal.address(post),
            picture=portal.picture(post),
            title=escape(post.headline),
            section=post.section,
            section_slug=slug_of(post.section),
            text=escape(excerpt(post)),
            date=written(post.published),
        )
        for post in posts
    )


def _tags(portal: Portal, tags: Sequence[str]) -> str:
    return " ".join(f'<a class="badge" href="{portal.url}/tag/{slug_of(one)}">{escape(one)}</a>' for one in tags)


def _page(portal: Portal, title: str, content: str, head: str = "") -> str:
    return draw(
        "laravel/page.html",
        title=escape(title),
        name=newsroom.NAME,
        url=portal.url,
        head=head,
        menu=menu(MENU, f"{portal.url}/kategori/"),
        content=content,
        popular=links(popular(portal.newest), portal.address, LINK),
        latest=links(portal.newest[:5], portal.address, LINK),
        tags=_tags(portal, list(dict.fromkeys(tag for post in portal.newest[:10] for tag in post.tags))[:12]),
        pages=footer_links('<a href="{url}">{title}</a>', portal.url + "/halaman/{slug}"),
        street=newsroom.STREET,
        telephone=newsroom.TELEPHONE,
    )
