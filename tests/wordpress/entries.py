"""What the editors of the WordPress site enter: the posts of all test sites, in the markup of its two editors."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import pairwise
from typing import Any

from tests.sites.posts import Post

# Posts of some length stand on several pages.
PARTS, FEWEST_PARAGRAPHS_IN_PARTS = 3, 6
PICTURE = (
    '<figure class="wp-block-image size-full"><img src="{{picture}}" alt=""/>'
    '<figcaption class="wp-element-caption">{caption}</figcaption></figure>'
)
ALSO = '<p><strong>Baca Juga: <a href="{{also}}">{title}</a></strong></p>'
PAGES = {
    "Redaksi": "Pemimpin Redaksi: Sutarjo Wibisana\nRedaktur: Mardiana Lubis, Anton Kelen\nAlamat: Jalan Teluk Biru 7",
    "Pedoman Media Siber": "Kemerdekaan pers adalah hak warga.\nSetiap berita wajib diverifikasi sebelum dimuat.",
    "Tentang Kami": "Kabar Bahtera memuat berita daerah sejak 2012.\nKantor kami di tepi pelabuhan lama.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A post as it is entered: its state, its editor ("blocks" or classic), on how many pages, what it points to."""

    post: Post
    status: str = "publish"
    password: str = ""
    blocks: bool = True
    parts: int = 1
    also: Post | None = None


def published(posts: tuple[Post, ...]) -> tuple[Entry, ...]:
    """All of them published: half of them in either editor, some in parts, some with a pointer to the one before.

    The theme links the further parts of those alone that were written in blocks.
    """
    before = dict(pairwise(reversed(posts)))
    in_parts = {one for one in posts if one.number % 9 in (0, 4) and len(one.paragraphs) >= FEWEST_PARAGRAPHS_IN_PARTS}
    return tuple(
        Entry(
            post=post,
            blocks=post.number % 2 == 0 or post in in_parts,
            parts=PARTS if post in in_parts else 1,
            also=before.get(post) if post.number % 2 else None,
        )
        for post in posts
    )


def hidden(posts: tuple[Post, ...]) -> tuple[Entry, ...]:
    """Six posts that no reader may see: unfinished, private, awaiting approval, to come, behind a password, removed."""
    draft, private, pending, future, locked, removed = posts
    to_come = (datetime.now(UTC) + timedelta(days=30)).astimezone(future.published.tzinfo)
    return (
        Entry(post=draft, status="draft"),
        Entry(post=private, status="private"),
        Entry(post=pending, status="pending"),
        Entry(post=replace(future, published=to_come), status="future"),
        Entry(post=locked, password="rahasia"),
        Entry(post=removed, status="trash"),
    )


def to_write(entry: Entry) -> dict[str, Any]:
    """What `fill.php` is asked to do for an entry."""
    post = entry.post
    return {
        "do": "write",
        "type": "post",
        "slug": post.slug,
        "title": post.headline,
        "content": content(entry),
        "status": entry.status,
        "password": entry.password,
        "date": f"{post.published:%Y-%m-%d %H:%M:%S}",
        "modified": post.modified and f"{post.modified:%Y-%m-%d %H:%M:%S}",
        "author": post.author,
        "categories": [post.section],
        "tags": list(post.tags),
        "image": post.image,
        "caption": post.caption,
        "also": entry.also and entry.also.slug,
    }


def pages_to_write() -> list[dict[str, Any]]:
    """The pages that every outlet has: they are no articles."""
    return [
        {
            "do": "write", "type": "page", "slug": title.lower().replace(" ", "-"), "title": title, "content": text,
            "status": "publish", "password": "", "date": "2022-11-01 09:00:00", "modified": None, "author": "redaksi",
            "categories": [], "tags": [], "image": None, "caption": None, "also": None,
        }
        for title, text in PAGES.items()
    ]  # fmt: skip


def content(entry: Entry) -> str:
    """The content of a post as its editor saves it."""
    pieces = list(_pieces(entry))
    if not entry.blocks:
        return "\n\n".join(text for _, text in pieces)
    return "\n\n".join(f"<!-- wp:{name} -->\n{text}\n<!-- /wp:{name} -->" for name, text in pieces)


def _pieces(entry: Entry) -> list[tuple[str, str]]:
    """The blocks of a post by their names, in their order. The classic editor saves paragraphs without their tags."""
    post, each = entry.post, -(-len(entry.post.paragraphs) // entry.parts)
    pieces = [("image", PICTURE.format(caption=escape(post.caption)))] if post.image and post.caption else []
    for index, paragraph in enumerate(post.paragraphs):
        if index and index % each == 0:
            pieces.append(("nextpage", "<!--nextpage-->"))
        text = escape(paragraph, quote=False)
        pieces.append(("paragraph", f"<p>{text}</p>" if entry.blocks else text))
        if index == 1 and entry.also:
            pieces.append(("paragraph", ALSO.format(title=escape(entry.also.headline))))
    return pieces
