"""How well the stories of written articles are found, by pairs: `python -m tests.copies.scoring [file …]`.

A file holds one article a line, as a seed file does, and `story`: a word that is the same for all copies of one text.
"""

import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from crawler.items import Article, Author
from pipelines.normalise import normalise
from tests.copies.shelf import Shelf

FOLDER = Path(__file__).parent
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs that were found and belong together, were found and do not, and were not found though they do."""

    right: frozenset[Pair]
    wrong: frozenset[Pair]
    missed: frozenset[Pair]

    @property
    def precision(self) -> float:
        """The share of the pairs found that belong together."""
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of the pairs that belong together that were found."""
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def read(path: Path) -> list[tuple[Article, str]]:
    """The articles of a file as they are stored, each with its story."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [(_article(row), str(row["story"])) for row in rows]


def score(written: Sequence[tuple[Article, str]], path: Path) -> Score:
    """Stores the articles in a new database at `path`, and compares its stories with those that were meant."""
    shelf = Shelf(path)
    for article, _ in written:
        shelf.put(article)
    found = pairs(told.articles for told in shelf.stories())
    stories = {story: [article.identity for article, other in written if other == story] for _, story in written}
    meant = pairs(stories.values())
    return Score(right=found & meant, wrong=found - meant, missed=meant - found)


def pairs(groups: Iterable[Iterable[str]]) -> frozenset[Pair]:
    """All pairs within the groups."""
    return frozenset(frozenset(pair) for group in groups for pair in combinations(group, 2))


def _article(row: dict[str, Any]) -> Article:
    raw = Article(identity=row["url"], url=row["url"], outlet=row["outlet"], headline=row["headline"], body=row["text"])
    authors = tuple(_author(told) for told in row.get("authors") or ())
    published = row.get("date_published")
    dated = datetime.fromisoformat(published) if published else None
    return normalise(replace(raw, authors=authors, date_published=dated))


def _author(told: str | dict[str, str]) -> Author:
    return Author(name=told, role="reporter") if isinstance(told, str) else Author(name=told["name"], role=told["role"])


def main(files: Sequence[str]) -> None:
    """Print the scores of files, and every pair that is wrong or missed."""
    for path in [Path(file) for file in files] or sorted(FOLDER.glob("*.jsonl")):
        with tempfile.TemporaryDirectory() as folder:
            found = score(read(path), Path(folder) / "news.sqlite3")
        print(f"{path.stem}: precision {found.precision:.3f}, recall {found.recall:.3f}")
        for name, these in (("wrong", found.wrong), ("missed", found.missed)):
            for pair in sorted(sorted(pair) for pair in these):
                print(f"  {name:<7}{'  '.join(pair)}")


if __name__ == "__main__":
    main(sys.argv[1:])
