"""The pages of a portal that runs on Next.js: a head for those who share it, a frame, and data that scripts draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any, Literal

from tests.sites import furniture, newsroom
from tests.sites.flight import flight, next_data
from tests.sites.furniture import touched
from tests.sites.groups import Shelf
from tests.sites.posts import Post, slug_of

Router = Literal["pages", "app"]
Dates = Literal["iso", "epoch"]
MENU = '<a class="px-3 py-2 hover:underline" href="{url}">{title}</a>'
FOOT = '<a class="text-sm" href="{url}">{title}</a>'
CARD = '<a class="card" href="{url}"><h2 class="font-bold line-clamp-2">{title}</h2></a>'
POPULAR = '<li><a href="{url}">{title}</a></li>'
WAITING = '<div class="animate-pulse space-y-3"><div class="h-8 bg-gray-200"></div><div class="h-64 bg-gray-200"></div>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """Draws the pages of a site at `url`, whose posts are `posts`, newest first."""

    url: str
    posts: Sequence[Post]
    router: Router
    dates: Dates
    lists_are_data: bool

    def address(self, post: Post) -> str:
        return f"{self.url}/{slug_of(post.section)}/{post.slug}"

    def moment(self, when: datetime) -> str | int:
        """A time as the portal's service gives it."""
        return int(when.timestamp() * 1000) if self.dates == "epoch" else furniture.utc(when).replace("Z", ".000Z")

    def page(self, head: str, main: str, data: str) -> str:
        pages = furniture.footer_links(FOOT, "/{slug}")
        return (
            '<!DOCTYPE html><html lang="id"><head><meta charSet="utf-8"/>'
            '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
            f'{head}<link rel="stylesheet" href="/_next/static/css/5c1d.css" data-precedence="next"/>'
            '<script src="/_next/static/chunks/webpack-7a2e.js" async=""></script></head><body class="font-sans">'
            f'<div id="__next"><header class="sticky top-0"><a href="/"><img alt="{newsroom.NAME}" '
            f'src="/logo.svg"/></a><nav class="flex">{furniture.menu(MENU, "/")}<a class="px-3 py-2" '
            f'href="/indeks">Indeks</a></nav></header><main class="container mx-auto">{main}</main>'
            f"<footer><p>{newsroom.STREET}. {newsroom.TELEPHONE}</p>{pages}<p>© 2025</p></footer>"
            f"</div>{data}</body></html>"
        )

    def post(self, post: Post) -> str:
        section = f'<a href="/{slug_of(post.section)}">{post.section}</a>'
        main = (
            f'<nav class="text-xs"><a href="/">Beranda</a> / {section}</nav>{WAITING}<p class="sr-only">'
            'Memuat berita…</p></div><aside class="w-80"><h3>Terpopuler</h3>'
            f"<ol>{furniture.links(furniture.popular(self.posts), self.address, POPULAR)}</ol></aside>"
        )
        others = [self.summary(one) for one in furniture.around(post, self.posts)]
        popular = [self.summary(one) for one in furniture.popular(self.posts)]
        props = {"article": self.article(post), "related": others, "popular": popular}
        query = {"kanal": slug_of(post.section), "slug": post.slug}
        return self.page(self._about(post), main, self.data("/[kanal]/[slug]", props, query))

    def data(self, template: str, props: Mapping[str, Any], query: Mapping[str, str]) -> str:
        return next_data(template, props, query) if self.router == "pages" else flight(tuple(query.values()), props)

    def _about(self, post: Post) -> str:
        facts = {
            "og:title": post.headline,
            "og:description": furniture.excerpt(post),
            "og:url": self.address(post),
            "og:site_name": newsroom.NAME,
            "og:locale": "id_ID",
            "og:type": "article",
        }
        if self.dates == "iso":
            facts |= {"article:published_time": f"{self.moment(post.published)}", "article:section": post.section}
        lines = [f'<meta property="{name}" content="{escape(value)}"/>' for name, value in facts.items()]
        return f"{self.titled(post.headline, self.address(post))}{''.join(lines)}"

    def titled(self, title: str, url: str) -> str:
        return f'<title>{escape(title)} | {newsroom.NAME}</title><link rel="canonical" href="{url}"/>'

    def article(self, post: Post) -> dict[str, Any]:
        """A post as the portal's service gives it to the page."""
        return self.summary(post) | {
            "content": self.body(post),
            "updated_at": self.moment(touched(post)),
            "author": {"id": 7 + post.number % 5, "name": post.author, "slug": slug_of(post.author), "avatar": None},
            "editor": {"id": 2, "name": newsroom.editor(post.number)},
            "tags": [{"name": tag, "slug": slug_of(tag)} for tag in post.tags],
            "image_caption": post.caption,
            "views": 120 + post.number * 31,
        }

    def summary(self, post: Post) -> dict[str, Any]:
        return {
            "id": 48_000 + post.number,
            "title": post.headline,
            "slug": post.slug,
            "excerpt": furniture.excerpt(post),
            "category": {"name": post.section, "slug": slug_of(post.section)},
            "image": f"/media/{post.image}" if post.image else None,
            "published_at": self.moment(post.published),
        }

    def body(self, post: Post) -> str:
        other = furniture.around(post, self.posts, 1)
        proposal = '<p><strong>Baca Juga: <a href="{url}">{title}</a></strong></p>'
        paragraphs = [f"<p>{escape(one, quote=False)}</p>" for one in post.paragraphs]
        return furniture.between(paragraphs, [furniture.links(other, self.address, proposal)] if other else [])

    def listing(self, title: str, path: str, shelf: Shelf | None) -> str:
        """A page of a list; beyond the last it says that there is nothing, as scripts do that ask a service."""
        posts = shelf.posts if shelf else ()
        number, last = (shelf.number, shelf.last) if shelf else (0, 0)
        cards = furniture.links(posts, self.address, CARD) if posts else '<p class="text-center">Belum ada berita</p>'
        older = f'<a rel="next" class="btn" href="{path}?page={number + 1}">Selanjutnya</a>' if number < last else ""
        newer = f'<a rel="prev" class="btn" href="{path}?page={number - 1}">Sebelumnya</a>' if number > 1 else ""
        shown = f'<div class="grid gap-4">{cards}</div><nav class="flex">{newer}{older}</nav>'
        main = f'<h1 class="text-2xl">{title}</h1>{f"{WAITING}</div>" if self.lists_are_data else shown}'
        props = {"articles": [self.summary(one) for one in posts], "page": number, "totalPages": last}
        data = self.data("/[kanal]", props if self.lists_are_data else {}, {"kanal": path.strip("/")})
        return self.page(self.titled(title, f"{self.url}{path}"), main, data)

    def static(self, slug: str) -> str:
        title, paragraphs = newsroom.PAGES[slug]
        text = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
        main = f'<article class="prose"><h1>{title}</h1>{text}</article>'
        return self.page(self.titled(title, f"{self.url}/{slug}"), main, self.data("/[kanal]", {}, {"kanal": slug}))

    def missing(self) -> str:
        main = '<div><h1 class="next-error-h1">404</h1><h2>This page could not be found.</h2></div>'
        head = "<title>404: This page could not be found</title>"
        return self.page(head, main, self.data("/_error", {"statusCode": 404}, {}))
