"""Which site is meant, and how its line in the register reads."""

import json
import re
from collections.abc import Collection, Mapping
from functools import cache
from urllib.parse import urlsplit

from tldextract import TLDExtract

from crawler.outlets import NATIONAL, Outlet, host_of
from crawler.parsing.urls import canonical_url
from crawler.probing.findings import Entry
from pipelines.lexicon.regions import by_code

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
NOT_OF_SLUGS = re.compile(r"[^a-z0-9]+")
# What a host begins with where the same site is shown in another way.
RENDERING = re.compile(r"\A(?:www|m|amp|mobile)\.")
LONGEST_SLUG, LONGEST_NAME = 60, 80
UNKNOWN_REGION = "?"
NATIONAL_HEADING = "Several provinces"


def candidates(asked: str) -> tuple[str, ...]:
    """The URLs that may be meant, to be tried one after the other. Raises ValueError, saying what is wrong."""
    asked = asked.strip()
    tried = (asked,) if SCHEME.match(asked) else (f"https://{asked}", f"http://{asked}")
    try:
        canonical_url(tried[0])
    except ValueError as error:
        raise ValueError(f"{error}; name the address of a site: https://www.example.id") from error
    host = urlsplit(tried[0]).hostname or ""
    if "@" in urlsplit(tried[0]).netloc:
        raise ValueError(f"{asked!r} names a user; name the address of a site: https://www.example.id")
    if "." not in host and ":" not in host and host != "localhost":
        raise ValueError(f"{host!r} is no host of a site; name its address: https://www.example.id")
    return tried


def root_of(url: str) -> str:
    """The address of the site that a page is of, without a slash at its end."""
    return urlsplit(url)._replace(path="", query="", fragment="").geturl()


def slug_for(url: str, taken: Collection[str] = ()) -> str:
    """The slug of a site by its host without what stands for its country: padang.kabar.co.id is padang_kabar.

    Where another outlet has it, the whole host makes the slug.
    """
    host = RENDERING.sub("", (urlsplit(url).hostname or "").lower())
    parts = _suffixes()(host)
    slug = _slug(".".join(filter(None, (parts.subdomain, parts.domain))))
    return slug if slug not in taken and len(slug) > 1 else _slug(host)


def registered(url: str, register: Mapping[str, Outlet]) -> Outlet | None:
    """The outlet of the register at the host of `url`."""
    return next((one for one in register.values() if host_of(one.url) == host_of(url)), None)


def entry_for(known: Outlet | None, *, slug: str, name: str, url: str, region: str | None) -> Entry:
    """The line for a site, or that of the outlet which it is `known` as."""
    if known is not None:
        slug, name, url, region = known.slug, known.name, known.url, known.region or NATIONAL
    stated = {"name": _plain(name), "url": url, "region": region or UNKNOWN_REGION}
    pairs = ", ".join(f"{key} = {_quoted(value)}" for key, value in stated.items())
    return Entry(slug=slug, line=f"{slug} = {{ {pairs} }}", heading=_heading(region), registered=known is not None)


def _heading(region: str | None) -> str | None:
    """The comment of the register below which outlets of a region stand."""
    if region is None:
        return None
    return NATIONAL_HEADING if region == NATIONAL else by_code(region).province


def _slug(host: str) -> str:
    return NOT_OF_SLUGS.sub("_", host).strip("_")[:LONGEST_SLUG]


def _plain(name: str) -> str:
    printable = "".join(one if one.isprintable() else " " for one in name)
    return " ".join(printable.split())[:LONGEST_NAME].strip()


def _quoted(text: str) -> str:
    """A string of TOML; of printable text, JSON's are the same."""
    return json.dumps(text, ensure_ascii=False)


@cache
def _suffixes() -> TLDExtract:
    """Tells suffixes by the list that comes with the package: nothing is asked of the net."""
    return TLDExtract(suffix_list_urls=(), cache_dir=None)
