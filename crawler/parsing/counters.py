"""How often a page says that its article was read."""

import re
from functools import cache

from lxml.html import HtmlElement

from crawler.parsing.heading import MOST_CANDIDATES, Nearness
from crawler.parsing.page import Page, squeeze
from crawler.parsing.paragraphs import Body
from pipelines import lexicon
from pipelines.lexicon.patterns import any_of

LONGEST_COUNTER, LONGEST_LINE = 40, 200
NUMBER = r"(?<![\d.,/:-])(?:\d{1,3}(?:[.,]\d{3})+|\d{1,9})(?![\d.,/:-]|\s?[kKmMrR][bBtT]?\b)"
COUNT = re.compile(NUMBER)
DIGIT = re.compile(r"\d")


def view_count(page: Page, near: Nearness, body: Body) -> int | None:
    """The number in a short element marked as counter of views, else in a line that says so: "Dilihat 233 kali"."""
    marked = list(dict.fromkeys(page.marked(lexicon.tables("page_markup")["views"])))
    for element in near.nearest(marked[:MOST_CANDIDATES]):
        text = page.text_of(element)
        numbers = COUNT.findall(text)
        is_own = near.is_near(element) and not page.is_elsewhere(element)
        if is_own and len(text) <= LONGEST_COUNTER and len(numbers) == 1:
            return _number(numbers[0])
    told = _told(page, near, body)
    return told[near.nearest(told)[0]] if told else None


def _told(page: Page, near: Nearness, body: Body) -> dict[HtmlElement, int]:
    """The numbers of views in short texts near the heading that are none of the body's, by the element of the text."""
    found: dict[HtmlElement, int] = {}
    for owner, text in page.texts:
        if len(text) > LONGEST_LINE or not DIGIT.search(text) or not _is_of_views(text.casefold()):
            continue
        match = _line_pattern().search(text)
        if match is None or not near.is_near(owner) or page.is_elsewhere(owner):
            continue
        in_body = body.is_marked and body.container in (owner, *owner.iterancestors())
        if not in_body and squeeze(text) not in body.lines:
            found.setdefault(owner, _number(match["behind"] or match["ahead"]))
    return found


def _is_of_views(text: str) -> bool:
    """Whether a text has one of the words that the pattern needs, for it is slow to find that there are none."""
    return any(word in text for word in _words())


@cache
def _words() -> tuple[str, ...]:
    """The words for views, but for those that hold another."""
    words = lexicon.tables("page_markup")["words"]
    every = {one.casefold() for one in (*words["viewed"], *words["views"])}
    return tuple(one for one in every if not any(other in one for other in every - {one}))


@cache
def _line_pattern() -> re.Pattern[str]:
    words = lexicon.tables("page_markup")["words"]
    before, after = any_of(words["viewed"]), any_of(words["views"])
    return re.compile(
        rf"\b(?:{before})\s{{0,3}}:?\s{{0,3}}(?:sebanyak\s)?(?P<behind>{NUMBER})|(?P<ahead>{NUMBER})\s{{0,3}}(?:{after})\b",
        re.I,
    )


def _number(written: str) -> int:
    return int(re.sub(r"\D", "", written))
