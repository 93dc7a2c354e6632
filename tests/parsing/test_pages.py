"""Saved pages with the record expected of each; one test a field a page.

The pages are written for these tests after the markup of real systems; outlets, people and events are invented.
"""

import json
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article
from crawler.parsing.html import parse_html

PAGES = sorted(path.stem for path in (Path(__file__).parent / "pages").glob("*.html"))
# Where a page was fetched, if not at its canonical address.
FETCHED = {
    "wordpress_jnews": "https://suaraharian.example/lurah-diperiksa-panwaslu/?utm_source=wa",
    "blogger": "https://wartakota.example/2024/11/ikrar-netralitas-guru.html?m=1",
    "amp": "https://kabarlembata.example/amp/ikrar-pegawai-2",
}
FIELDS = [
    "url",
    "headline",
    "outlet",
    "section",
    "authors",
    "date_published",
    "date_modified",
    "image",
    "captions",
    "related",
    "view_count",
    "body",
]


@cache
def expected(page: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((Path(__file__).parent / f"pages/{page}.json").read_text(encoding="utf-8"))
    return record


@cache
def parsed(page: str) -> Article:
    data = (Path(__file__).parent / f"pages/{page}.html").read_bytes()
    return parse_html(data, identity=page, url=FETCHED.get(page, expected(page)["url"]))


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("field", FIELDS)
def test_field_of_saved_page(page: str, field: str) -> None:
    assert plain(asdict(parsed(page))[field]) == expected(page)[field]


@pytest.mark.parametrize("page", PAGES)
def test_canonical_address_is_the_identity(page: str) -> None:
    assert parsed(page).identity == expected(page)["url"]
