"""The register of outlets: reads and checks `outlets.toml`, and picks those that a crawl is asked for."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawler.parsing.urls import canonical_url
from pipelines.lexicon.regions import all_regions, by_code, named
from pipelines.lexicon.zones import of_province

REGISTER = Path(__file__).with_name("outlets.toml")
SLUG = re.compile(r"[a-z0-9_]{2,60}")
# The region of a desk that covers many provinces.
NATIONAL = "nasional"
MOST_SUGGESTIONS = 3


class UnknownChoiceError(ValueError):
    """A wish that the register cannot meet; the message names the nearest valid ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A site that publishes news. `region` is the Kemendagri code of the region that it mostly writes of, None where
    it covers many provinces.
    """

    slug: str
    name: str
    url: str
    region: str | None

    @property
    def is_registered(self) -> bool:
        """Whether it is in the register, not made up for a URL."""
        return SLUG.fullmatch(self.slug) is not None

    @property
    def province(self) -> str | None:
        """The code of its province."""
        return self.region and self.region[:2]

    @property
    def zone(self) -> timezone | None:
        """The time zone that it writes in; None where it covers many provinces."""
        return of_province(self.region) if self.region else None


def load(path: Path = REGISTER) -> dict[str, Outlet]:
    """The outlets of a register, by slug, in its order. Raises ValueError with all that is wrong, an entry a line."""
    try:
        entries = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name} is no TOML: {error}") from error
    wrong = [f"{slug}: {problem}" for slug, entry in entries.items() for problem in _problems(slug, entry)]
    hosts: dict[str, str] = {}
    for slug, entry in entries.items():
        host = host_of(str(entry.get("url", ""))) if isinstance(entry, Mapping) else ""
        if host and hosts.setdefault(host, slug) != slug:
            wrong.append(f"{slug}: {host} is the site of {hosts[host]} too")
    if wrong:
        raise ValueError("\n".join([f"{path.name} has faults:", *wrong]))
    return {slug: _outlet(slug, entry) for slug, entry in entries.items()}


def select(outlets: Mapping[str, Outlet], *, slugs: Iterable[str] = (), province: str | None = None) -> list[Outlet]:
    """The outlets named by their slugs, or of a province (its name or code), or both; all of them by default.

    Raises UnknownChoiceError for a slug or province that there is none of.
    """
    asked = [slug.strip().lower() for slug in slugs if slug.strip()]
    for slug in asked:
        if slug not in outlets:
            raise UnknownChoiceError(f"there is no outlet {slug!r}{_nearest(slug, outlets)}")
    chosen = [outlets[slug] for slug in dict.fromkeys(asked)] if asked else list(outlets.values())
    if province is None:
        return chosen
    code = _province(province)
    return [outlet for outlet in chosen if outlet.province == code]


def at(url: str, outlets: Mapping[str, Outlet]) -> Outlet:
    """The outlet whose home page `url` is; one made up for the occasion if it is none's, or leads further into a site.

    Raises ValueError for what is no http(s) URL.
    """
    home = canonical_url(url)
    known = next((one for one in outlets.values() if canonical_url(one.url) == home), None)
    parts = urlsplit(url.strip())
    return known or Outlet(
        slug=parts.netloc.lower().rpartition("@")[2], name=host_of(url), url=url.strip(), region=None
    )


def host_of(url: str) -> str:
    """The host of a URL, without "www.", in small letters."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _outlet(slug: str, entry: Mapping[str, Any]) -> Outlet:
    region = None if entry["region"] == NATIONAL else entry["region"]
    return Outlet(slug=slug, name=entry["name"], url=entry["url"].rstrip("/"), region=region)


def _problems(slug: str, entry: object) -> list[str]:
    if not isinstance(entry, Mapping):
        return ["is no table of name, url and region"]
    known = [field.name for field in fields(Outlet) if field.name != "slug"]
    problems = [f"has no {key}" for key in known if not isinstance(entry.get(key), str) or not entry[key].strip()]
    problems += [f"has {key!r}, which means nothing; there are {', '.join(known)}" for key in entry if key not in known]
    if not SLUG.fullmatch(slug):
        problems.append("is no slug of small letters, digits and underscores")
    if problems:
        return problems
    parts = urlsplit(entry["url"])
    if parts.scheme not in ("http", "https") or not parts.hostname:
        problems.append(f"{entry['url']!r} is no URL of a site")
    if entry["region"] != NATIONAL and not _is_region(entry["region"]):
        problems.append(f"{entry['region']!r} is no Kemendagri code and not {NATIONAL!r}")
    return problems


def _is_region(code: str) -> bool:
    try:
        by_code(code)
    except KeyError:
        return False
    return True


def _province(asked: str) -> str:
    found = {region.code for region in named(asked, "provinsi")}
    provinces = {region.code: region.name for region in all_regions() if region.type == "provinsi"}
    code = found.pop() if len(found) == 1 else asked.strip()
    if code not in provinces:
        raise UnknownChoiceError(f"there is no province {asked!r}{_nearest(asked, provinces.values())}")
    return code


def _nearest(asked: str, valid: Iterable[str]) -> str:
    names = {name.casefold(): name for name in valid}
    near = difflib.get_close_matches(asked.casefold(), names, n=MOST_SUGGESTIONS, cutoff=0.5)
    return f"; did you mean {', '.join(names[one] for one in near)}?" if near else f"; there are {len(names)} of them"
