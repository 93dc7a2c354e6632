"""What one source inside a page (JSON-LD, meta elements, markup) says of its article, still as written."""

from dataclasses import dataclass, fields
from typing import Any

from crawler.items import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Statements of one source. Dates are texts, and addresses may be relative; () and None mean nothing was said."""

    headlines: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    sections: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    canonicals: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    view_count: int | None = None

    def __add__(self, other: "Facts") -> "Facts":
        """The statements of both, those of `self` first."""
        joined: dict[str, Any] = {}
        for field in fields(self):
            mine, theirs = getattr(self, field.name), getattr(other, field.name)
            joined[field.name] = (*mine, *theirs) if isinstance(mine, tuple) else theirs if mine is None else mine
        return Facts(**joined)
