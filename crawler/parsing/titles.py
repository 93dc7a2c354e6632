"""The headline and the outlet's name, which pages mix in their titles, and titles that no article has."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice
from urllib.parse import urlsplit

from crawler.parsing.facts import Facts
from crawler.parsing.heading import FEWEST_WORDS, MOST_CANDIDATES, MOST_NAME_WORDS, is_told
from crawler.parsing.mastheads import home_names, mastheads
from crawler.parsing.page import Page, folded
from pipelines import lexicon

SEPARATOR = re.compile(r"\s+[-–—|»·:~]+\s+|\s*[|»]\s*")
# What stands between a name and the headline behind it.
AFTER_NAME = " :|-–—»·~"
LONGER_WORD = re.compile(r"[^\W_]{4,}")
LONGEST_OUTLET, LONGEST_TITLE = 60, 400


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
        headline = self._headline((*facts.headlines, title))
        is_name = headline is not None and self._yields(headline, page, is_dated=bool(shown.appeared))
        self.headline = self.heading if is_name else headline
        printed = self._behind_headline(title) or self._printed(title, page)
        self.outlet = next(iter(names), None) or printed or (_name_in(headline or "", title) if is_name else None)
        self.sites |= {folded(self.outlet or "")} - {""}
        self.tell_no_article = any(_is_notice(one[:LONGEST_TITLE]) for one in (title, self.heading))

    def _headline(self, titles: Iterable[str]) -> str | None:
        """The first one stated, without the site's name; the heading's where the stated one was cut short."""
        cleaned = (self._without_site(one) for one in titles)
        headline = next((one for one in cleaned if one and folded(one) not in self.sites), None)
        cut = (headline or "").rstrip(" .…")
        longer = headline is not None and len(self.heading) > len(headline) and self.heading.startswith(cut)
        return self.heading if longer else headline

    def _yields(self, stated: str, page: Page, *, is_dated: bool) -> bool:
        """Whether the page's heading is its headline, and what is stated instead the name of the site or of a form.

        Such a name is short, or unlike the headline, and neither a heading of the article nor the address repeats it.
        """
        heading, fold = self.heading, folded(stated)
        if len(heading.split()) < FEWEST_WORDS or folded(heading) in fold or folded(heading).startswith(fold):
            return False
        is_short = len(stated.split()) <= MOST_NAME_WORDS
        if stated.casefold() in words("no_headlines") or (is_short and fold in home_names(page)):
            return True
        if not (is_short or _is_unlike(stated, heading)) or is_told(stated, page):
            return False
        headings = (page.text_of(one) for one in islice(page.tree.iter("h1", "h2", "h3"), MOST_CANDIDATES))
        return is_told(heading, page) or (is_dated and is_short and all(folded(one) != fold for one in headings))

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
        return name if _is_outlet(name) and folded(name) in mastheads(page) else None


def _is_unlike(one: str, other: str) -> bool:
    """Whether two titles have no longer word in common."""
    return set(LONGER_WORD.findall(one.casefold())).isdisjoint(LONGER_WORD.findall(other.casefold()))


def _name_in(stated: str, title: str) -> str | None:
    """The outlet's name where a page states another thing than its headline: that, or what its title has behind it."""
    parts = (stated, *reversed(SEPARATOR.split(title)))
    return next((one for one in parts if _is_outlet(one) and one.casefold() not in words("no_headlines")), None)


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
