"""What the pages and feeds of a Joomla site are put together from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from tests.sites import newsroom
from tests.sites.drawing import draw
from tests.sites.furniture import day_of, excerpt, lasting, touched
from tests.sites.posts import Post, slug_of

FIRST_NUMBER = 1_470


@dataclass(frozen=True)
class Content:
    """The content of the site at one moment. `root` is what all of its paths begin with: nothing, or "/index.php"."""

    url: str
    root: str
    newest: tuple[Post, ...]

    def number(self, post: Post) -> int:
        return FIRST_NUMBER + post.number

    def path(self, post: Post) -> str:
        return f"{self.root}/{slug_of(post.section)}/{self.number(post)}-{post.slug}"

    def address(self, post: Post) -> str:
        return self.url + self.path(post)

    def tag(self, name: str) -> str:
        """The path of the page of a tag, of which the words alone count here."""
        return f"{self.root}/component/tags/tag/{lasting(name)}-{slug_of(name)}"


def iso(moment: datetime) -> str:
    """2024-07-05T03:15:42+00:00"""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def written(moment: datetime) -> str:
    """Jumat, 05 Juli 2024 10:15"""
    return f"{day_of(moment).replace(f', {moment.day} ', f', {moment.day:02} ')} {moment:%H:%M}"


def feed(content: Content, title: str, at: str, posts: Sequence[Post], kind: str) -> str:
    """The feed of a list, as RSS or as Atom (`type=atom`)."""
    item, whole = ("entry", "atom") if kind == "atom" else ("item", "rss")
    items = "".join(
        draw(
            f"joomla/{item}.xml",
            title=escape(post.headline),
            address=content.address(post),
            text=escape(excerpt(post, 400), quote=False),
            author=escape(post.author),
            section=post.section,
            date=format_datetime(post.published),
            published=iso(post.published),
            updated=iso(touched(post)),
        )
        for post in posts
    )
    built = iso(max(map(touched, posts), default=content.newest[0].published))
    return draw(f"joomla/{whole}.xml", title=escape(title), slogan=newsroom.SLOGAN, at=at, updated=built, items=items)


def pager(path: str, start: int, total: int, size: int) -> str:
    """The links to the pages of a list, which are known by the number of their first post; `path` ends before it."""

    def item(kind: str, at: int, shown: str) -> str:
        if kind == "number" and at == start:
            return f'<li class="active"><span class="pagenav">{shown}</span></li>'
        address = f"{path}start={at}" if at else path.rstrip("?&").removesuffix("&amp;")
        return f'<li class="{kind}"><a title="{shown}" href="{address}" class="pagenav">{shown}</a></li>'

    if total <= size:
        return ""
    last, rows = (total - 1) // size * size, [item("number", at, str(at // size + 1)) for at in range(0, total, size)]
    if start:
        rows.insert(0, item("pagination-prev", max(start - size, 0), "Sebelumnya"))
    if start < last:
        rows += [item("pagination-next", start + size, "Selanjutnya"), item("pagination-end", last, "Akhir")]
    counter = f'<p class="counter pull-right">Halaman {start // size + 1} dari {last // size + 1}</p>'
    return f'<div class="pagination">{counter}<ul>{"".join(rows)}</ul></div>'
