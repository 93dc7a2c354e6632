"""The lists of a site: posts by section, tag or author."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.sites.furniture import page_of, pages_in
from tests.sites.posts import Post, slug_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Posts that share what is called `name`, and `slug` in addresses."""

    name: str
    slug: str
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One page of a list: its posts, its number from 1 on, and the number of the last page."""

    posts: tuple[Post, ...]
    number: int
    last: int


def shelf(posts: Sequence[Post], number: int) -> Shelf | None:
    """A page of the list; None beyond the last. A list of nothing has one empty page."""
    last = pages_in(posts)
    return Shelf(posts=tuple(page_of(posts, number)), number=number, last=last) if 1 <= number <= last else None


def groups(posts: Iterable[Post], names: Callable[[Post], Iterable[str]]) -> dict[str, Group]:
    """The groups by their slugs; a post is in as many as `names` gives."""
    found: dict[str, list[Post]] = {}
    for post in posts:
        for name in names(post):
            found.setdefault(name, []).append(post)
    listed = (Group(name=name, slug=slug_of(name), posts=tuple(found[name])) for name in sorted(found))
    return {group.slug: group for group in listed}


def by_section(posts: Iterable[Post]) -> dict[str, Group]:
    return groups(posts, lambda post: (post.section,))


def by_tag(posts: Iterable[Post]) -> dict[str, Group]:
    return groups(posts, lambda post: post.tags)


def by_author(posts: Iterable[Post]) -> dict[str, Group]:
    return groups(posts, lambda post: (post.author,))
