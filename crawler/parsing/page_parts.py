"""The further pages of an article that is cut into parts, as its own pager names them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from crawler.parsing.page import Page
from crawler.parsing.part_address import MOST_PARTS, PartAddress, part_beyond, part_of, part_renamed
from crawler.parsing.part_links import PartLink, part_links
from crawler.parsing.urls import canonical_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Where an article goes on: `urls` are its parts behind the present one, in order; `whole` has all of them at once.

    A pager may show only some of the parts: the last of `urls` has to be asked again.
    """

    urls: tuple[str, ...] = ()
    whole: str | None = None


def find_parts(page: Page, url: str, *, identity: str) -> Parts:
    """The further parts of the article on `page`, which `url` answered; nothing where it is whole.

    `identity` is the canonical URL of the article, which has no number of a part (`canonical.addresses_of`). A link
    leads to a part if its address is that of the article, `url` or `identity`, but for a number, and if it
    stands in or near the body, not in a pager of comments or of a list. A pager that does not name the next part, or
    names more than `MOST_PARTS`, is not the article's.
    """
    try:
        own = _present(url, identity)
    except ValueError:
        return Parts()
    links = part_links(page, own, identity) if own.number else ()
    count = _Count.of(links, own)
    parts = {number: link.part for link in reversed(links) if (number := count.number(link))}
    if max(parts, default=0) > MOST_PARTS:
        return Parts()
    present = next((number for number, part in parts.items() if part.url == own.url), None)
    present = present or (count.page(own.number) if own.is_stated else 1)
    urls = _ahead(parts, present, count) if present else ()
    whole = [link for link in links if not link.part.number and link.shown is None]
    is_offered = bool(urls) or any(link.is_whole for link in whole)
    return Parts(urls=urls, whole=whole[0].part.url if whole and is_offered else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """How the numbers in addresses count the parts: that of the first is `first`, and each later one is `step` more.

    Drupal counts from 0, other systems state how many paragraphs stand before a part: /5, /10.
    """

    first: int = 1
    step: int = 1

    @classmethod
    def of(cls, links: Sequence[PartLink], own: PartAddress) -> "_Count":
        """As the numbers that readers see tell; else as the link to the next part does."""
        shown = sorted({(link.part.number, link.shown) for link in links if link.shown})
        steps = {divmod(after[0] - one[0], after[1] - one[1]) for one, after in pairwise(shown) if after[1] != one[1]}
        if len(steps) == 1 and (step := steps.pop())[0] > 0 and step[1] == 0:
            return cls(first=shown[0][0] - (shown[0][1] - 1) * step[0], step=step[0])
        if len(shown) == 1:
            return cls(first=shown[0][0] - shown[0][1] + 1)
        second = next((link.part.number for link in links if link.is_next and link.part.number), None)
        return cls() if shown or second is None or own.is_stated else cls(first=second - 1)

    def page(self, written: int) -> int | None:
        """The part that readers know by a number of the address."""
        number, rest = divmod(written - self.first, self.step)
        return None if rest else number + 1

    def written(self, page: int) -> int:
        """The number by which addresses know a part."""
        return self.first + (page - 1) * self.step

    def number(self, link: PartLink) -> int | None:
        """Which part a link leads to; None for all of them, and for what does not count."""
        return link.shown or (self.page(link.part.number) if link.part.number else None)


def _ahead(parts: dict[int, PartAddress], present: int, count: _Count) -> tuple[str, ...]:
    """The addresses from the next part to the last; those that the pager leaves out, in the form of the next."""
    form = parts.get(present + 1)
    if form is None:
        return ()
    numbers = range(present + 1, max(parts) + 1)
    return tuple(parts[n].url if n in parts else form.numbered(count.written(n)) for n in numbers)


def _present(url: str, identity: str) -> PartAddress:
    """`url` as the address of a part; a number that the article itself is known by is none."""
    own = part_of(url)
    if own.number and canonical_url(url) == identity:
        return PartAddress(url=own.url, article=identity)
    if own.article == identity:
        return own
    return part_beyond(url, identity) or part_renamed(url, identity) or own
