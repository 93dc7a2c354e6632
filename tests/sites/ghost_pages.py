"""The pages of Ghost's theme Casper, as an Indonesian newsroom has translated it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from tests.sites import furniture, ghost_head, newsroom
from tests.sites.furniture import MONTHS
from tests.sites.groups import Shelf
from tests.sites.posts import Post, slug_of

# Of a post for members only everybody may read so many paragraphs.
FREE_PARAGRAPHS = 2
SHARE = '<a class="share-link" href="{url}" target="_blank" rel="noopener">{title}</a>'
MENU = '<li class="nav-item"><a href="{url}/">{title}</a></li>'
FOOT = '<li class="nav-item"><a href="{url}">{title}</a></li>'
PROPOSED = '<article class="post-card"><a href="{url}"><h2 class="post-card-title">{title}</h2></a></article>'
INVITATION = (
    '<aside class="gh-post-upgrade-cta"><div class="gh-post-upgrade-cta-content"><h2>Tulisan ini khusus pelanggan</h2>'
    '<a class="gh-btn" data-portal="signup">Berlangganan sekarang</a><p><small>Sudah punya akun? '
    '<a data-portal="signin">Masuk</a></small></p></div></aside>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Casper:
    """Draws the pages of a site at `url`, whose posts are `posts`, newest first."""

    url: str
    posts: Sequence[Post]
    visible_pager: bool = True
    members_only: frozenset[int] = frozenset()

    def address(self, post: Post) -> str:
        return f"{self.url}/{post.slug}/"

    def page(self, title: str, url: str, head: str, main: str, *, template: str) -> str:
        """A page of the theme around `main`."""
        name = newsroom.NAME
        shown = title if title == name else f"{title} - {name}" if template != "post" else title
        return (
            f'<!DOCTYPE html>\n<html lang="id"><head>\n<title>{escape(shown)}</title>\n<meta charset="utf-8" />\n'
            '<meta http-equiv="X-UA-Compatible" content="IE=edge" />\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1.0" />\n'
            f'<link rel="stylesheet" type="text/css" href="/assets/built/screen.css?v=6a9b1c" />\n'
            f'<link rel="canonical" href="{url}" />\n<meta name="referrer" content="no-referrer-when-downgrade" />\n'
            f'{head}\n<meta name="generator" content="Ghost 5.82" />\n'
            f'<link rel="alternate" type="application/rss+xml" title="{name}" href="{self.url}/rss/" />\n'
            '<script defer src="/assets/portal.min.js" data-i18n="true" data-ghost="/"></script>'
            f'\n</head>\n<body class="{template}-template is-head-left-logo has-cover">\n<div class="viewport">\n'
            f'{self._header()}\n<div class="site-content">\n{main}\n</div>\n{self._footer()}\n</div>\n'
            '<script src="/assets/built/casper.js?v=6a9b1c"></script>\n</body></html>\n'
        )

    def _header(self) -> str:
        return (
            '<header id="gh-head" class="gh-head outer"><div class="gh-head-inner inner"><div class="gh-head-brand">'
            f'<a class="gh-head-logo no-image" href="{self.url}">{newsroom.NAME}</a></div><nav class="gh-head-menu">'
            f'<ul class="nav">{furniture.menu(MENU, f"{self.url}/tag/")}</ul></nav><div class="gh-head-actions">'
            '<button class="gh-search gh-icon-btn" data-ghost-search aria-label="Cari"></button>'
            '<a class="gh-head-link" href="#/portal/signin" data-portal="signin">Masuk</a></div></div></header>'
        )

    def _footer(self) -> str:
        pages = furniture.footer_links(FOOT, f"{self.url}/{{slug}}/")
        return (
            '<footer class="site-footer outer"><div class="inner"><section class="copyright">'
            f'<a href="{self.url}">{newsroom.NAME}</a> &copy; 2025. {newsroom.STREET}. {newsroom.TELEPHONE}</section>'
            f'<nav class="site-footer-nav"><ul class="nav">{pages}</ul></nav><div class="gh-powered-by">'
            '<a href="https://ghost.org/" target="_blank" rel="noopener">Powered by Ghost</a></div></div></footer>'
        )

    def post(self, post: Post) -> str:
        body = self.body(post) + (INVITATION if post.number in self.members_only else "")
        tag = f'<a href="{self.url}/tag/{slug_of(post.section)}/">{post.section}</a>'
        moment = post.published
        day = f"{moment.day} {MONTHS[moment.month - 1][:3]} {moment.year}"
        author = f'<a href="{self.url}/author/{slug_of(post.author)}/">{escape(post.author)}</a>'
        main = (
            f'<main id="site-main" class="site-main"><article class="article post tag-{slug_of(post.section)}">'
            '<header class="article-header gh-canvas"><div class="article-tag post-card-tags">'
            f'<span class="post-card-primary-tag">{tag}</span></div><h1 class="article-title">{escape(post.headline)}'
            '</h1><div class="article-byline"><section class="article-byline-content"><ul class="author-list">'
            f'<li class="author-list-item"></li></ul><div class="article-byline-meta"><h4 class="author-name">{author}'
            f'</h4><div class="byline-meta-content"><time class="byline-meta-date" datetime="{moment:%Y-%m-%d}">{day}'
            '</time> <span class="byline-reading-time"><span class="bull">&bull;</span> 2 menit baca</span></div></div>'
            f"</section></div>{self._figure(post)}</header>\n"
            f'<section class="gh-content gh-canvas">\n{body}\n</section>\n'
            f'<div class="share">{furniture.sharing(self.address(post), SHARE)}</div></article></main>\n'
            f"{self._below(post)}"
        )
        return self.page(post.headline, self.address(post), ghost_head.about(post, self.url), main, template="post")

    def body(self, post: Post) -> str:
        """The text, as far as everybody may read it, with a card that links to another post."""
        shown = FREE_PARAGRAPHS if post.number in self.members_only else None
        other = furniture.around(post, self.posts, 1)
        cards = (
            '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="{url}">'
            '<div class="kg-bookmark-content"><div class="kg-bookmark-title">Baca juga: {title}</div>'
            f'<div class="kg-bookmark-metadata"><span class="kg-bookmark-author">{newsroom.NAME}</span></div></div></a>'
            "</figure>"
        )
        paragraphs = [f"<p>{escape(one, quote=False)}</p>" for one in post.paragraphs[:shown]]
        return furniture.between(paragraphs, [furniture.links(other, self.address, cards)] if other else [])

    def _figure(self, post: Post) -> str:
        if not post.image:
            return ""
        return (
            f'<figure class="article-image"><img src="{ghost_head.picture(post, self.url)}" alt="" />'
            f"<figcaption>{escape(post.caption or '')}</figcaption></figure>"
        )

    def _below(self, post: Post) -> str:
        others = furniture.links(furniture.around(post, self.posts), self.address, PROPOSED)
        return (
            '<section class="footer-cta outer"><div class="inner"><h2 class="footer-cta-title">Dapatkan kabar daerah '
            'setiap pagi</h2><a class="footer-cta-button" href="#/portal">Tulis alamat surel Anda</a></div></section>'
            f'<aside class="read-more-wrap outer"><div class="read-more inner">{others}</div></aside>'
        )

    def listing(self, title: str, folder: str, shelf: Shelf, *, template: str = "tag") -> str:
        """A page of a list, which is at `folder` and goes on at `folder`page/2/."""
        cards = "\n".join(self._card(post) for post in shelf.posts)
        before, after = self._neighbours(folder, shelf)
        relations = f'<link rel="prev" href="{before}" />' * bool(
            before
        ) + f'<link rel="next" href="{after}" />' * bool(after)
        older = f'<a class="older-posts" href="{after}">Kabar lebih lama &rarr;</a>' if after else ""
        newer = f'<a class="newer-posts" href="{before}">&larr; Kabar lebih baru</a>' if before else ""
        number = f'<span class="page-number">Halaman {shelf.number} dari {shelf.last}</span>'
        pager = f'<nav class="pagination" role="navigation">{newer}{number}{older}</nav>' if self.visible_pager else ""
        main = (
            f'<main id="site-main" class="site-main outer"><div class="inner posts"><h1 class="page-title">{title}</h1>'
            f'<div class="post-feed">\n{cards}\n</div>{pager}</div></main>'
        )
        own = folder if shelf.number == 1 else f"{folder}page/{shelf.number}/"
        return self.page(title, own, relations, main, template=template)

    def _neighbours(self, folder: str, shelf: Shelf) -> Iterable[str]:
        first = shelf.number == 2
        before = "" if shelf.number == 1 else folder if first else f"{folder}page/{shelf.number - 1}/"
        return before, f"{folder}page/{shelf.number + 1}/" if shelf.number < shelf.last else ""

    def _card(self, post: Post) -> str:
        day = post.published
        return (
            f'<article class="post-card post tag-{slug_of(post.section)}"><div class="post-card-content">'
            f'<a class="post-card-content-link" href="/{post.slug}/"><header class="post-card-header">'
            f'<div class="post-card-tags"><span class="post-card-primary-tag">{post.section}</span></div>'
            f'<h2 class="post-card-title">{escape(post.headline)}</h2></header><div class="post-card-excerpt">'
            f'{escape(furniture.excerpt(post))}</div></a><footer class="post-card-meta"><time '
            f'class="post-card-meta-date" datetime="{day:%Y-%m-%d}">{day.day} {MONTHS[day.month - 1][:3]} '
            f"{day.year}</time></footer></div></article>"
        )

    def static(self, slug: str) -> str:
        title, paragraphs = newsroom.PAGES[slug]
        text = "\n".join(f"<p>{escape(one)}</p>" for one in paragraphs)
        main = (
            f'<main id="site-main" class="site-main"><article class="article post page"><header class="article-header '
            f'gh-canvas"><h1 class="article-title">{title}</h1></header><section class="gh-content gh-canvas">{text}'
            "</section></article></main>"
        )
        return self.page(title, f"{self.url}/{slug}/", "", main, template="page")

    def missing(self) -> str:
        main = (
            '<main id="site-main" class="site-main outer"><div class="inner"><section class="error-message"><h1 '
            'class="error-code">404</h1><p class="error-description">Page not found</p><a class="error-link" href="/">'
            "Kembali ke halaman depan &rarr;</a></section></div></main>"
        )
        return self.page("Page not found", f"{self.url}/404/", "", main, template="error")
