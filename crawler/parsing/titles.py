"""The headline and the outlet's name, which pages mix in their titles, and titles that no article has."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice
from urllib.parse import urljoin, urlsplit

from crawler.parsing.facts import Facts
from crawler.parsing.page import Page, folded
from pipelines import lexicon

SEPARATOR = re.compile(r"\s+[-–—|»·:~]+\s+|\s*[|»]\s*")
# What stands between a name and the headline behind it.
AFTER_NAME = " :|-–—»·~"
LONGEST_OUTLET, LONGEST_TITLE = 60, 400
MOST_MASTHEADS = 12


class Titles:
    """The headline and the outlet's name, which titles mix: "Headline - Section - Outlet".

    `sites` are the names of the site, folded. `tell_no_article` is true of pages that are errors, forms or lists.
    """

    def __init__(self, facts: Facts, shown: Facts, page: Page) -> None:
        self.heading = next(iter(shown.headlines), "")
        title = page.title
        names = [name for name in facts.outlets if _is_outlet(name)]
        host = re.sub(r"\Awww\.", "", urlsplit(page.url or "").hostname or "")
        self.sites = {folded(name) for name in (*names, host)} - {""}
        self.headline = self._headline((*facts.headlines, title))
        self.outlet = next(iter(names), None) or self._behind_headline(title) or self._printed(title, page)
        self.sites |= {folded(self.outlet or "")} - {""}
        self.tell_no_article = any(_is_notice(one[:LONGEST_TITLE]) for one in (title, self.heading))

    def _headline(self, titles: Iterable[str]) -> str | None:
        """The first one stated, without the site's name; the heading's where the stated one was cut short."""
        cleaned = (self._without_site(one) for one in titles)
        headline = next((one for one in cleaned if one and folded(one) not in self.sites), None)
        cut = (headline or "").rstrip(" .…")
        longer = headline is not None and len(self.heading) > len(headline) and self.heading.startswith(cut)
        return self.heading if longer else headline

    def _without_site(self, title: str) -> str:
        """A title without the names of page and site behind it, or the site's before it."""
        heading = self.heading
        if heading and title.casefold().startswith(heading.casefold()) and SEPARATOR.search(title, len(heading)):
            return heading
        first = SEPARATOR.search(title)
        if first and folded(title[: first.start()]) in self.sites:
            title = title[first.end() :]
        ends = [match.start() for match in SEPARATOR.finditer(title)]
        while ends and folded(title[ends[-1] :]) in self.sites:
            title = title[: ends.pop()]
        return title.strip()

    def _behind_headline(self, title: str) -> str | None:
        """The last part of the page's title, if the headline is what stands before it."""
        parts = SEPARATOR.split(title)
        known = self.headline is not None and title.startswith(self.headline) and title != self.headline
        return parts[-1] if known and len(parts) > 1 and _is_outlet(parts[-1]) else None

    def _printed(self, title: str, page: Page) -> str | None:
        """The name in the page's title that its masthead prints, too: before the headline, or without one.

        Blogger's own themes put it there: "Outlet: Headline".
        """
        headline = self.headline or ""
        if not headline or title.endswith(headline):
            name = title[: len(title) - len(headline)].rstrip(AFTER_NAME)
        else:
            name = title if folded(headline) not in folded(title) else ""
        return name if _is_outlet(name) and folded(name) in _mastheads(page) else None


def _mastheads(page: Page) -> set[str]:
    """The names that stand in the page's banner, or link to its home page, folded."""
    home = {"/", (page.base and urljoin(page.base, "/")) or "/"}
    links = (one for one in page.tree.iter("a") if (one.get("href") or "").strip() in home)
    banners = page.marked(lexicon.tables("page_markup")["mastheads"])
    elements = (*islice(links, MOST_MASTHEADS), *islice(banners, MOST_MASTHEADS))
    pictures = (one for element in elements for one in islice(element.iter("img"), 1))
    return {folded(page.text_of(one)[:LONGEST_TITLE]) for one in elements} | {
        folded(one.get("alt") or "") for one in pictures
    }


def _is_outlet(name: str) -> bool:
    """Whether a name can be an outlet's: no address, no software."""
    is_address = name.startswith(("http:", "https:", "@"))
    return 0 < len(name) <= LONGEST_OUTLET and not is_address and name.casefold() not in words("no_outlet")


def _is_notice(title: str) -> bool:
    """Whether a title is that of an error, a form or a list: "404 Not Found", "Login", "Hasil Pencarian: …"."""
    title = title.casefold()
    parts = {folded(part) for part in SEPARATOR.split(title)}
    return title.startswith(tuple(words("list_openings"))) or not parts.isdisjoint(map(folded, words("notices")))


@cache
def words(kind: str) -> frozenset[str]:
    """The entries of one list in the table `words` of page_markup.toml."""
    return frozenset(lexicon.tables("page_markup")["words"][kind])
