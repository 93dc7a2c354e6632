"""Which system a site runs on: reads `systems.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from crawler.parsing.page import Page

# Marks stand in the head and in the addresses of pictures; what comes later adds nothing.
MOST_SOURCE = 300_000


def system_of(page: Page, source: bytes) -> str | None:
    """The system that made `page`, whose source is `source`: a key of `systems.toml`, None where nothing tells."""
    stated = " ".join(
        (one.get("content") or "").lower()[:200]
        for one in page.tree.iter("meta")
        if (one.get("name") or "").lower() == "generator"
    )
    for name, signs in _signs().items():
        if any(word in stated for word in signs["generators"]):
            return name
    text = source[:MOST_SOURCE].lower()
    return next((name for name, signs in _signs().items() if any(one.encode() in text for one in signs["marks"])), None)


@cache
def _signs() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("systems.toml").read_text("utf-8"))
