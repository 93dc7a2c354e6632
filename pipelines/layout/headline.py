"""The headline, and the rubric above it."""

import re
from urllib.parse import urlsplit

from crawler.items import Article
from pipelines.layout import lines as kinds
from pipelines.layout.facts import stating

LONGEST_HEAD = 60
SECTION_WORDS = 3
SUFFIX = re.compile(r"\s+(?:[-–—|•·»]|::)\s+")


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes section and headline out of the lines above the first paragraph.

    A headline that the page states stays, and the lines that repeat it go. Where no paragraph follows, no headline is
    taken: a page of fragments has none that could be told.
    """
    article = stating(article, headline=without_outlet(article.headline, article))
    lines = _without_repeats(article.headline, lines)
    first = next((number for number, line in enumerate(lines[:LONGEST_HEAD]) if kinds.is_paragraph(line)), 0)
    if not first:
        return article, lines
    article, head = _titled(article, lines[:first])
    return article, _without_repeats(article.headline, head + lines[first:])


def without_outlet(headline: str | None, article: Article) -> str | None:
    """The headline without the name of its outlet, which pages append: "… - Kabar Pasuruan"."""
    if headline is None:
        return None
    pieces = [*SUFFIX.finditer(headline)]
    if not pieces:
        return headline
    last = kinds.folded(headline[pieces[-1].end() :])
    host = kinds.folded((urlsplit(article.url or "").hostname or "").removeprefix("www."))
    outlet = kinds.folded(article.outlet or "")
    named = bool(last) and (last == outlet or (len(last) > 4 and host.startswith(last)))
    return headline[: pieces[-1].start()].strip() if named else headline


def _titled(article: Article, head: list[str]) -> tuple[Article, list[str]]:
    """Takes the headline, where it is not known, and the section above it."""
    title = _title(head) if article.headline is None else None
    above = head.index(title) if title is not None else len(head)
    if title is not None:
        article = stating(article, headline=without_outlet(title, article))
        head = head[:above] + head[above + 1 :]
    sections = [(number, _section(line, title)) for number, line in enumerate(head[:above])]
    named = [(number, section) for number, section in sections if section is not None]
    if not named:
        return article, head
    section = article.section or named[-1][1]
    # Of words that the lexicon does not know only those are taken that the field will hold.
    taken = {number for number, name in named if name == section or kinds.is_section(head[number])}
    return stating(article, section=section), [line for number, line in enumerate(head) if number not in taken]


def _title(head: list[str]) -> str | None:
    """The headline: what is printed twice, else the first line that could be one."""
    titles = [line for line in head if kinds.is_title(line) and not kinds.is_section(line)]
    keys = [kinds.folded(title) for title in titles]
    twice = next((title for title, key in zip(titles, keys, strict=True) if keys.count(key) > 1), None)
    return twice or next(iter(titles), None)


def _section(line: str, title: str | None) -> str | None:
    """The section that the line names, by the lexicon or as a few words in capitals; None where it is none."""
    plain = line.removeprefix("in ").strip(" #|•")
    if kinds.is_section(plain):
        return plain
    short = title is not None and line.count(" ") < SECTION_WORDS and len(line) <= 30
    titled = line.isupper() or kinds.capitals(line) == 1
    return plain if short and titled and line.replace(" ", "").isalpha() else None


def _without_repeats(headline: str | None, lines: list[str]) -> list[str]:
    """The lines without those that only print the headline again."""
    key = kinds.folded(headline or "")
    if not key or headline is None:
        return lines
    near = range(len(headline) - 12, len(headline) + 13)
    return [line for line in lines if len(line) not in near or kinds.folded(line) != key]
