"""The head of a page: rubric, headline, date, view counter and author above the first paragraph."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.items import Article, Author
from pipelines.layout import byline
from pipelines.layout import lines as kinds

LONGEST_HEAD = 60
SECTION_WORDS = 3
LONGEST_CRUMB = 40
COUNT = re.compile(r"(?P<number>\d{1,3}(?:[.,]\d{3})+|\d{1,9}(?:[.,]\d)?)\s*(?P<thousand>k|rb|ribu)?\b", re.I)
SUFFIX = re.compile(r"\s+(?:[-–—|•·»]|::)\s+")
CRUMBS = re.compile(r"\s*(?:[»>›]|\s[/|]\s|::)\s*")
BESIDE = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+|,\s+(?=(?:Senin|Selasa|Rabu|Kamis|Jum|Sabtu|Minggu|\d))")


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes section, headline, dates, counter and author out of the lines above the first paragraph.

    A headline that the page states stays, and the lines that repeat it go. Where no paragraph follows, no headline is
    taken: a page of fragments has none that could be told.
    """
    article = replace(article, headline=without_outlet(article.headline, article))
    article, lines = _counted(article, lines)
    lines = _without_repeats(article.headline, lines)
    first = next((number for number, line in enumerate(lines[:LONGEST_HEAD]) if kinds.is_paragraph(line)), 0)
    if not first:
        return article, lines
    article, head = _signed(article, lines[:first])
    article, head = _titled(article, head)
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


def _counted(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes lines that say how often the page was seen; the first number counts."""
    kept, count = [], article.view_count
    prose = False
    for line in lines:
        number = _count(line, bare=not prose)
        prose = prose or kinds.is_paragraph(line)
        if number is None:
            kept.append(line)
        else:
            count = number if count is None else count
    return replace(article, view_count=count), kept


def _count(line: str, *, bare: bool) -> int | None:
    """The number that a counter shows: "81" (where `bare` ones count), "Dibaca : 1.234 kali", "1,2K views"."""
    if len(line) > 50:
        return None
    match = COUNT.search(line)
    if match is None or any(map(str.isdigit, line[match.end() :])):
        return None
    words = set(kinds.words_of(f"{line[: match.start()]} {line[match.end() :]}"))
    if words - kinds.listed("counters") - kinds.listed("counter_units"):
        return None
    if not words & kinds.listed("counters") and (not bare or words or line != match["number"]):
        return None
    if match["thousand"]:
        return round(float(match["number"].replace(",", ".")) * 1000)
    return int(re.sub(r"[.,]", "", match["number"]))


def _signed(article: Article, head: list[str]) -> tuple[Article, list[str]]:
    """Takes the page's date, and the author who stands in the line with it or above it."""
    kept: list[str] = []
    found: list[Author] = []
    for number, line in enumerate(head):
        below = head[number + 1] if number + 1 < len(head) else ""
        pieces = [piece for piece in BESIDE.split(line) if piece]
        names = [piece for piece in pieces if not kinds.is_date(piece)]
        if kinds.is_date(line) or (len(pieces) > 1 and not names):
            continue
        dated = len(names) < len(pieces) or (number > 0 and kinds.is_date(below))
        if dated and len(names) == 1 and byline.is_name(names[0]) and not kinds.is_section(names[0]):
            found += byline.named(names[0], "reporter") or []
        else:
            kept.append(line)
    return replace(article, authors=byline.merged(article.authors, found)), kept


def _titled(article: Article, head: list[str]) -> tuple[Article, list[str]]:
    """Takes the headline, where it is not known, and the section above it."""
    title = _title(head) if article.headline is None else None
    above = head.index(title) if title is not None else len(head)
    if title is not None:
        article = replace(article, headline=without_outlet(title, article))
        head = head[:above] + head[above + 1 :]
    sections = [(number, _section(line, title)) for number, line in enumerate(head[:above])]
    named = [(number, section) for number, section in sections if section is not None]
    if not named:
        return article, head
    section = article.section or named[-1][1] or None
    taken = {number for number, _ in named}
    return replace(article, section=section), [line for number, line in enumerate(head) if number not in taken]


def _title(head: list[str]) -> str | None:
    """The headline: what is printed twice, else the first line that could be one."""
    titles = [line for line in head if kinds.is_title(line) and not kinds.is_section(line)]
    keys = [kinds.folded(title) for title in titles]
    twice = next((title for title, key in zip(titles, keys, strict=True) if keys.count(key) > 1), None)
    return twice or next(iter(titles), None)


def _section(line: str, title: str | None) -> str | None:
    """The section that the line names; "" for the crumb "Home"; None where it is no section."""
    crumbs = [crumb for crumb in CRUMBS.split(line) if crumb]
    key = kinds.folded(title or "")
    if len(crumbs) > 1 and all(len(crumb) <= LONGEST_CRUMB or kinds.folded(crumb) == key for crumb in crumbs):
        named = [crumb for crumb in crumbs if kinds.is_section(crumb)]
        return named[-1] if named else None
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
