"""What the REST API of WordPress answers: posts, or why there are none; and what it says of the site."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

from w3lib.url import add_or_replace_parameters

from crawler.discovery.answers import UnusableError, address_of, listing, moment_of, open_answer, plain
from crawler.discovery.feed_texts import whole_text
from crawler.discovery.links import Link, Listing
from crawler.parsing.dates import parse_datetime, states_zone

# The first part of a larger answer is read. A hundred long articles are 2 MB.
LARGEST = 20_000_000
MOST_POSTS = 1_000
# Where the values may begin, behind warnings of PHP.
START = re.compile(r'\[\s{0,99}(?=\{\s{0,99}"|\])|\{\s{0,99}"')
FARTHEST_START, MOST_STARTS = 65_536, 20
BETWEEN = re.compile(r"[\s,]{0,999}")
NUMBER = re.compile(r"\d{1,9}")
USUAL_PER_PAGE = 10
LARGEST_OFFSET = 14
# What is said of a page behind the last one.
NO_MORE = ("rest_post_invalid_page_number", "rest_invalid_page_number")
CLOSED = (401, 403)
DECODER = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What the API's root says of its site. `zone` is the one that posts' dates are told in; `has_posts` whether the
    API lists any at all.
    """

    name: str | None = None
    home: str | None = None
    zone: tzinfo | None = None
    has_posts: bool = False


def read_posts(
    data: bytes, url: str, *, zone: tzinfo | None = None, total_pages: int | None = None, site: str | None = None
) -> Listing:
    """The posts of an answer to `wordpress.posts_url`, and the next page if there is one.

    `url` is where it was answered; `zone` the outlet's, by default WIB; `total_pages` the header X-WP-TotalPages,
    without which a full page has a next one; `site` a URL of the outlet, where the API is elsewhere. Posts behind a
    password are left out, which `wrong` tells, and those that are not published. A page behind the last one is an empty
    listing with nothing wrong.
    """
    try:
        answer = open_answer(data)
        posts, is_whole = _posts(answer.text[:LARGEST])
    except UnusableError as error:
        return Listing(wrong=str(error))
    hidden = sum(map(_is_protected, posts))
    reasons = (
        answer.wrong or (None if is_whole else "it is cut short"),
        f"{hidden} behind a password" if hidden else None,
    )
    links = (_link(one, url, zone) for one in posts if not _is_protected(one))
    return listing(
        filter(None, links), _next(url, len(posts), total_pages),
        url=url, site=site, wrong="; ".join(filter(None, reasons)) or None, most=MOST_POSTS,
    )  # fmt: skip


def read_index(data: bytes, url: str) -> Index | None:
    """What the root of an API says; None if the answer is none, such as the home page."""
    try:
        value, _ = _value(open_answer(data).text[:LARGEST])
    except UnusableError:
        return None
    if not isinstance(value, dict) or not isinstance(value.get("namespaces"), list):
        return None
    name, home = value.get("name"), value.get("home")
    return Index(
        name=plain(name) if isinstance(name, str) else None,
        home=address_of(home, url) if isinstance(home, str) else None,
        zone=_zone(value.get("timezone_string"), value.get("gmt_offset")),
        has_posts="wp/v2" in value["namespaces"],
    )


def _posts(text: str) -> tuple[list[Mapping[str, Any]], bool]:
    """The objects of a list, and whether it is whole. Raises UnusableError for all else, with what is said there."""
    value, is_whole = _value(text)
    if isinstance(value, dict):
        code, message = value.get("code"), value.get("message")
        if code in NO_MORE:
            return [], True
        if isinstance(code, str):
            data = value.get("data")
            is_closed = isinstance(data, dict) and data.get("status") in CLOSED
            said = plain(message if isinstance(message, str) else "") or "no reason given"
            raise UnusableError(f"{'it is closed' if is_closed else 'it is an error'}: {code[:80]}, {said[:200]}")
        # A list from which a plugin took some becomes an object with numbers for keys.
        if not (value and all(map(NUMBER.fullmatch, value))):
            raise UnusableError("it is no list of posts")
        value = list(value.values())
    return [one for one in value if isinstance(one, dict)], is_whole


def _value(text: str) -> tuple[list[Any] | dict[str, Any], bool]:
    """The list or object in a text, and whether it is whole. Raises UnusableError if there is none."""
    for match in islice(START.finditer(text, 0, FARTHEST_START), MOST_STARTS):
        if match[0].startswith("["):
            items, is_whole = _items(text, match.end())
            if items or text[match.start() :].replace(" ", "").strip() == "[]":
                return items, is_whole
        else:
            try:
                value, _ = DECODER.raw_decode(text, match.start())
            except (ValueError, RecursionError):
                continue
            return value, True
    raise UnusableError("it is a page" if text.startswith("<") else "it is no JSON")


def _items(text: str, position: int) -> tuple[list[Any], bool]:
    """The items of the list whose first one begins at `position`, up to the first fault, and whether it ends there."""
    items: list[Any] = []
    while len(items) < MOST_POSTS:
        position = BETWEEN.match(text, position).end()  # type: ignore[union-attr]  # it matches an empty text
        if text[position : position + 1] == "]":
            return items, True
        try:
            item, position = DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            break
        items.append(item)
    return items, False


def _is_protected(post: Mapping[str, Any]) -> bool:
    parts = (post.get("content"), post.get("excerpt"))
    return any(isinstance(part, dict) and part.get("protected") is True for part in parts)


def _link(post: Mapping[str, Any], url: str, zone: tzinfo | None) -> Link | None:
    address = address_of(_string(post.get("link")), url)
    if address is None or post.get("status", "publish") != "publish":
        return None
    text = _rendered(post.get("content"))
    return Link(
        url=address,
        title=plain(_rendered(post.get("title"))),
        published=_moment(post, "date", zone),
        modified=_moment(post, "modified", zone),
        text=whole_text(text, link=address, home=None) if text else None,
    )


def _moment(post: Mapping[str, Any], name: str, zone: tzinfo | None) -> datetime | None:
    """A date of the post: `…_gmt` is UTC and does not say so; the other one is the site's local time."""
    universal = _string(post.get(f"{name}_gmt"))
    if universal:
        found = parse_datetime(universal if states_zone(universal) else f"{universal}Z", zone)
        if found:
            return found
    return moment_of(_string(post.get(name)), zone)


def _rendered(value: Any) -> str | None:
    return _string(value.get("rendered") if isinstance(value, dict) else value)


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _next(url: str, count: int, total_pages: int | None) -> Iterator[str]:
    asked = dict(parse_qsl(urlsplit(url).query))
    page, per_page = (
        int(asked[name]) if NUMBER.fullmatch(asked.get(name, "")) else usual
        for name, usual in (("page", 1), ("per_page", USUAL_PER_PAGE))
    )
    if count and (page < total_pages if total_pages is not None else count >= per_page):
        yield add_or_replace_parameters(url, {"page": str(page + 1)})


def _zone(name: Any, offset: Any) -> tzinfo | None:
    """The zone of a name such as "Asia/Jayapura", else of a number of hours, which may be a string."""
    if isinstance(name, str) and name:
        try:
            return ZoneInfo(name)
        except (ValueError, KeyError, OSError):
            pass
    try:
        hours = float(offset)
    except (TypeError, ValueError, OverflowError):
        return None
    return timezone(timedelta(hours=hours)) if abs(hours) <= LARGEST_OFFSET else None
