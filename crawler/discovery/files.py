"""Articles in local files: a file, a folder with all below it, or a glob."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from crawler.discovery.bounded import UnreadableError, read_lines, read_whole
from crawler.items import Article, Skip
from crawler.parsing.encoding import UndecodableError, decode
from crawler.parsing.html import parse_html
from crawler.parsing.objects import parse_object
from crawler.parsing.text import parse_text

KINDS = {".txt": "text", ".html": "page", ".htm": "page", ".json": "object", ".jsonl": "lines"}
GOLD = ".gold.json"


class NoSuchPathError(ValueError):
    """No file stands at the path, or none fits the glob."""


def find_files(path: str) -> list[Path]:
    """The files at `path`, sorted; hidden files and gold records (`*.gold.json`) are not taken for articles.

    Raises NoSuchPathError where there is nothing.
    """
    place = Path(path).expanduser()
    if place.exists():
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
    elif has_magic(path):
        found = sorted(Path(name) for name in glob(str(place), recursive=True))  # noqa: PTH207 - Path.glob wants a root
    else:
        raise NoSuchPathError(f"there is no file or folder {path!r}")
    files = [file for file in found if not file.is_dir() and (file == place or not _is_passed_over(file, place))]
    if not files:
        raise NoSuchPathError(f"there is no file in {path!r}")
    return files


def articles(file: Path, *, limit: int) -> Iterator[Article | Skip]:
    """What a file holds: its articles, and a skip for each that cannot be read. `limit` is in bytes, uncompressed.

    A `.jsonl` file may be of any size: the limit holds for each of its lines.
    """
    source = _Source.of(file)
    try:
        kind = _kind(file)
        if kind == "lines":
            yield from _of_lines(source, limit)
        else:
            yield from _of_data(source, kind, read_whole(file, limit))
    except UnreadableError as error:
        yield source.skip(error)


def identity_of(file: Path) -> str:
    """What names a file across runs, however its path is written. A digest: databases are published, paths are not."""
    return "file:" + _digest(str(file.resolve()))


@dataclass(frozen=True, slots=True)
class _Source:
    """A file, or the place of one object in it."""

    path: Path
    identity: str
    place: str = ""

    @classmethod
    def of(cls, file: Path) -> "_Source":
        return cls(file, identity_of(file))

    def at(self, place: str) -> "_Source":
        return _Source(self.path, self.identity, place)

    def skip(self, error: UnreadableError) -> Skip:
        identity = f"{self.identity}#{self.place}" if self.place else self.identity
        detail = f"{self.place}: {error}" if self.place else str(error)
        return Skip(identity=identity, reason=error.reason, detail=detail, file=self.path.name)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _is_passed_over(file: Path, root: Path) -> bool:
    below = file.relative_to(root).parts if file.is_relative_to(root) else file.parts[-1:]
    return file.name.endswith(GOLD) or any(part.startswith(".") for part in below)


def _kind(file: Path) -> str:
    name = file.name.lower().removesuffix(".gz")
    kind = KINDS.get(Path(name).suffix)
    if kind is None:
        raise UnreadableError("unsupported", f"not one of {', '.join(KINDS)}, plain or .gz")
    return kind


def _of_data(source: _Source, kind: str, data: bytes) -> Iterator[Article | Skip]:
    """A text or page is one article; a `.json` file holds one object, or a list of them."""
    if kind == "text":
        yield _checked(lambda: parse_text(decode(data).text, identity=source.identity, file=source.path.name))
    elif kind == "page":
        yield _checked(lambda: parse_html(data, identity=source.identity, file=source.path.name))
    else:
        value = _json(data)
        for number, entry in enumerate(value if isinstance(value, list) else [value], start=1):
            yield _of_object(source.at(f"entry {number}") if isinstance(value, list) else source, entry)


def _of_lines(source: _Source, limit: int) -> Iterator[Article | Skip]:
    for number, line in read_lines(source.path, limit):
        place = source.at(f"line {number}")
        try:
            if isinstance(line, UnreadableError):
                raise line
            yield _of_object(place, _json(line))
        except UnreadableError as error:
            yield place.skip(error)


def _of_object(source: _Source, value: object) -> Article | Skip:
    """One object as an article. Among many without URL it is known by its text, so that its place may change."""
    try:
        if not isinstance(value, dict):
            raise UnreadableError("malformed", f"expected an object, got {type(value).__name__}")
        text = str(value.get("text") or value.get("html"))
        identity = f"{source.identity}#{_digest(text)}" if source.place else source.identity
        return _checked(lambda: parse_object(value, identity=identity, file=source.path.name))
    except UnreadableError as error:
        return source.skip(error)


def _checked(parse: Callable[[], Article]) -> Article:
    """The article, if it can be parsed and there is text in it. Raises UnreadableError."""
    try:
        article = parse()
    except ValueError as error:
        raise UnreadableError("binary" if isinstance(error, UndecodableError) else "malformed", str(error)) from error
    if not article.body.strip():
        raise UnreadableError("empty", "there is no article text in it")
    return article


def _json(data: bytes) -> object:
    try:
        return json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("malformed", f"no JSON: {error}") from error
