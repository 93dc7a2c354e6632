"""The outlet that a copyright line names: "© Kabar Bromo 2024", "Hak Cipta © Suara Musi. Dilarang mengutip …"."""

import re

from crawler.items import Article
from pipelines.layout import author_names, dateline, labels, outlets
from pipelines.layout import lines as kinds
from pipelines.layout.facts import stating

HEAD = 12
LONGEST_LINE = 160
LONGEST_NAME = 40
MOST_WORDS = 5
SIGN = re.compile(r"(?i)©|\(c\)")
OPENED = re.compile(r"(?i)(?:(?:copyright|hak cipta|©|\(c\)|by|\d{4}(?:\s?[-–]\s?\d{4})?)[\s,:.]*){1,6}")
CLOSED = re.compile(r"(?i)\.(?=\s|\Z)|[,|©]|\s[-–—]+\s|\s?\(c\)|\b(?:all rights?|dilarang|hak cipta|copyright)\b")
CREDIT = re.compile(r"(?i)(?:[/(]|\bdok\.?|\bfoto ?:)\s?(?P<name>[a-z][\w.]{2,20}(?: [\w.]{2,20}){0,3})\s?[)\]]?\.?\Z")
YEAR = re.compile(r"\s*\b(?:19|20)\d{2}\b.*\Z")


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Reads the outlet where neither the page nor a dateline names one; the line itself is left, as boilerplate."""
    if article.outlet is not None or any(_is_signed(line) for line in lines[:HEAD]):
        return article, lines
    names = (_name(line) for line in reversed(lines) if len(line) <= LONGEST_LINE and SIGN.search(line))
    outlet = next((name for name in names if name), None) or _credited(article.captions)
    return stating(article, outlet=outlet), lines


def _credited(captions: tuple[str, ...]) -> str | None:
    """The outlet whose photo stands above the text: "(AYU/SEGAH POST)", "Foto: Dok. Kabar Bromo"."""
    for caption in captions:
        credit = CREDIT.search(caption, max(0, len(caption) - LONGEST_NAME))
        name = credit["name"].strip() if credit else ""
        if (
            credit
            and author_names.NAME.match(name)
            and outlets.sounds_like_outlet(name)
            and not labels.role_of(name, "")
        ):
            return name
    return None


def _is_signed(line: str) -> bool:
    opening = dateline.read(line)
    return opening is not None and opening.outlet is not None


def _name(line: str) -> str | None:
    """The name of an outlet in a copyright line; None where it names a press office, a company or nobody."""
    opened = OPENED.match(line)
    start = opened.end() if opened else 0
    closed = CLOSED.search(line, start)
    name = YEAR.sub("", line[start : closed.start() if closed else len(line)]).strip(labels.MARKS)
    words = name.split()
    if not words or len(words) > MOST_WORDS or len(name) > LONGEST_NAME or not author_names.NAME.match(name):
        return None
    if labels.role_of(name, "") or labels.word(name) or not kinds.listed("companies").isdisjoint(kinds.words_of(name)):
        return None
    return name if all(word[0].isupper() or "." in word for word in words) else None
