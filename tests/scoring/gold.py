"""Gold records: the truth about an article, beside the file it stands in or in a folder of their own."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from crawler.discovery.files import articles
from crawler.items import Article
from crawler.parsing.encoding import decode
from pipelines.normalise import normalise
from pipelines.read import read
from pipelines.record import record
from pipelines.relevance import judge

LIMIT = 10_000_000


@dataclass(frozen=True)
class Pair:
    """A gold record, and the record that the chain made of the same article."""

    name: str
    gold: dict[str, Any]
    found: dict[str, Any]


def pairs(folder: Path, gold_folder: Path | None = None) -> list[Pair]:
    """All gold records of `gold_folder` (default: those in `folder`) with what the chain reads in their articles."""
    where, pattern = (gold_folder, "*.json") if gold_folder else (folder, "*.gold.json")
    return [_pair(path, folder) for path in sorted(where.glob(pattern))]


def _pair(path: Path, folder: Path) -> Pair:
    gold = json.loads(path.read_text(encoding="utf-8"))
    file = folder / gold["file"]
    found = list(articles(file, limit=LIMIT))
    article = found[gold.get("line", 1) - 1]
    assert isinstance(article, Article), f"{file}: {article}"
    return Pair(path.name, _with_texts(gold, file), read_record(article))


def read_record(article: Article) -> dict[str, Any]:
    """The record of a parsed article: the same steps as the item pipelines."""
    normalised = normalise(article)
    return record(read(replace(normalised, relevance=judge(normalised))))


def _with_texts(gold: dict[str, Any], file: Path) -> dict[str, Any]:
    """Gold records may give offsets into the file in the place of texts."""

    def text(value: Any) -> Any:
        return raw[value[0] : value[1]] if isinstance(value, list) else value

    needs_raw = any("span" in quote for quote in gold["quotes"]) or gold["captions"] or gold["related"]
    raw = decode(file.read_bytes()).text if needs_raw and file.suffix == ".txt" else ""
    quotes = [{**quote, "text": quote.get("text") or text(quote["span"])} for quote in gold["quotes"]]
    captions, related = [text(entry) for entry in gold["captions"]], [text(entry) for entry in gold["related"]]
    return {**gold, "quotes": quotes, "captions": captions, "related": related}
