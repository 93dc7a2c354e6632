"""Networks of regional desks that share a system, and so the addresses of their lists: reads `families.toml`."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from crawler.discovery.search_forms import KEYWORD, search_url

NOT_OF_SLUGS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A network of desks. Its patterns are addresses relative to a desk's, with `{keyword}`, `{slug}`, `{day:…}` and
    `{desk}` where something belongs; `addresses` puts it there.
    """

    name: str
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    indexes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()


def family_of(url: str) -> Family:
    """The family of the site at an address; one without name and patterns for a site that belongs to none."""
    host = _family_host(url)
    return _families()[host] if host else Family(name="")


def addresses(
    patterns: Iterable[str], url: str, *, keywords: Iterable[str] = (), days: Iterable[date] = ()
) -> tuple[str, ...]:
    """The addresses that patterns mean at the outlet at `url`, in their order, without repetition.

    A pattern with `{keyword}` or `{slug}` gives one address a keyword, one with `{day:…}` one a day, one with `{desk}`
    none at a site without a name of its own ahead of its family's.
    """
    words, moments = tuple(keywords), tuple(days)
    folder = urlsplit(url)._replace(query="", fragment="").geturl().rstrip("/") + "/"
    found = (one for pattern in patterns for one in _filled(pattern, _desk(url), words, moments))
    return tuple(dict.fromkeys(urljoin(folder, one) for one in found))


def slug_of(keyword: str) -> str:
    """A keyword as systems write it in the address of its page."""
    return NOT_OF_SLUGS.sub("-", keyword.casefold()).strip("-")


def _filled(pattern: str, desk: str, keywords: tuple[str, ...], days: tuple[date, ...]) -> Iterator[str]:
    if "{desk}" in pattern and not desk:
        return
    asked = keywords if KEYWORD in pattern or "{slug}" in pattern else ("",)
    for keyword, day in product(asked, days if "{day" in pattern else (date.min,)):
        address = search_url(pattern, keyword) if KEYWORD in pattern else pattern
        yield address.format(slug=slug_of(keyword), day=day, desk=desk)


def _desk(url: str) -> str:
    host = (urlsplit(url).hostname or "").removesuffix(_family_host(url) or "").rstrip(".")
    return "" if host == "www" else host.removeprefix("www.")


def _family_host(url: str) -> str | None:
    """The longest host of a family that the host of a URL is or ends in."""
    labels = (urlsplit(url).hostname or "").split(".")
    return next((host for host in (".".join(labels[at:]) for at in range(len(labels))) if host in _families()), None)


@cache
def _families() -> dict[str, Family]:
    """The families by each of their hosts."""
    tables = tomllib.loads(Path(__file__).with_name("families.toml").read_text("utf-8"))
    kinds = [field.name for field in fields(Family) if field.name != "name"]
    return {
        host: Family(name=name, **{kind: tuple(table.get(kind, ())) for kind in kinds})
        for name, table in tables.items()
        for host in table["hosts"]
    }
