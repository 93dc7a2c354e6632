"""Tells addresses of one article by the id and the title in them, so that it is fetched once."""

import asyncio
import re
from urllib.parse import urlsplit

# A title of so many words, behind the same number that is an article's, is no accident.
FEWEST_WORDS = 4
NUMBER = re.compile(r"/([1-9]\d{2,17})(?=/)")
# Below a date articles are told apart by it, not by a number of theirs.
DATED = re.compile(r"/(?:19|20)\d\d/\d{1,2}(?=/)")
WORD = re.compile(r"[^\W\d_]{2,}")
Key = tuple[str, str]


class Aliases:
    """The addresses visited in a round, by their ids and titles, each with whether it turned out to be an article."""

    def __init__(self) -> None:
        self._first: dict[Key, tuple[str, asyncio.Future[bool]]] = {}

    async def article(self, url: str) -> str | None:
        """The address under which the article of `url` was read, once that is known; None where `url` is to be read.

        Who is told None has to tell the `end`.
        """
        key = _key(url)
        if key is None:
            return None
        first = self._first.get(key)
        if first is None:
            self._first[key] = (url, asyncio.get_running_loop().create_future())
            return None
        other, is_article = first
        await asyncio.wait([is_article])
        return other if other != url and is_article.result() else None

    def end(self, url: str, is_article: bool) -> None:
        """Tell whether an address was that of an article."""
        key = _key(url)
        first = self._first.get(key) if key else None
        if first and first[0] == url and not first[1].done():
            first[1].set_result(is_article)


def _key(url: str) -> Key | None:
    """The number that stands by itself in a path, and the title behind it."""
    parts = urlsplit(url)
    folder, _, title = parts.path.rstrip("/").rpartition("/")
    numbers = NUMBER.findall(f"{folder}/")
    is_titled = len(WORD.findall(title)) >= FEWEST_WORDS and not parts.query
    return (numbers[0], title) if is_titled and len(numbers) == 1 and not DATED.search(f"{folder}/") else None
