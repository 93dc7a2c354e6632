"""Notices pages that make themselves up: many addresses of one form, one text behind all of them."""

from collections import Counter, defaultdict
from functools import lru_cache
from hashlib import sha256

from crawler.parsing.address_words import AddressWords

# So many pages of a form are looked at before it is judged; of real articles hardly any two have one text.
ENOUGH = 12
LARGEST_SHARE = 0.75


class Traps:
    """The texts that were seen behind addresses, by the form of the address."""

    def __init__(self) -> None:
        self._texts: dict[str, Counter[bytes]] = defaultdict(Counter)
        self._pages: Counter[str] = Counter()
        self._most: Counter[str] = Counter()

    def saw(self, url: str, text: str) -> None:
        """Take note of the text of a page; one that shows none may be drawn by scripts."""
        if not text:
            return
        form, digest = _form(url), sha256(text.encode("utf-8", "replace")).digest()
        self._pages[form] += 1
        self._texts[form][digest] += 1
        self._most[form] = max(self._most[form], self._texts[form][digest])

    def holds(self, url: str) -> str | None:
        """Why a page need not be fetched; None where nothing speaks against it."""
        form = _form(url)
        count, most = self._pages[form], self._most[form]
        is_trap = count >= ENOUGH and most >= LARGEST_SHARE * count
        return f"a trap: {most} of {count} pages of this form hold one text" if is_trap else None


@lru_cache(1_000)  # asked for ahead of a visit, and after it
def _form(url: str) -> str:
    return str(AddressWords.of(url).form)
