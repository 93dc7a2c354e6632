"""The pages of a Drupal site with its old standard theme."""

from collections.abc import Sequence
from datetime import timedelta
from email.utils import format_datetime
from html import escape

from tests.sites import newsroom
from tests.sites.drawing import draw
from tests.sites.drupal_nodes import COMMENTS_A_PAGE, Nodes, comments_of, long, pager, short
from tests.sites.furniture import (
    around,
    between,
    excerpt,
    footer_links,
    links,
    page_of,
    pages_in,
    popular,
    sharing,
    utc,
)
from tests.sites.posts import SECTIONS, Post

LINK = '<li><span><a href="{url}" hreflang="id">{title}</a></span></li>'
SHARE = '<a href="{url}" target="_blank" rel="nofollow">{title}</a>'
MENU = '<li class="menu-item"><a href="{url}">{title}</a></li>'
ASIDE = '<p><strong>BACA JUGA: <a href="{}">{}</a></strong></p>'


def article(nodes: Nodes, post: Post, comment_page: int) -> str:
    """The page of a post, with one page of its comments."""
    alias = nodes.alias(post)
    asides = [ASIDE.format(nodes.alias(one), escape(one.headline)) for one in around(post, nodes.newest, 2)]
    content = draw(
        "drupal/article.html",
        **_node(nodes, post),
        section=post.section,
        section_at=nodes.term(post.section),
        figure=_figure(post),
        text=between([f"<p>{escape(one, quote=False)}</p>" for one in post.paragraphs], asides),
        tags="".join(f'<li><a href="{nodes.term(one)}" hreflang="id">{escape(one)}</a></li>' for one in post.tags),
        share=sharing(nodes.url + alias, SHARE),
        remarks=_remarks(post, comment_page),
        pager=pager(comment_page, pages_in(range(comments_of(post)), COMMENTS_A_PAGE) - 1, element="0%2C"),
        related=links(around(post, nodes.newest, 5)[2:], nodes.alias, LINK),
    )
    head = (
        f'<link rel="canonical" href="{nodes.url}{alias}" />\n'
        f'<link rel="shortlink" href="{nodes.url}/node/{nodes.number(post)}" />\n'
        f'<meta name="description" content="{escape(excerpt(post))}" />'
    )
    return page(nodes, post.headline, content, head, "path-node page-node-type-article")


def listed(nodes: Nodes, title: str, feed_at: str, posts: Sequence[Post], number: int) -> str:
    """A page of a list, by its number from 0 on; beyond the last one is the last one again. It names its feed."""
    last = pages_in(posts) - 1
    number = min(number, last)
    rows = "".join(
        draw("drupal/teaser.html", **_node(nodes, post), text=escape(excerpt(post, 300)))
        for post in page_of(posts, number + 1)
    )
    content = f'<div class="views-element-container"><div class="view-content">{rows}</div>{pager(number, last)}</div>'
    icon = f'<div class="feed-icons"><a href="{feed_at}" class="feed-icon">Berlangganan</a></div>'
    kind = "path-taxonomy" if "term" in feed_at else "path-frontpage"
    head = f'<link rel="alternate" type="application/rss+xml" title="{escape(title)}" href="{nodes.url}{feed_at}" />'
    return page(nodes, title, f'<h1 class="title page-title">{escape(title)}</h1>{content}{icon}', head, kind)


def results(nodes: Nodes, keys: str, posts: Sequence[Post], number: int) -> str:
    """The form of the search, and a page of what it found."""
    last = pages_in(posts) - 1
    number = min(number, last)
    rows = "".join(
        draw(
            "drupal/result.html",
            at=nodes.url + nodes.alias(post),
            title=escape(post.headline, quote=False),
            text=escape(excerpt(post)),
            author=escape(post.author),
            short=short(post.published),
        )
        for post in page_of(posts, number + 1)
    )
    found = f'<ol class="search-results node_search-results">{rows}</ol>' if rows else "<p>Tidak ada hasil.</p>"
    content = (
        '<h1 class="title page-title">Cari</h1><form class="search-form search-page-form" data-drupal-selector='
        '"search-form" action="/search/node" method="get" id="search-form" accept-charset="UTF-8"><input type="search"'
        f' id="edit-keys--2" name="keys" value="{escape(keys)}" size="30" maxlength="255" /><input type="submit"'
        f' id="edit-submit--2" value="Cari" /></form><h2>Hasil pencarian Anda</h2>{found if keys else ""}'
    )
    return page(
        nodes,
        "Cari",
        content + pager(number, last, kept=f"keys={escape(keys.replace(' ', '+'))}&amp;"),
        kind="path-search",
    )


def static(nodes: Nodes, slug: str) -> str:
    title, paragraphs = newsroom.PAGES[slug]
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    body = f'<div class="text-formatted field field--name-body field__item">{text}</div>'
    content = (
        f'<h1 class="title page-title">{title}</h1><article class="node node--type-page node--view-mode-full clearfix">'
        f'<div class="node__content clearfix">{body}</div></article>'
    )
    return page(
        nodes, title, content, f'<link rel="canonical" href="{nodes.url}/{slug}" />', "path-node page-node-type-page"
    )


def page(nodes: Nodes, title: str, content: str, head: str = "", kind: str = "") -> str:
    """A page of the site; `kind` is the class by which the theme tells what it is of."""
    return draw(
        "drupal/page.html",
        head=head,
        title=escape(title, quote=False),
        name=newsroom.NAME,
        slogan=newsroom.SLOGAN,
        body_class=kind,
        menu="".join(MENU.format(url=nodes.term(one), title=one) for one in SECTIONS),
        content=content,
        popular=links(popular(nodes.newest), nodes.alias, LINK),
        latest=links(nodes.newest[:5], nodes.alias, LINK),
        pages=footer_links(MENU, "/{slug}"),
        street=newsroom.STREET,
        telephone=newsroom.TELEPHONE,
    )


def feed(nodes: Nodes, title: str, at: str, posts: Sequence[Post]) -> str:
    """A feed whose descriptions are the markup of teasers."""
    items = "\n".join(
        draw(
            "drupal/item.xml",
            title=escape(post.headline),
            at=nodes.url + nodes.alias(post),
            text=escape(draw("drupal/teaser.html", **_node(nodes, post), text=escape(excerpt(post, 300)))),
            date=format_datetime(post.published),
            author=escape(post.author),
            number=nodes.number(post),
            url=nodes.url,
        )
        for post in posts
    )
    return draw("drupal/rss.xml", url=nodes.url, title=escape(title), at=at, slogan=newsroom.SLOGAN, items=items)


def _node(nodes: Nodes, post: Post) -> dict[str, object]:
    """What the page of a node and its teaser have in common."""
    return {
        "number": nodes.number(post),
        "alias": nodes.alias(post),
        "title": escape(post.headline),
        "user": nodes.user(post),
        "author": escape(post.author),
        "utc": utc(post.published),
        "long": long(post.published),
        "short": short(post.published),
    }


def _figure(post: Post) -> str:
    if not post.image:
        return ""
    return (
        '<div class="field field--name-field-image field--type-image field--label-hidden field__item">'
        f'<img loading="lazy" src="/sites/default/files/{post.image}" width="800" height="533" alt="" />'
        f'<blockquote class="image-field-caption"><p>{escape(post.caption or "", quote=False)}</p></blockquote></div>'
    )


def _remarks(post: Post, number: int) -> str:
    heard = newsroom.remarks(post.number, comments_of(post))
    first = number * COMMENTS_A_PAGE
    return "\n".join(
        draw(
            "drupal/comment.html",
            ident=post.number * 100 + which,
            who=who,
            text=text,
            utc=utc(post.published + timedelta(hours=which + 2)),
            short=short(post.published + timedelta(hours=which + 2)),
        )
        for which, (who, text) in enumerate(heard)
        if first <= which < first + COMMENTS_A_PAGE
    )
