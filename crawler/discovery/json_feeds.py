"""JSON Feed (jsonfeed.org)."""

import html
import json
from datetime import tzinfo
from typing import Any

from crawler.discovery.answers import UnusableError, address_of, listing, moment_of, plain
from crawler.discovery.feed_texts import whole_text
from crawler.discovery.links import Link, Listing

MOST_LINKS = 5_000


def read_json_feed(text: str, url: str, *, zone: tzinfo | None, site: str | None, wrong: str | None) -> Listing:
    """The links of a JSON Feed. Raises UnusableError for other JSON."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnusableError(wrong or f"it is no JSON: {error}") from error
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version")):
        raise UnusableError("it is JSON, but no JSON Feed")
    items = feed.get("items")
    entries = [one for one in items[: MOST_LINKS + 1] if isinstance(one, dict)] if isinstance(items, list) else []
    home = address_of(_text(feed, "home_page_url"), url)
    links = filter(None, (_link(one, url, home, zone) for one in entries))
    onward = filter(None, [address_of(_text(feed, "next_url"), url)])
    return listing(links, onward, url=url, site=site, wrong=wrong, most=MOST_LINKS)


def _link(entry: dict[str, Any], url: str, home: str | None, zone: tzinfo | None) -> Link | None:
    identifier = _text(entry, "id") or ""
    written = _text(entry, "url") or (identifier if identifier.startswith(("http://", "https://")) else None)
    link = address_of(written, url)
    if link is None:
        return None
    content = _text(entry, "content_html") or html.escape(_text(entry, "content_text") or "", quote=False)
    return Link(
        url=link,
        title=plain(_text(entry, "title")),
        published=moment_of(_text(entry, "date_published"), zone),
        modified=moment_of(_text(entry, "date_modified"), zone),
        text=whole_text(content, link=link, home=home) if content else None,
    )


def _text(values: dict[str, Any], key: str) -> str | None:
    value = values.get(key)
    return value if isinstance(value, str) else None
