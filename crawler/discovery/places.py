"""Where sites usually keep their feeds and sitemaps: reads `places.toml`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit


def usual_places(route: str, url: str, cms: str | None = None) -> tuple[str, ...]:
    """The addresses to try for `route` ("feeds", "sitemaps") at a site; those of its system, if that is known.

    A site that is a folder of another is asked in its folder, then at the root.
    """
    places = tables()[route]
    folder = (
        urljoin(url, ".")
        if urlsplit(url).path.endswith("/")
        else urlsplit(url)._replace(query="", fragment="").geturl() + "/"
    )
    bases = dict.fromkeys((folder, urljoin(url, "/")))
    return tuple(dict.fromkeys(urljoin(base, place) for base in bases for place in places.get(cms, places["any"])))


@cache
def tables() -> dict[str, Any]:
    """The tables of `places.toml`."""
    return tomllib.loads(Path(__file__).with_name("places.toml").read_text("utf-8"))
