"""What the pages of a Drupal site are put together from: nodes, terms, users, and pagers that begin with 0."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from tests.sites.furniture import MONTHS, WEEKDAYS, lasting
from tests.sites.posts import SECTIONS, Post, slug_of

FIRST_NUMBER, LONGEST_ALIAS = 310, 100
COMMENTS_A_PAGE = 5


@dataclass(frozen=True)
class Nodes:
    """The content of the site at one moment."""

    url: str
    newest: tuple[Post, ...]

    def number(self, post: Post) -> int:
        return FIRST_NUMBER + post.number

    def alias(self, post: Post) -> str:
        """The path of a post in words, which is cut at a word when it gets long."""
        words = post.slug if len(post.slug) <= LONGEST_ALIAS else post.slug[: LONGEST_ALIAS + 1].rsplit("-", 1)[0]
        return f"/{slug_of(post.section)}/{words}"

    @cached_property
    def terms(self) -> dict[int, str]:
        """The terms of the taxonomy by their numbers, sections first."""
        tags = dict.fromkeys(tag for post in self.newest for tag in post.tags)
        return dict(enumerate(SECTIONS, 1)) | {lasting(tag): tag for tag in tags}

    def term(self, name: str) -> str:
        """The path of a term's page."""
        numbers = {named: number for number, named in self.terms.items()}
        return f"/taxonomy/term/{numbers[name]}"

    def of_term(self, number: int) -> list[Post]:
        name = self.terms[number]
        return [post for post in self.newest if name in (post.section, *post.tags)]

    def user(self, post: Post) -> int:
        return lasting(post.author)


def comments_of(post: Post) -> int:
    """How many comments a post has: some so many that they come in pages."""
    return 3 * COMMENTS_A_PAGE - 2 if post.number % 6 == 0 else post.number % 3


def short(moment: datetime) -> str:
    """Jum, 07/05/2024 - 10:15"""
    return f"{WEEKDAYS[moment.weekday()][:3]}, {moment:%m/%d/%Y - %H:%M}"


def long(moment: datetime) -> str:
    """Jumat, Juli 5, 2024 - 10:15"""
    return f"{WEEKDAYS[moment.weekday()]}, {MONTHS[moment.month - 1]} {moment.day}, {moment:%Y - %H:%M}"


def pager(number: int, last: int, *, kept: str = "", element: str = "") -> str:
    """The links to the pages of a list, of which the first is number 0; `kept` is what else their queries hold.

    `element` is what comes before the number where a page has another pager already.
    """

    def item(kind: str, page: int, title: str, shown: str) -> str:
        rel = f' rel="{kind}"' if kind in ("prev", "next") else ""
        words = f'<span class="visually-hidden">{title}</span><span aria-hidden="true">{shown}</span>'
        at = f"?{kept}page={element}{page}"
        return f'<li class="pager__item pager__item--{kind}"><a href="{at}" title="{title}"{rel}>{words}</a></li>'

    if last == 0:
        return ""
    rows: Sequence[str] = [
        *([item("first", 0, "Halaman pertama", "« First")] if number else []),
        *([item("prev", number - 1, "Halaman sebelumnya", "‹‹")] if number else []),
        *(item("is-active" if one == number else "number", one, "Halaman", str(one + 1)) for one in range(last + 1)),
        *([item("next", number + 1, "Halaman selanjutnya", "››")] if number < last else []),
        *([item("last", last, "Halaman terakhir", "Last »")] if number < last else []),
    ]
    return (
        '<nav class="pager" role="navigation" aria-labelledby="pagination-heading">'
        '<h4 id="pagination-heading" class="pager__heading visually-hidden">Pagination</h4>'
        f'<ul class="pager__items js-pager__items">{"".join(rows)}</ul></nav>'
    )
