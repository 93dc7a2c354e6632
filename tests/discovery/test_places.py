"""The table of usual places."""

import re

import pytest

from crawler.discovery.places import tables, usual_places


@pytest.mark.parametrize("route", ["feeds", "sitemaps"])
def test_places_are_relative_and_named_once(route: str) -> None:
    for cms, places in tables()[route].items():
        assert len(set(places)) == len(places), cms
        assert all(re.fullmatch(r"[a-z?][\w./?&=-]*", place) for place in places), cms


def test_names_of_parts_are_of_one_kind_and_of_words() -> None:
    names = [name for kind in tables()["parts"].values() for name in kind]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)


@pytest.mark.parametrize(
    ("url", "bases"),
    [
        ("https://a.example", ["https://a.example/"]),
        ("https://a.example/?p=1#x", ["https://a.example/"]),
        ("http://127.0.0.1:8801/kabar", ["http://127.0.0.1:8801/kabar/", "http://127.0.0.1:8801/"]),
        ("https://a.example/kabar/?p=1", ["https://a.example/kabar/", "https://a.example/"]),
    ],
)
def test_a_site_in_a_folder_is_asked_there_first(url: str, bases: list[str]) -> None:
    assert list(usual_places("feeds", url, "drupal")) == [base + "rss.xml" for base in bases]
