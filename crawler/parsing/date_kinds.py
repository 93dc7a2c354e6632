"""What a page says that one of its dates is: that of publication or of an update, by names and labels around it."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.parsing.page import Page, names_of, properties_of
from pipelines import lexicon
from pipelines.lexicon.patterns import any_of

PUBLISHED, MODIFIED = "published", "modified"
# A box around a date tells what it is if it holds hardly more than its label.
LONGEST_BOX, HIGHEST_BOX = 80, 3
WRITTEN_DATE = re.compile(
    r"\b\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+\d{4}(?!\d)|\b\d{1,2}[/-]\d{1,2}[/-]\d{4}(?!\d)|\b\d{4}-\d\d-\d\d(?!\d)"
    r"|\b[A-Z][a-z]{2,8}\.?\s+\d{1,2},\s+\d{4}(?!\d)"
)


def kind_of_date(element: HtmlElement, page: Page) -> str | None:
    """What the date in `element` is told to be; the nearest that says something is believed. None if nothing does.

    Names of what holds several times say nothing of any one of them.
    """
    own = page.text_of(element)
    for box in _boxes(element, page):
        kind = _named(box) or _labelled(page.text_of(box), own if box is not element else "")
        if kind is not None:
            return kind
    return None


def without_update(text: str) -> tuple[str, str]:
    """A date line parted at the word that announces an update: "Terbit … | Diperbarui …"."""
    match = _update_words().search(text)
    return (text[: match.start()], text[match.start() :]) if match else (text, "")


def _boxes(element: HtmlElement, page: Page) -> Iterator[HtmlElement]:
    """The element if it is a time or holds none, and the boxes around it that hold no other date."""
    for box in (element, *islice(element.iterancestors(), HIGHEST_BOX)):
        times = sum(1 for _ in islice(box.iter("time"), 2))
        text = "" if times > 1 else page.text_of(box)
        if times > 1 or len(text) > LONGEST_BOX or len(WRITTEN_DATE.findall(text)) > 1 or box.tag == "body":
            return
        if times == 0 or element.tag == "time":
            yield box


def _named(box: HtmlElement) -> str | None:
    names = names_of(box) | set(properties_of(box))
    if not names.isdisjoint(_names("published", "published_itemprops")):
        return PUBLISHED
    return None if names.isdisjoint(_names("modified", "modified_itemprops")) else MODIFIED


def _labelled(text: str, date: str) -> str | None:
    """What the words before the date say: those before `date` in `text`, else before the first that is written."""
    written = WRITTEN_DATE.search(text)
    end = text.find(date) if date else written.start() if written else 0
    head = text[: max(0, end)]
    if _update_words().search(head):
        return MODIFIED
    return PUBLISHED if _published_words().search(head) else None


@cache
def _update_words() -> re.Pattern[str]:
    words, weekdays = lexicon.tables("page_markup")["words"], lexicon.tables("calendar")["weekdays"]
    # "Disunting" is said of an editor, too: only a date behind it tells an update.
    dated = rf"(?=[\s:,|–—-]*(?:\d|\Z|(?:pada|on|tanggal|{any_of(weekdays)})\b))"
    return re.compile(rf"\b(?:(?:{any_of(words['modified'])})\b|(?:{any_of(words['edited'])})\b{dated})", re.I)


@cache
def _published_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lexicon.tables('page_markup')['words']['published'])})\b", re.I)


@cache
def _names(*kinds: str) -> frozenset[str]:
    markup = lexicon.tables("page_markup")
    return frozenset(name for kind in kinds for name in markup[kind])
