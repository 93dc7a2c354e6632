"""The pages that Hugo makes with its theme Ananke, as an Indonesian newsroom has translated it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tests.sites import furniture, newsroom
from tests.sites.furniture import MONTHS, touched
from tests.sites.groups import Group, Shelf
from tests.sites.posts import Post, slug_of

MENU = '<li class="list f5 dib pr3"><a class="hover-white no-underline white-90" href="{url}/">{title}</a></li>'
FOOT = '<a class="f6 link white-80" href="{url}">{title}</a>'
SHARE = '<a href="{url}" class="ananke-social-link no-underline" aria-label="share on {title}"><span>{title}</span></a>'
NEAR = '<li class="mb2"><a href="{url}">{title}</a></li>'
TAG = (
    '<li class="list di"><a href="{url}" class="link f5 grow no-underline br-pill ba ph3 pv2 mb2 dib black '
    'sans-serif">{title}</a></li>'
)
ITEM = (
    '<li class="page-item{state}"><a href="{url}" aria-label="{label}" class="page-link" role="button">{shown}</a></li>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ananke:
    """Draws the pages of a site at `url`, whose posts are `posts`, newest first."""

    url: str
    posts: Sequence[Post]

    def address(self, post: Post) -> str:
        return f"{self.url}/berita/{post.slug}/"

    def page(self, title: str, path: str, head: str, main: str) -> str:
        name = newsroom.NAME
        shown = name if path == "/" else f"{title} | {name}"
        pages = furniture.footer_links(FOOT, f"{self.url}/{{slug}}/")
        return (
            f'<!DOCTYPE html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n<title>{escape(shown)}</title>\n'
            '<meta name="viewport" content="width=device-width,minimum-scale=1">\n'
            '<meta name="generator" content="Hugo 0.128.0">\n<meta name="robots" content="index, follow">\n'
            '<link rel="stylesheet" href="/ananke/css/main.min.css">\n'
            f'<link rel="canonical" href="{self.url}{path}">\n{head}\n</head>\n'
            '<body class="ma0 avenir bg-near-white production">\n<header><div class="bg-black"><nav class="pv3 ph3" '
            f'role="navigation"><a href="{self.url}/" class="f3 fw2 hover-white white-90 dib">{name}</a>'
            f'<ul class="pl0 mr3">{furniture.menu(MENU, f"{self.url}/categories/")}</ul></nav></div></header>\n'
            f'<main class="pb7" role="main">\n{main}\n</main>\n<footer class="bg-black bottom-0 w-100 pa3">'
            f'<p class="white-70">{newsroom.STREET}. {newsroom.TELEPHONE}</p>{pages}<a class="f4 fw4 hover-white" '
            f'href="{self.url}/">&copy; {name} 2025</a></footer>\n</body>\n</html>\n'
        )

    def post(self, post: Post) -> str:
        tags = "".join(TAG.format(url=f"{self.url}/tags/{slug_of(tag)}/", title=escape(tag)) for tag in post.tags)
        near = furniture.links(furniture.around(post, self.posts), self.address, NEAR)
        moment = post.published
        main = (
            '<article class="flex-l flex-wrap justify-between mw8 center ph3"><header class="mt4 w-100">'
            '<aside class="instapaper_ignoref b helvetica tracked ttu">Berita</aside><div id="sharing" '
            f'class="mt3 ananke-socials">{furniture.sharing(self.address(post), SHARE)}</div>'
            f'<h1 class="f1 athelas mt3 mb1">{escape(post.headline)}</h1>'
            f'<p class="tracked">Oleh <strong>{escape(post.author)}</strong></p>'
            f'<time class="f6 mv4 dib tracked" datetime="{moment.isoformat()}">{moment.day} {MONTHS[moment.month - 1]} '
            f'{moment.year}</time><span class="f6 mv4 dib tracked"> - 2 menit baca</span></header>\n'
            f'<div class="nested-copy-line-height lh-copy serif f4 nested-links mid-gray pr4-l w-two-thirds-l">\n'
            f'{self._figure(post)}{self.body(post)}\n<ul class="pa0">{tags}</ul></div>\n<aside class="w-30-l mt6-l">'
            '<div class="bg-light-gray pa3 nested-list-reset nested-copy-line-height nested-links"><p class="f5 b mb3">'
            f'Terkait</p><ul class="pa0 list">{near}</ul></div></aside></article>'
        )
        return self.page(post.headline, f"/berita/{post.slug}/", self._about(post), main)

    def body(self, post: Post) -> str:
        """The text as Markdown makes it, with a line that proposes another post."""
        proposal = '<blockquote>\n<p>Baca juga: <a href="{url}">{title}</a></p>\n</blockquote>'
        other = furniture.around(post, self.posts, 1)
        paragraphs = [f"<p>{escape(one, quote=False)}</p>" for one in post.paragraphs]
        return furniture.between(paragraphs, [furniture.links(other, self.address, proposal)] if other else [])

    def _figure(self, post: Post) -> str:
        if not post.image:
            return ""
        picture = f'<img src="/gambar/{post.image}" loading="lazy">'
        return f"<figure>{picture}<figcaption><p>{escape(post.caption or '')}</p></figcaption></figure>\n"

    def _about(self, post: Post) -> str:
        """What Hugo's own templates write of a page: Open Graph, and microdata without a scope."""
        moments = {"published_time": post.published, "modified_time": touched(post)}
        facts = {"url": self.address(post), "site_name": newsroom.NAME, "title": post.headline}
        facts |= {"description": furniture.excerpt(post), "locale": "id", "type": "article"}
        lines = [f'<meta property="og:{name}" content="{escape(value)}">' for name, value in facts.items()]
        lines += ['<meta property="article:section" content="berita">']
        lines += [f'<meta property="article:{name}" content="{one.isoformat()}">' for name, one in moments.items()]
        lines += [f'<meta property="article:tag" content="{escape(tag)}">' for tag in post.tags]
        items = {"name": post.headline, "description": furniture.excerpt(post)}
        items |= {"datePublished": post.published.isoformat(), "dateModified": touched(post).isoformat()}
        items |= {"wordCount": f"{len(' '.join(post.paragraphs).split())}", "keywords": ",".join(post.tags)}
        return "\n".join(lines + [f'<meta itemprop="{name}" content="{escape(one)}">' for name, one in items.items()])

    def listing(self, title: str, path: str, shelf: Shelf) -> str:
        """A page of a list whose first page is at `path`."""
        cards = "\n".join(self._card(post) for post in shelf.posts)
        number = shelf.number
        feed = f'<link href="{self.url}{path}index.xml" rel="alternate" type="application/rss+xml" title="{title}">'
        steps = {"First": (1, "&laquo;&laquo;"), "Previous": (number - 1, "&laquo;")}
        steps |= {f"Page {one}": (one, str(one)) for one in range(1, shelf.last + 1)}
        steps |= {"Next": (number + 1, "&raquo;"), "Last": (shelf.last, "&raquo;&raquo;")}
        pager = "".join(self._step(path, label, to, shown, shelf) for label, (to, shown) in steps.items())
        main = (
            f'<article class="pa3 pa4-ns"><h1 class="f2">{escape(title)}</h1></article><section class="w-100 ph4">'
            f'{cards}</section><ul class="pagination pagination-default">{pager * (shelf.last > 1)}</ul>'
        )
        return self.page(title, path_of(path, number), feed, main)

    def _step(self, path: str, label: str, to: int, shown: str, shelf: Shelf) -> str:
        """A link of the pager; one that leads nowhere is only disabled."""
        is_open = 1 <= to <= shelf.last
        state = "" if is_open else " disabled"
        url = path_of(path, to) if is_open else "#"
        return ITEM.format(state=state, url=url, label=label, shown=f'<span aria-hidden="true">{shown}</span>')

    def _card(self, post: Post) -> str:
        return (
            '<div class="mb3 pa4 mid-gray overflow-hidden bg-white"><div class="f6">'
            f"{post.published.day} {MONTHS[post.published.month - 1]} {post.published.year}</div>"
            f'<h1 class="f3 near-black"><a href="{self.address(post)}" class="link dim">{escape(post.headline)}</a>'
            f'</h1><div class="nested-links f5 lh-copy nested-copy-line-height">{escape(furniture.excerpt(post))}</div>'
            f'<a href="{self.address(post)}" class="ba b--moon-gray bg-light-gray br2">baca selengkapnya</a></div>'
        )

    def terms(self, title: str, path: str, groups: Sequence[Group]) -> str:
        """The page that lists a site's tags or categories."""
        links = "".join(
            f'<li class="list"><a href="{self.url}{path}{group.slug}/">{group.name} ({len(group.posts)})</a></li>'
            for group in groups
        )
        return self.page(title, path, "", f'<article class="cf pa3"><h1>{title}</h1><ul>{links}</ul></article>')

    def static(self, slug: str) -> str:
        title, paragraphs = newsroom.PAGES[slug]
        text = "\n".join(f"<p>{escape(one)}</p>" for one in paragraphs)
        main = f'<article class="mw8 ph3"><h1 class="f1">{title}</h1><div class="lh-copy">{text}</div></article>'
        return self.page(title, f"/{slug}/", "", main)

    def alias(self, path: str) -> str:
        """What Hugo makes where a page has moved, as it does for page 1 of every list."""
        to = f"{self.url}{path}"
        return (
            f'<!DOCTYPE html>\n<html lang="id">\n<head>\n<title>{to}</title>\n<link rel="canonical" href="{to}">\n'
            f'<meta name="robots" content="noindex">\n<meta charset="utf-8">\n<meta http-equiv="refresh" content="0; '
            f'url={to}">\n</head>\n</html>\n'
        )

    def missing(self) -> str:
        main = '<article class="cf"><h1>Halaman tidak ada</h1><p>Tidak ada berkas di sini.</p></article>'
        return self.page("404 Page not found", "/404.html", "", main)


def path_of(path: str, number: int) -> str:
    return path if number == 1 else f"{path}page/{number}/"
