"""The feeds of a blog, which name themselves by addresses at Blogger's own host."""

from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import format_datetime
from html import escape

from tests.sites import newsroom
from tests.sites.blogger_blog import NUMBER, Blog, labels
from tests.sites.drawing import draw
from tests.sites.furniture import excerpt, touched
from tests.sites.posts import Post
from tests.sites.sitemap_xml import DECLARATION

HOST = f"https://www.blogger.com/feeds/{NUMBER}"
AUTHOR = (
    "<author><name>{name}</name><uri>http://www.blogger.com/profile/07712049331871201964</uri>"
    "<email>noreply@blogger.com</email></author>"
)
LABELS = "http://www.blogger.com/atom/ns#"
SPACES = (
    "xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/' xmlns:blogger='http://schemas.google.com/blogger/2008'"
    " xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0'"
    " xmlns:media='http://search.yahoo.com/mrss/'"
)


@dataclass(frozen=True)
class Section:
    """A part of a feed: where the feed is, the posts that were asked for, how many there are in all, and what
    of the question its links repeat."""

    folder: str
    posts: tuple[Post, ...]
    total: int
    start: int
    size: int
    kept: str


def atom(blog: Blog, section: Section) -> str:
    is_summary = section.folder.startswith("posts/summary")
    return draw(
        "blogger/feed.xml",
        spaces=SPACES,
        blog=NUMBER,
        updated=blog.written(max(map(touched, section.posts), default=blog.newest[0].published)),
        name=newsroom.NAME,
        slogan=newsroom.SLOGAN,
        url=blog.url,
        folder=section.folder,
        turns=_turns(section),
        author=AUTHOR.format(name=f"Redaksi {newsroom.NAME}"),
        total=section.total,
        start=section.start,
        size=section.size,
        entries="".join(_entry(blog, post, is_summary=is_summary) for post in section.posts),
    )


def rss(blog: Blog, section: Section) -> str:
    return draw(
        "blogger/channel.xml",
        spaces=SPACES,
        blog=NUMBER,
        built=format_datetime(max(map(touched, section.posts), default=blog.newest[0].published)),
        name=newsroom.NAME,
        slogan=newsroom.SLOGAN,
        url=blog.url,
        total=section.total,
        start=section.start,
        size=section.size,
        items="".join(_item(blog, post) for post in section.posts),
    )


def comments(blog: Blog, posts: Iterable[Post]) -> str:
    """What readers wrote below the posts, as entries of which none is an article."""
    entries = "".join(
        f"<entry><id>tag:blogger.com,1999:blog-{NUMBER}.post-{blog.ident(post)}9</id>"
        f"<published>{blog.written(touched(post))}</published><title type='text'>{escape(text)}</title>"
        f"<content type='html'>{escape(text)}</content><link rel='alternate' type='text/html' "
        f"href='{blog.address(post)}?showComment={post.number}#c{post.number}'/>{AUTHOR.format(name=who)}</entry>"
        for post in posts
        for who, text in newsroom.remarks(post.number, 1)
    )
    title = f"<title type='text'>Komentar pada {newsroom.NAME}</title>"
    link = f"<link rel='alternate' type='text/html' href='{blog.url}/'/>"
    return f"{DECLARATION}<feed xmlns='http://www.w3.org/2005/Atom'>{title}{link}{entries}</feed>"


def _turns(section: Section) -> str:
    """The links to this part, the one before and the one after, all of them at Blogger's own host."""
    starts = {"self": section.start}
    if section.start > 1:
        starts["previous"] = max(section.start - section.size, 1)
    if section.start + section.size <= section.total:
        starts["next"] = section.start + section.size
    return "".join(
        f"<link rel='{rel}' type='application/atom+xml' href='{HOST}/{section.folder}?start-index={start}"
        f"&amp;max-results={section.size}{section.kept}&amp;redirect=false'/>"
        for rel, start in starts.items()
    )


def _entry(blog: Blog, post: Post, *, is_summary: bool) -> str:
    return draw(
        "blogger/entry.xml",
        blog=NUMBER,
        ident=blog.ident(post),
        published=blog.written(post.published),
        updated=blog.written(touched(post)),
        labels="".join(f"<category scheme='{LABELS}' term='{escape(one)}'/>" for one in labels(post)),
        title=escape(post.headline),
        text="summary" if is_summary else "content",
        content=escape(excerpt(post) if is_summary else blog.content(post)),
        url=blog.url,
        host=HOST,
        at=blog.address(post),
        author=AUTHOR.format(name=escape(blog.account(post))),
    )


def _item(blog: Blog, post: Post) -> str:
    return draw(
        "blogger/item.xml",
        blog=NUMBER,
        ident=blog.ident(post),
        date=format_datetime(post.published),
        updated=blog.written(touched(post)),
        labels="".join(f"<category domain='{LABELS}'>{escape(one)}</category>" for one in labels(post)),
        title=escape(post.headline),
        content=escape(blog.content(post)),
        at=blog.address(post),
        name=escape(blog.account(post)),
    )
