"""The pages of a Joomla site with a news template."""

from collections.abc import Sequence
from html import escape

from tests.sites import newsroom
from tests.sites.drawing import draw
from tests.sites.furniture import around, between, excerpt, footer_links, links, menu, page_of, popular, sharing
from tests.sites.joomla_content import Content, iso, pager, written
from tests.sites.posts import Post, slug_of

SIZE, FOUND_SIZE = 10, 20
LINK = (
    '<li itemscope itemtype="https://schema.org/Article"><a href="{url}" itemprop="url">'
    '<span itemprop="name">{title}</span></a></li>'
)
PLAIN_LINK = '<li><a href="{url}">{title}</a></li>'
SHARE = '<a href="{url}" target="_blank">{title}</a>'
ASIDE = '<p style="text-align: justify;"><strong>Baca juga: <a href="{}">{}</a></strong></p>'
FEEDS = """	<link href="{at}?format=feed&amp;type=rss" rel="alternate" type="application/rss+xml" title="RSS 2.0" />
	<link href="{at}?format=feed&amp;type=atom" rel="alternate" type="application/atom+xml" title="Atom 1.0" />
"""


def article(content: Content, post: Post) -> str:
    body = draw(
        "joomla/article.html",
        root=content.root,
        address=content.path(post),
        section=post.section,
        section_slug=slug_of(post.section),
        title=escape(post.headline),
        author=escape(post.author),
        utc=iso(post.published),
        date=written(post.published),
        hits=post.number * 37 % 900 + 101,
        tags="".join(f'<li><a href="{content.tag(one)}" class="label">{escape(one)}</a></li>' for one in post.tags),
        figure=_figure(post),
        text=_text(content, post),
        share=sharing(content.address(post), SHARE),
        turns=_turn(content, post, 1, "previous", "Sebelumnya") + _turn(content, post, -1, "next", "Berikutnya"),
        related=links(around(post, content.newest, 5)[2:], content.path, PLAIN_LINK),
    )
    head = f'\t<meta name="author" content="{escape(post.author)}" />\n'
    return page(content, post.headline, body, content.address(post), head)


def printed(content: Content, post: Post) -> str:
    """The same article once more, to be printed."""
    return draw(
        "joomla/print.html",
        at=content.address(post),
        title=escape(post.headline, quote=False),
        author=escape(post.author),
        date=written(post.published),
        text=_figure(post) + _text(content, post),
    )


def listed(content: Content, title: str, path: str, posts: Sequence[Post], start: int) -> str:
    """A page of a list from its post number `start` on; beyond the end there is none."""
    rows = "".join(
        draw(
            "joomla/leading.html",
            address=content.path(post),
            title=escape(post.headline, quote=False),
            utc=iso(post.published),
            date=written(post.published),
            text=escape(excerpt(post, 300), quote=False),
        )
        for post in page_of(posts, start // SIZE + 1)
    )
    turns = pager(f"{path}?", start, len(posts), SIZE)
    at = content.url + path
    body = f'<div class="blog" itemscope itemtype="https://schema.org/Blog"><h1>{escape(title)}</h1>{rows}{turns}</div>'
    return page(content, title, body, at, FEEDS.format(at=path))


def results(content: Content, words: str, posts: Sequence[Post], start: int) -> str:
    """What the search found, in pages of its own size."""
    found = "".join(
        f'<li><h4 class="result-title"><a href="{content.path(post)}">{escape(post.headline)}</a></h4>'
        f'<p class="result-text">{escape(excerpt(post))}</p>'
        f'<div class="small result-url">{content.address(post)}</div></li>'
        for post in page_of(posts, start // FOUND_SIZE + 1, FOUND_SIZE)
    )
    path = f"{content.root}/component/finder/search"
    turns = pager(f"{path}?q={escape(words.replace(' ', '+'))}&amp;Itemid=101&amp;", start, len(posts), FOUND_SIZE)
    body = f'<div class="finder"><h1>Cari</h1><ul class="search-results list-striped">{found}</ul>{turns}</div>'
    return page(content, "Cari", body, content.url + path)


def static(content: Content, slug: str) -> str:
    title, paragraphs = newsroom.PAGES[slug]
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    heading = f'<div class="page-header"><h2>{title}</h2></div>'
    body = f'<div class="item-page">{heading}<div itemprop="articleBody">{text}</div></div>'
    return page(content, title, body, f"{content.url}{content.root}/{slug}")


def page(content: Content, title: str, body: str, at: str, head: str = "") -> str:
    return draw(
        "joomla/page.html",
        at=at,
        head=head,
        slogan=newsroom.SLOGAN,
        title=escape(title, quote=False),
        view="view-category layout-blog" if "format=feed" in head else "view-article",
        root=content.root,
        name=newsroom.NAME,
        menu=menu(PLAIN_LINK, f"{content.root}/"),
        content=body,
        popular=links(popular(content.newest), content.path, LINK),
        latest=links(content.newest[:5], content.path, LINK),
        pages=footer_links(PLAIN_LINK, content.root + "/{slug}"),
        street=newsroom.STREET,
        telephone=newsroom.TELEPHONE,
    )


def _text(content: Content, post: Post) -> str:
    """Every third article was pasted from a word processor, which leaves empty paragraphs and spans."""
    asides = [ASIDE.format(content.path(one), escape(one.headline)) for one in around(post, content.newest, 2)]
    style = ' style="text-align: justify;"'
    if post.number % 3:
        told = [f"<p{style}>{escape(one, quote=False)}</p>" for one in post.paragraphs]
    else:
        span = '<span style="font-size: 12pt; font-family: Arial, sans-serif;">'
        told = [f"<p{style}>{span}{escape(one, quote=False)}</span></p>\n<p>&nbsp;</p>" for one in post.paragraphs]
    return between(told, asides)


def _figure(post: Post) -> str:
    if not post.image:
        return ""
    caption = escape(post.caption or "")
    return (
        f'<div class="pull-left item-image"><img class="caption" src="/images/{post.image}" alt="" title="{caption}" '
        f'itemprop="image" /><p class="img_caption">{caption}</p></div>'
    )


def _turn(content: Content, post: Post, step: int, kind: str, shown: str) -> str:
    place = [one.number for one in content.newest].index(post.number) + step
    if not 0 <= place < len(content.newest):
        return ""
    rel, other = kind[:4], content.newest[place]
    return f'<li class="{kind}"><a href="{content.path(other)}" rel="{rel}">{shown}</a></li>'
