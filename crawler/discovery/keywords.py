"""What is searched for, and how promising a link is before its page is read: reads `keywords.toml`."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

# A bar parts what belongs to no one phrase, such as the title from the site's name behind it.
WORD = re.compile(r"[a-z0-9]+|\|")
# A title or an address has few words; what is longer is a text, or an attack.
LONGEST = 400


def search_phrases() -> tuple[str, ...]:
    """The phrases to search a site for, best first."""
    return tuple(_tables()["searches"]["phrases"])


def tag_phrases() -> tuple[str, ...]:
    """The phrases whose pages of topic are worth trying, best first."""
    return tuple(_tables()["tags"]["phrases"])


def promise(title: str | None, url: str) -> int:
    """How much the words of a title and of an address, without its host, speak for an article; 0 if nothing does."""
    place = url.partition("://")[2].partition("/")[2][:LONGEST]
    words = WORD.findall(f"{(title or '')[:LONGEST]}|{unquote(place) if '%' in place else place}".casefold())
    weights, phrases = _weights()
    found = sum(weights[word] for word in weights.keys() & set(words))
    text = f" {' '.join(words)} "
    for first in phrases.keys() & set(words):
        found += sum(weight for phrase, weight in phrases[first].items() if phrase in text)
    return found


@cache
def _weights() -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """The weights of words, and those of phrases, with a space around them, by their first word."""
    words: dict[str, int] = {}
    phrases: dict[str, dict[str, int]] = {}
    for weight, entries in _tables()["promising"].items():
        for entry in entries:
            first, *others = entry.split()
            if others:
                phrases.setdefault(first, {})[f" {entry} "] = int(weight)
            else:
                words[entry] = int(weight)
    return words, phrases


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("keywords.toml").read_text("utf-8"))
