"""Pages of a long list, and the addresses of the pages before and after."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from browse.visit import Visit

FARTHEST = 10_000  # rows that are counted off before a page: what is farther is found by narrowing


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Rows `first` to `last` of `total`; `before` and `after` are addresses, empty where there is nothing more."""

    first: int
    last: int
    total: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list that the address asks for: the parameter that names it, its number from 1, and its size."""

    name: str
    number: int
    size: int

    @property
    def offset(self) -> int:
        """How many rows stand before it."""
        return (self.number - 1) * self.size


def asked(visit: Visit, size: int, name: str = "page") -> Page:
    """The page that the address asks for; the first one by default."""
    return Page(name, visit.number(name, 1, FARTHEST // size), size)


def paging(visit: Visit, page: Page, total: int, anchor: str = "") -> Paging:
    """Where the page stands in a list of so many rows. Other parameters of the address stay as they are."""
    last = min(total, page.offset + page.size)
    has_more = last < min(total, FARTHEST // page.size * page.size)
    return Paging(
        first=page.offset + 1,
        last=last,
        total=total,
        before=_address(visit, page.name, page.number - 1, anchor) if page.number > 1 else "",
        after=_address(visit, page.name, page.number + 1, anchor) if has_more else "",
    )


def _address(visit: Visit, name: str, number: int, anchor: str) -> str:
    given = parse_qsl(visit.request.query_string, keep_blank_values=False)
    kept = [(key, value) for key, value in given if key not in (name, "lang")]
    fragment = f"#{anchor}" if anchor else ""
    return f"{visit.datasette.urls.path(visit.request.path)}?{urlencode([*kept, (name, number)])}{fragment}"
