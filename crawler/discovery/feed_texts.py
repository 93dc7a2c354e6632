"""The whole text of an article that a feed carries as HTML."""

import html
import re

from lxml.etree import ParserError
from lxml.html import HTMLParser, fragment_fromstring

from crawler.parsing.lines import Line, lines_of
from crawler.parsing.page import squeeze
from crawler.parsing.page_tree import ENDLESS_TAG
from crawler.parsing.urls import canonical_url

# Longer ones are left to the page.
LONGEST = 200_000
# WordPress puts the form that asks for the password where the text would be.
PASSWORD_FORM = re.compile(r"post-password-form|action=postpass")
# An excerpt, as feeds mark it.
CUT = ("[…]", "[...]", "[&hellip;]", "…", "...")


def whole_text(source: str, *, link: str, home: str | None) -> str | None:
    """The paragraphs of an article of which a feed gives the HTML or plain text, one a line.

    None where that is empty, cut short or a password form. `link` and `home` are the addresses of the article and of
    the site: a last line that points back to both is the feed's own ("… first appeared on …") and goes; one that
    points to the article alone sends the reader there for the rest.
    """
    if len(source) > LONGEST or PASSWORD_FORM.search(source):
        return None
    lines = _lines(source)
    if lines and _points_to(lines[-1], link):
        if home is None or not _points_to(lines[-1], home):
            return None
        lines.pop()
    text = "\n".join(line.text for line in lines)
    return None if not text or text.endswith(CUT) else text


def _lines(source: str) -> list[Line]:
    if "<" not in source:
        return [Line(pieces=[line]) for line in map(squeeze, html.unescape(source).splitlines()) if line]
    data = ENDLESS_TAG.sub("", source).encode("utf-8", errors="replace")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lines_of(fragment_fromstring(data, create_parent="div", parser=parser), [])
    except ParserError:  # there is no element and no text in it
        return []


def _points_to(line: Line, url: str) -> bool:
    return any(_is_same(address, url) for _, address in line.links)


def _is_same(address: str, url: str) -> bool:
    try:
        return canonical_url(address) == canonical_url(url)
    except ValueError:
        return False
