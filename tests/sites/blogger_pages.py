"""The pages of a blog: a news theme, and what Blogger makes of it for telephones."""

import json
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from tests.sites import newsroom
from tests.sites.blogger_blog import NUMBER, Blog, labels
from tests.sites.drawing import draw
from tests.sites.furniture import around, day_of, excerpt, footer_links, links, popular, sharing, touched
from tests.sites.posts import SECTIONS, Post

BESIDE = "<li><a href='{url}'>{title}</a></li>"
SHARE = "<a href='{url}' rel='nofollow' target='_blank' title='Bagikan ke {title}'>{title}</a>"
# What microdata adds to the elements of a post.
MARKS = {
    "scope": " itemprop='blogPost' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'",
    "name": " itemprop='name'",
    "author": " itemprop='author' itemscope='itemscope' itemtype='http://schema.org/Person'",
    "person": " itemprop='name'",
    "date": " itemprop='datePublished'",
    "body": " itemprop='description articleBody'",
}


def item(blog: Blog, post: Post, structured: str) -> str:
    """The page of a post, with its facts in JSON-LD or in microdata."""
    is_marked = structured == "microdata"
    more = draw(
        "blogger/meta.html",
        at=blog.address(post),
        title=escape(post.headline),
        description=escape(excerpt(post)),
        picture=blog.picture(post, 1200),
    ) + ("" if is_marked else _json_ld(blog, post))
    heard = newsroom.remarks(post.number, post.number % 4)
    share = sharing(blog.address(post), SHARE)
    body = draw(
        "blogger/post.html",
        url=blog.url,
        trail=_labels(blog, labels(post)[:1]),
        title=escape(post.headline),
        hidden=f"<meta content='{post.number}' itemprop='postId'/>" if is_marked else "",
        account=escape(blog.account(post)),
        written=blog.written(post.published),
        day=day_of(post.published),
        share=share,
        ident=blog.ident(post),
        content=blog.content(post),
        labels=_labels(blog, labels(post)),
        related=links(around(post, blog.newest, 5)[2:], blog.address, BESIDE),
        newer=_neighbour(blog, post, -1, "newer", "Postingan Lebih Baru"),
        older=_neighbour(blog, post, 1, "older", "Postingan Lama"),
        count=len(heard),
        comments="".join(f"<div class='comment'><cite>{who}</cite><p>{text}</p></div>" for who, text in heard),
        **(MARKS if is_marked else dict.fromkeys(MARKS, "")),
    )
    return _page(blog, blog.address(post), post.headline, body, more)


def mobile(blog: Blog, post: Post) -> str:
    """The same post for telephones (`?m=1`)."""
    return draw(
        "blogger/mobile.html",
        at=blog.address(post),
        site=newsroom.NAME,
        url=blog.url,
        title=escape(post.headline),
        day=day_of(post.published),
        time=f"{post.published:%H.%M}",
        content=blog.content(post),
        account=escape(blog.account(post)),
        written=blog.written(post.published),
    )


def index(blog: Blog, shown: Sequence[Post], older: str, said: str) -> str:
    """A list of posts; `older` is the address of the next page, and `said` what the list is of."""
    cards = "".join(
        draw(
            "blogger/card.html",
            at=blog.address(post),
            title=escape(post.headline),
            picture=blog.picture(post, 400),
            account=escape(blog.account(post)),
            written=blog.written(post.published),
            day=day_of(post.published),
            text=escape(excerpt(post)),
        )
        for post in shown
    )
    pager = (
        f"<a class='blog-pager-older-link' href='{escape(older)}' title='Postingan Lama'>Postingan Lama</a>"
        if older
        else ""
    )
    status = f"<div class='status-msg-wrap'><div class='status-msg-body'>{escape(said)}</div></div>" if said else ""
    body = f"{status}<div class='blog-posts hfeed'>{cards}</div><div class='blog-pager' id='blog-pager'>{pager}</div>"
    return _page(blog, f"{blog.url}/", newsroom.SLOGAN, body)


def static(blog: Blog, slug: str) -> str:
    """One of the newsroom's own pages, in the markup of a post, but without date and author."""
    title, paragraphs = newsroom.PAGES[slug]
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    body = (
        f"<div class='blog-posts hfeed'><div class='post hentry'><h1 class='post-title entry-title'>{title}</h1>"
        f"<div class='post-body entry-content'>{text}</div></div></div>"
    )
    return _page(blog, f"{blog.url}/p/{slug}.html", title, body)


def _page(blog: Blog, at: str, title: str, body: str, more: str = "") -> str:
    names = list(dict.fromkeys(tag for post in blog.newest for tag in labels(post)))
    months = dict.fromkeys(blog.address(post).rsplit("/", 1)[0] + "/" for post in blog.newest)
    head = draw(
        "blogger/head.html",
        url=blog.url,
        at=escape(at),
        name=newsroom.NAME,
        slogan=newsroom.SLOGAN,
        blog=NUMBER,
        more=more,
        title=f"{escape(title)} - {newsroom.NAME}",
        view="item-view" if at.endswith(".html") else "index-view",
        menu="".join(f"<li>{one}</li>" for one in _labels(blog, list(SECTIONS)).split(", ")),
    )
    return head + body + draw("blogger/foot.html",
popular=links(popular(blog.newest), blog.address, BESIDE),
        labels=_labels(blog, names[:20]),
        archive="".join(f"<li><a href='{one}'>{one[-8:-1]}</a></li>" for one in months),
        pages=footer_links("<a href='{url}'>{title}</a>", blog.url + "/p/{slug}.html"),
        street=f"Redaksi: {newsroom.STREET}. {newsroom.TELEPHONE}",
        name=newsroom.NAME,
    )  # fmt: skip


def _labels(blog: Blog, names: Sequence[str]) -> str:
    return ", ".join(f"<a href='{blog.url}/search/label/{quote(one)}' rel='tag'>{escape(one)}</a>" for one in names)


def _neighbour(blog: Blog, post: Post, step: int, rel: str, title: str) -> str:
    place = [one.number for one in blog.newest].index(post.number) + step
    if not 0 <= place < len(blog.newest):
        return ""
    return f"<a class='blog-pager-{rel}-link' href='{blog.address(blog.newest[place])}'>{title}</a>"


def _json_ld(blog: Blog, post: Post) -> str:
    """As Blogger itself writes it, whose publisher is always Blogger."""
    facts = {
        "@context": "http://schema.org",
        "@type": "BlogPosting",
        "mainEntityOfPage": {"@type": "WebPage", "@id": blog.address(post)},
        "headline": post.headline,
        "description": excerpt(post),
        "datePublished": blog.written(post.published),
        "dateModified": blog.written(touched(post)),
        "image": {"@type": "ImageObject", "url": blog.picture(post, 1200), "height": 348, "width": 1200},
        "publisher": {"@type": "Organization", "name": "Blogger", "logo": {"@type": "ImageObject", "url": blog.url}},
        "author": {"@type": "Person", "name": blog.account(post)},
    }
    return f"<script type='application/ld+json'>{json.dumps(facts, ensure_ascii=False)}</script>\n"
