"""What stands around and between the paragraphs on the pages of all kinds of sites."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from html import escape
from itertools import chain
from urllib.parse import quote
from zlib import crc32

from tests.sites import newsroom
from tests.sites.posts import SECTIONS, Post, slug_of

Address = Callable[[Post], str]
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
SHARES = {
    "Facebook": "https://www.facebook.com/sharer/sharer.php?u=",
    "X": "https://twitter.com/intent/tweet?url=",
    "WhatsApp": "https://api.whatsapp.com/send?text=",
    "Telegram": "https://t.me/share/url?url=",
}


def day_of(moment: datetime) -> str:
    """Jumat, 5 Juli 2024"""
    return f"{WEEKDAYS[moment.weekday()]}, {moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def utc(moment: datetime) -> str:
    """2024-07-05T03:15:00Z"""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def touched(post: Post) -> datetime:
    """When a post was last changed."""
    return post.modified or post.published


def page_of(posts: Sequence[Post], number: int, size: int = 10) -> Sequence[Post]:
    """The posts of a page; the first page is number 1."""
    return posts[(number - 1) * size : number * size]


def pages_in(listed: Sequence[object], size: int = 10) -> int:
    return max(1, -(-len(listed) // size))


def excerpt(post: Post, longest: int = 150) -> str:
    """The opening of a post, cut at a word."""
    text = post.paragraphs[0]
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]} ..."


def links(posts: Iterable[Post], address: Address, item: str) -> str:
    """The posts by `item`, a pattern with {url} and {title}."""
    return "\n".join(item.format(url=escape(address(one)), title=escape(one.headline)) for one in posts)


def sharing(url: str, item: str) -> str:
    """Buttons that share an address, by `item`, a pattern with {url} and {title}."""
    return " ".join(item.format(url=escape(at + quote(url, safe="")), title=name) for name, at in SHARES.items())


def around(post: Post, newest: Sequence[Post], count: int = 3) -> list[Post]:
    """Posts that a page proposes beside its own: of the same section where there are such."""
    others = [one for one in newest if one.number != post.number]
    return sorted(others, key=lambda one: one.section != post.section)[:count]


def popular(newest: Sequence[Post], count: int = 5) -> list[Post]:
    """What is read most, which has nothing to do with the page that says so."""
    return sorted(newest, key=lambda post: post.number * 7919 % 101)[:count]


def between(paragraphs: Iterable[str], asides: Iterable[str]) -> str:
    """The paragraphs with what interrupts them: an aside after every second one, as long as there are any."""
    rest = iter(asides)
    pieces = ([one, next(rest, "")] if number % 2 else [one] for number, one in enumerate(paragraphs))
    return "\n".join(filter(None, chain.from_iterable(pieces)))


def sections() -> dict[str, str]:
    """The sections by the words that stand for them in addresses."""
    return {slug_of(name): name for name in SECTIONS}


def menu(item: str, folder: str) -> str:
    """The sections by `item`, a pattern with {url} and {title}."""
    return "".join(item.format(url=f"{folder}{slug}", title=name) for slug, name in sections().items())


def footer_links(item: str, address: str) -> str:
    """The pages of the newsroom by `item`; `address` is a pattern with {slug}."""
    return " ".join(
        item.format(url=address.format(slug=slug), title=title) for slug, (title, _) in newsroom.PAGES.items()
    )


def lasting(name: str) -> int:
    """A number for a tag or a person, which stays the same when others come and go."""
    return 100 + crc32(name.encode()) % 1_000_000
