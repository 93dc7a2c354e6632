"""Notices pages that make themselves up: many addresses of one form, one text behind all of them."""

from collections import Counter, defaultdict
from hashlib import sha256

from crawler.parsing.address_words import AddressWords

# So many pages of a form are looked at before it is judged; of real articles hardly any two have one text.
ENOUGH = 12
LARGEST_SHARE = 0.75


class Traps:
    """The texts that were seen behind addresses, by the form of the address."""

    def __init__(self) -> None:
        self._texts: dict[str, Counter[bytes]] = defaultdict(Counter)

    def saw(self, url: str, text: str) -> None:
        """Take note of the text of a page; one that shows none may be drawn by scripts."""
        if not text:
            return
        digest = sha256(text.encode("utf-8", "replace")).digest()
        self._texts[_form(url)][digest] += 1

    def holds(self, url: str) -> str | None:
        """Why a page need not be fetched; None where nothing speaks against it."""
        texts = self._texts.get(_form(url))
        count = texts.total() if texts else 0
        if not texts or count < ENOUGH:
            return None
        most = texts.most_common(1)[0][1]
        return f"a trap: {most} of {count} pages of this form hold one text" if most >= LARGEST_SHARE * count else None


def _form(url: str) -> str:
    return str(AddressWords.of(url).form)
