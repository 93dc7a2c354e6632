"""What the feeds and the pages of a blog have in common."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from html import escape

from tests.sites import newsroom
from tests.sites.furniture import around, between
from tests.sites.posts import Post

NUMBER = "5418802740091357264"
# Blogger cuts the words of a title so that they stay within this many letters.
LONGEST_SLUG = 39


@dataclass(frozen=True)
class Blog:
    """A blog at one moment: where it is, what it holds, whose name stands at its posts, and by which clock."""

    url: str
    newest: tuple[Post, ...]
    one_account: bool
    clock: tzinfo | None

    def address(self, post: Post) -> str:
        slug = post.slug if len(post.slug) <= LONGEST_SLUG else post.slug[: LONGEST_SLUG + 1].rsplit("-", 1)[0]
        return f"{self.url}/{self._told(post.published):%Y/%m}/{slug}.html"

    def ident(self, post: Post) -> str:
        return f"{8_100_000_000_000_000_000 + post.number * 3_779_113}"

    def account(self, post: Post) -> str:
        return f"Redaksi {newsroom.NAME}" if self.one_account else post.author

    def written(self, moment: datetime) -> str:
        """2024-07-05T10:15:42+07:00"""
        return self._told(moment).isoformat(timespec="seconds")

    def picture(self, post: Post, width: int) -> str:
        return f"{self.url}/img/w{width}/{post.image}" if post.image else ""

    def content(self, post: Post) -> str:
        """The text as a newsroom types it into Blogger's editor: some with paragraphs, some with breaks, some with an
        element a line."""
        asides = [f"<b>Baca Juga: {_link(self.address(one), one)}</b>" for one in around(post, self.newest, 2)]
        told = [escape(one, quote=False) for one in post.paragraphs]
        told[0] += "<a name='more'></a>"
        if self.one_account:
            told.append(f"(Reporter: {escape(post.author)} | Editor: {newsroom.editor(post.number)})")
        if post.number % 3 == 0:
            style = ' style="text-align: justify;"'
            text = between([f"<p{style}>{one}</p>" for one in told], [f"<p>{one}</p>" for one in asides])
        elif post.number % 3 == 1:
            lines = between(told, asides).split("\n")
            text = f'<div style="text-align: justify;">{"<br /><br />".join(lines)}</div>'
        else:
            lines = between(told, asides).split("\n")
            text = "<div><br /></div>".join(f"<div>{one}</div>" for one in lines)
        return self._figure(post) + text

    def _told(self, moment: datetime) -> datetime:
        return moment.astimezone(self.clock) if self.clock else moment

    def _figure(self, post: Post) -> str:
        if not post.image:
            return ""
        return (
            '<table align="center" cellpadding="0" cellspacing="0" class="tr-caption-container"><tbody><tr><td>'
            f'<a href="{self.picture(post, 1600)}"><img border="0" src="{self.picture(post, 640)}" /></a></td></tr>'
            f'<tr><td class="tr-caption">{escape(post.caption or "")}</td></tr></tbody></table><br />'
        )


def _link(url: str, post: Post) -> str:
    return f'<a href="{escape(url)}">{escape(post.headline)}</a>'


def labels(post: Post) -> tuple[str, ...]:
    """Blogger has no sections: newsrooms make do with labels."""
    return (post.section, *post.tags)
