"""Normalising: what the five real articles and our own layouts come to, and that doing it twice changes nothing."""

import json
from pathlib import Path

import pytest

from crawler.items import Article
from pipelines.normalise import normalise

SHARED = Path(__file__).parents[1] / "../shared"
REAL = sorted((SHARED / "seeds").glob("*.txt"))
real = pytest.mark.skipif(not REAL, reason="the real articles are not in this checkout")


@real
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_articles_agree_with_their_gold(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    gold = json.loads((SHARED / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    article = normalise(Article(identity=path.name, body=text))

    assert article.headline == gold["headline"]
    assert article.section == gold["section"]
    assert article.outlet == gold["outlet"]
    assert (article.dateline and article.dateline.place) == (gold["dateline"] and gold["dateline"]["place"])
    assert {(one.name, one.role) for one in article.authors} == {(one["name"], one["role"]) for one in gold["authors"]}
    assert article.view_count == gold["view_count"]
    assert list(article.captions) == [text[start:end] for start, end in gold["captions"]]
    assert [item.title for item in article.related] == [text[start:end].split("\n")[-1] for start, end in gold["related"]]
    assert list(article.languages) == gold["languages"]
    assert (article.translation is not None) == ("translation_span" in gold)
    assert normalise(article) == article
