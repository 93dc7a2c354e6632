"""How a site is searched: by the form on its pages, by what they state to search engines, or at a usual address.

The ways are addresses with `{keyword}` where the words belong; `search_url` puts them there.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus, urlencode, urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.discovery.answers import address_of
from crawler.discovery.blocks import name_parts
from crawler.discovery.candidates import base_of
from crawler.parsing.encoding import UndecodableError
from crawler.parsing.page import Page
from crawler.parsing.urls import same_site

KEYWORD = "{keyword}"
# What stands for the words while an address is put together; no address holds it.
STANDING_IN = "kata0kunci0standin"
MOST_FORMS, MOST_FIELDS, MOST_SCRIPTS = 30, 40, 50
LONGEST_VALUE = 200
LONGEST_SCRIPT = 500_000
TEXT_FIELDS = ("", "search", "text")
NEVER_FIELDS = ("password", "email", "tel", "file")
ACTION = "SearchAction"
# A JSON string with one name in braces, which is what the target of a SearchAction is, whatever is wrong around it.
TARGET = re.compile(r'"((?:https?:|\\?/)[^"\s{}]{0,400}\{[\w:-]{1,60}\}[^"\s{}]{0,200})"')
NAME = re.compile(r"\{[\w:-]{1,60}\}")


def find_searches(page: bytes | str, url: str) -> tuple[str, ...]:
    """The ways to search a site that one of its pages tells, without repetition: by its forms, then by SearchActions.

    `url` is where the page was answered, after redirects. Only forms that are sent with GET, to the same site, are
    told; tokens that belong to a visit are left out.
    """
    try:
        parsed = Page(page, url=url)
    except UndecodableError:
        return ()
    base = base_of(parsed, url)
    found = (*_of_forms(parsed, base), *_of_actions(parsed, base))
    return tuple(dict.fromkeys(one for one in found if same_site(one, url)))


def usual_searches(home: str, cms: str | None = None) -> tuple[str, ...]:
    """The ways in which sites are usually searched; `cms` is a key of `search.toml`, if it is known."""
    places = _tables()["places"]
    folder = urlsplit(home)._replace(query="", fragment="").geturl().rstrip("/") + "/"
    return tuple(urljoin(folder, place) for place in places.get(cms, places["any"]))


def search_url(search: str, keyword: str) -> str:
    """The address of the results for a keyword; `listings.read_index_page` reads them."""
    before, mark, _ = search.partition(KEYWORD)
    if not mark:
        raise ValueError(f"{search!r} has no {KEYWORD}")
    return search.replace(KEYWORD, quote_plus(keyword) if "?" in before else quote(keyword, safe=""))


def _of_forms(page: Page, base: str) -> Iterator[str]:
    for form in islice(page.tree.iter("form"), MOST_FORMS):
        if (form.get("method") or "get").strip().lower() != "get":
            continue
        fields = list(islice(form.iter("input"), MOST_FIELDS))
        kinds = [(one.get("type") or "").strip().lower() for one in fields]
        asked = [one for one, kind in zip(fields, kinds, strict=True) if kind in TEXT_FIELDS and one.get("name")]
        if not asked or any(kind in NEVER_FIELDS for kind in kinds) or next(form.iter("textarea"), None) is not None:
            continue
        field = next(
            (one for one in asked if _is_known(one)), asked[0] if len(asked) == 1 and _searches(form) else None
        )
        address = address_of(form.get("action") or base, base)
        if field is not None and address is not None:
            yield _filled(address, field.get("name") or "", fields)


def _is_known(field: HtmlElement) -> bool:
    return (field.get("name") or "").lower() in _tables()["forms"]["names"]


def _searches(form: HtmlElement) -> bool:
    """Whether a form says that it searches: by its role, its class names, or its action."""
    words = {*name_parts(form), *re.findall(r"[a-z]{1,20}", (form.get("action") or "")[:LONGEST_VALUE].lower())}
    return form.get("role") == "search" or not words.isdisjoint(_tables()["forms"]["words"])


def _filled(action: str, name: str, fields: list[HtmlElement]) -> str:
    """The address to which a form leads; what its action has behind a question mark is not sent."""
    pairs = [(name, STANDING_IN)]
    for field in fields:
        hidden, value = field.get("name") or "", field.get("value") or ""
        if (field.get("type") or "").lower() == "hidden" and hidden not in ("", name) and len(value) <= LONGEST_VALUE:
            pairs += [(hidden, value)] if hidden.lower() not in _tables()["forms"]["dropped"] else []
    query = urlencode(pairs, errors="replace").replace(STANDING_IN, KEYWORD)
    return urlsplit(action)._replace(query=query, fragment="").geturl()


def _of_actions(page: Page, base: str) -> Iterator[str]:
    """The targets of SearchActions in JSON-LD, read as text because many a block is no JSON, and in microdata."""
    scripts = (one.text or "" for one in page.tree.iter("script") if "ld+json" in (one.get("type") or "").lower())
    targets: list[str] = []
    for script in islice((one for one in scripts if ACTION in one), MOST_SCRIPTS):
        targets += (_unescaped(match[1]) for match in islice(TARGET.finditer(script[:LONGEST_SCRIPT]), 10))
    marked = (*page.itemprops.get("target", ()), *page.itemprops.get("urltemplate", ()))
    targets += (one.get("content") or one.get("href") or "" for one in islice(marked, 10))
    for target in targets:
        if len(NAME.findall(target)) == 1:
            address = address_of(NAME.sub(STANDING_IN, target), base)
            if address is not None and STANDING_IN in urlsplit(address).path + urlsplit(address).query:
                yield address.replace(STANDING_IN, KEYWORD)


def _unescaped(written: str) -> str:
    try:
        return str(json.loads(f'"{written}"'))
    except ValueError:
        return written


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("search.toml").read_text("utf-8"))
