"""Where an article that is to be explained comes from: files, or standard input. Those of the database: stored.py."""

from collections.abc import Iterable, Iterator
from typing import IO

from crawler.discovery.files import articles, find_files
from crawler.discovery.piped import piped_articles
from crawler.items import Article, Skip
from explain.explanation import Explanation, readings


def explain_path(path: str, *, limit: int) -> Iterator[Explanation | Skip]:
    """The articles of a file, of all files in a folder, or of those that fit a glob; `limit` is that of `articles`.

    Raises NoSuchPathError, a ValueError, at once where there is nothing.
    """
    files = find_files(path)
    return (one for file in files for one in _explained(str(file), articles(file, limit=limit)))


def explain_piped(stream: IO[bytes], *, limit: int) -> Iterator[Explanation | Skip]:
    """The articles of a stream."""
    return _explained("standard input", piped_articles(stream, limit=limit))


def _explained(source: str, items: Iterable[Article | Skip]) -> Iterator[Explanation | Skip]:
    for number, item in enumerate(readings(items), start=1):
        place = source if number == 1 else f"{source}, article {number}"
        yield item if isinstance(item, Skip) else Explanation(reading=item, source=place)
