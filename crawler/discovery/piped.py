"""Articles on standard input: what kind of file it would be is told by how it begins."""

import gzip
import json
import re
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shutil import copyfileobj
from typing import IO

from crawler.discovery.files import articles
from crawler.items import Article, Skip
from crawler.parsing.encoding import UndecodableError, decode

GZIP = b"\x1f\x8b"
MARKUP = re.compile(r"\s*<[!?a-zA-Z]")
OBJECT = re.compile(r"\s*\{")
LIST = re.compile(r"\s*\[\s*[{\]]")
NAME = "standard input"


def piped_articles(stream: IO[bytes], *, limit: int) -> Iterator[Article | Skip]:
    """What `stream` holds, as if it were a file of its kind; `limit` is that of `files.articles`."""
    with tempfile.TemporaryDirectory(prefix="netralitas-") as folder:
        file = Path(folder) / "piped"
        with file.open("wb") as target:
            copyfileobj(stream, target)
        for item in articles(file.rename(_named(file, limit)), limit=limit):
            own = item.identity if item.url else NAME + item.identity.partition("#")[2]
            yield replace(item, identity=own, file=None)


def _named(file: Path, limit: int) -> Path:
    """The file's name with the ending that fits its content."""
    with file.open("rb") as stream:
        beginning = stream.read(limit + 1)
    packed = ""
    if beginning.startswith(GZIP):
        packed = ".gz"
        with suppress(OSError, EOFError, zlib.error), gzip.open(file) as stream:
            beginning = stream.read(limit + 1)
    with suppress(UndecodableError):
        return file.with_name(f"{file.name}{_ending(decode(beginning).text)}{packed}")
    return file.with_name(f"{file.name}.txt{packed}")


def _ending(text: str) -> str:
    if MARKUP.match(text):
        return ".html"
    if OBJECT.match(text):
        return ".jsonl" if _is_object(text.lstrip().partition("\n")[0]) else ".json"
    return ".json" if LIST.match(text) else ".txt"


def _is_object(line: str) -> bool:
    """Whether the first line is a whole object, as in JSON Lines."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
