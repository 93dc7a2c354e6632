"""What one source inside a page (JSON-LD, meta elements, markup) says of its article, still as written."""

from dataclasses import dataclass, fields
from typing import Any

from crawler.items import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Statements of one source. Dates are texts, and addresses may be relative; () and None mean nothing was said.

    `published` is told to be when the article appeared; `dated` is when it was created, or what is told of a date is
    nothing, so that it counts only behind what any source tells as published.
    """

    headlines: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    sections: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    canonicals: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    view_count: int | None = None

    @property
    def appeared(self) -> tuple[str, ...]:
        """All that may be when the article appeared, in the order in which it deserves belief."""
        return (*self.published, *self.dated)

    def __add__(self, other: "Facts") -> "Facts":
        """The statements of both, those of `self` first."""
        joined: dict[str, Any] = {}
        for field in fields(self):
            mine, theirs = getattr(self, field.name), getattr(other, field.name)
            joined[field.name] = (*mine, *theirs) if isinstance(mine, tuple) else theirs if mine is None else mine
        return Facts(**joined)
