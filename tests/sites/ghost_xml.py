"""The feeds and maps of Ghost."""

from collections.abc import Iterable, Sequence
from datetime import UTC
from email.utils import format_datetime
from hashlib import sha256
from html import escape

from tests.sites import furniture, ghost_head, newsroom
from tests.sites.furniture import touched
from tests.sites.ghost_pages import Casper
from tests.sites.groups import Group
from tests.sites.posts import Post
from tests.sites.sitemap_xml import Entry, sitemap_index, urlset

OPENING = '<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" href="/sitemap.xsl"?>'
IMAGES = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:media="http://search.yahoo.com/mrss/"'
)
KINDS = ("pages", "posts", "authors", "tags")


def feed(theme: Casper, title: str, folder: str, posts: Iterable[Post]) -> str:
    items = "".join(_item(theme, post) for post in posts)
    latest = format_datetime(touched(theme.posts[0]).astimezone(UTC), usegmt=True) if theme.posts else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss {NAMESPACES}><channel><title>{_cdata(title)}</title>'
        f"<description>{_cdata(newsroom.SLOGAN)}</description><link>{theme.url}/</link>"
        "<generator>Ghost 5.82</generator>"
        f'<lastBuildDate>{latest}</lastBuildDate><atom:link href="{theme.url}{folder}rss/" rel="self" '
        f'type="application/rss+xml"/><ttl>60</ttl>{items}</channel></rss>'
    )


def _item(theme: Casper, post: Post) -> str:
    image = ghost_head.picture(post, theme.url)
    media = f'<media:content url="{image}" medium="image"/>' if image else ""
    shown = f'<img src="{image}" alt="{escape(post.headline)}">' if image else ""
    guid = sha256(str(post.number).encode()).hexdigest()[:24]
    categories = "".join(f"<category>{_cdata(tag)}</category>" for tag in ghost_head.tags_of(post))
    return (
        f"<item><title>{_cdata(post.headline)}</title><description>{_cdata(furniture.excerpt(post))}</description>"
        f'<link>{theme.address(post)}</link><guid isPermaLink="false">{guid}</guid>'
        f"{categories}<dc:creator>{_cdata(post.author)}</dc:creator>"
        f"<pubDate>{format_datetime(post.published.astimezone(UTC), usegmt=True)}</pubDate>{media}"
        f"<content:encoded>{_cdata(shown + theme.body(post))}</content:encoded></item>"
    )


def _cdata(text: str) -> str:
    return f"<![CDATA[{text}]]>"


def index(url: str, posts: Sequence[Post]) -> str:
    """The map of the maps."""
    latest = ghost_head.moment(touched(posts[0])) if posts else None
    entries = (Entry(url=f"{url}/sitemap-{kind}.xml", lastmod=latest) for kind in KINDS)
    return sitemap_index(entries, opening=OPENING)


def map_of_posts(theme: Casper) -> str:
    entries = []
    for post in theme.posts:
        image = ghost_head.picture(post, theme.url)
        shown = f"<image:image><image:loc>{image}</image:loc></image:image>" if image else ""
        entries.append(Entry(url=theme.address(post), lastmod=ghost_head.moment(touched(post)), more=shown))
    return urlset(entries, namespaces=IMAGES, opening=OPENING)


def map_of_groups(folder: str, found: Iterable[Group]) -> str:
    """The pages of tags or authors, each as old as its newest post."""
    entries = (
        Entry(url=f"{folder}{group.slug}/", lastmod=ghost_head.moment(group.posts[0].published)) for group in found
    )
    return urlset(entries, namespaces=IMAGES, opening=OPENING)


def map_of_pages(url: str) -> str:
    entries = [Entry(url=f"{url}/"), *(Entry(url=f"{url}/{slug}/") for slug in newsroom.PAGES)]
    return urlset(entries, namespaces=IMAGES, opening=OPENING)
