"""What the pages of the portal are put together from: addresses, dates in words, articles in parts, lists in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from tests.sites import newsroom
from tests.sites.furniture import around, between, day_of, pages_in
from tests.sites.posts import Post

FIRST_NUMBER = 48_210
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
ASIDE = '<div class="baca-juga"><strong>Baca Juga:</strong> <a href="{}">{}</a></div>'


@dataclass(frozen=True)
class Portal:
    """The portal at one moment: where it is, what it holds, and how it shows that."""

    url: str
    newest: tuple[Post, ...]
    longest: int
    canonical: bool

    def number(self, post: Post) -> int:
        return FIRST_NUMBER + post.number

    def address(self, post: Post) -> str:
        return f"{self.url}/berita/{self.number(post)}/{post.slug}"

    def picture(self, post: Post) -> str:
        return f"{self.url}/storage/{post.image}" if post.image else f"{self.url}/images/default.jpg"


@dataclass(frozen=True)
class List:
    """A list of posts: its heading, and its address up to the number of a page."""

    title: str
    address: str


def written(moment: datetime) -> str:
    """Jumat, 5 Juli 2024 | 10:15 WIB"""
    offset = moment.utcoffset()
    hours = int(offset.total_seconds()) // 3600 if offset else 0
    return f"{day_of(moment)} | {moment:%H:%M} {ZONES[hours]}"


def part_of(portal: Portal, post: Post, part: str) -> Sequence[str] | None:
    """The paragraphs of a part of an article; None if it has no such part."""
    size, count = portal.longest, len(post.paragraphs)
    start = (int(part) - 1) * size if part.isdecimal() else -1
    return post.paragraphs[start : start + size] if 0 <= start < count else None


def text_of(portal: Portal, post: Post, paragraphs: Sequence[str], *, is_last: bool) -> str:
    asides = [ASIDE.format(portal.address(one), escape(one.headline)) for one in around(post, portal.newest, 2)]
    text = between([f"<p>{escape(one, quote=False)}</p>" for one in paragraphs], asides)
    byline = f"<p><strong>Penulis: {escape(post.author)} | Editor: {newsroom.editor(post.number)}</strong></p>"
    return f"{text}\n{byline}" if is_last else text


def parts_of(portal: Portal, post: Post, part: str) -> str:
    """The links to the parts of an article that has several."""
    count = pages_in(post.paragraphs, portal.longest)
    if count == 1 or part == "all":
        return ""
    at = portal.address(post)
    numbers = " ".join(
        f'<span class="active">{one}</span>' if str(one) == part else f'<a href="{at}?page={one}">{one}</a>'
        for one in range(1, count + 1)
    )
    following = f'<a class="next" href="{at}?page={int(part) + 1}">Selanjutnya</a>' if int(part) < count else ""
    return (
        f'<div class="paging-berita">Halaman: {numbers} {following} <a href="{at}?page=all">Tampilkan Semua</a></div>'
    )


def figure_of(portal: Portal, post: Post) -> str:
    if not post.image:
        return ""
    caption = escape(post.caption or "", quote=False)
    return f'<figure><img src="{portal.picture(post)}" class="img-fluid"><figcaption>{caption}</figcaption></figure>'


def pager(address: str, number: int, last: int) -> str:
    """As Laravel's paginator draws it for Bootstrap; `address` is that of the list up to the number of a page."""

    def item(page: int, shown: str, more: str = "") -> str:
        if not 1 <= page <= last or page == number:
            state = "active" if page == number else "disabled"
            return f'<li class="page-item {state}"><span class="page-link">{shown}</span></li>'
        return f'<li class="page-item"><a class="page-link" href="{escape(address)}page={page}"{more}>{shown}</a></li>'

    if last == 1:
        return ""
    numbers = "".join(item(one, str(one)) for one in range(1, last + 1))
    before, after = item(number - 1, "&lsaquo;", ' rel="prev"'), item(number + 1, "&rsaquo;", ' rel="next"')
    return f'<nav><ul class="pagination" role="navigation">{before}{numbers}{after}</ul></nav>'
