"""Layouts of many kinds of site, each line marked with what it must become.

A block starts with `name:`. `headline|`, `section|`, `caption|`, `related|`, `translation|`, `body|` and `body+|`
(which goes on with the paragraph above) say where a line belongs, `drop|` that it stands nowhere; ⟦…⟧ is cut from the
line. Lines with `=` state the other facts, or what the page stated before (`known …`). A layout with `wrapped` is
broken into lines of that width before it is read.
"""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from textwrap import fill

import pytest

from crawler.items import Article, Author
from pipelines.normalise import normalise

CUT = re.compile("⟦[^⟧]*⟧")
SOURCE = re.compile(r'"(?P<right>.*)" -> "(?P<wrong>.*)"')


@dataclass
class Layout:
    name: str
    lines: list[str] = field(default_factory=list)
    parts: dict[str, list[str]] = field(default_factory=lambda: {"body": []})
    facts: dict[str, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        text = "\n".join(self.lines)
        for change in self.facts.get("source", []):
            match = SOURCE.fullmatch(change)
            assert match is not None, change
            assert match["right"] in text
            text = text.replace(match["right"], match["wrong"])
        width = int(self.fact("wrapped") or 0)
        return "\n".join(fill(line, width) for line in text.split("\n")) if width else text

    def fact(self, key: str) -> str | None:
        return next((value for value in self.facts.get(key, []) if value != "None"), None)

    def part(self, key: str) -> str | None:
        return next(iter(self.parts.get(key, [])), None)

    @property
    def authors(self) -> set[tuple[str, str]]:
        written = {tuple(value.split(" ", 1)[::-1]) for value in self.facts.get("author", [])}
        for name, role in [tuple(value.split(" ", 1)[::-1]) for value in self.facts.get("author-role", [])]:
            written = {one for one in written if one[0] != name} | {(name, role)}
        return {(name, role) for name, role in written}

    @property
    def article(self) -> Article:
        known = tuple(
            Author(name=name, role=role)
            for role, _, name in (v.partition(" ") for v in self.facts.get("known author", []))
        )
        article = Article(identity=self.name, body=self.text, authors=known)
        return replace(article, headline=self.fact("known headline"), outlet=self.fact("known outlet"))


def layouts() -> list[Layout]:
    found = []
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n=====\n"):
            first, *rest = block.strip("\n").split("\n")
            layout = Layout(first.removeprefix("name: "))
            for line in rest:
                _read(layout, line)
            found.append(layout)
    return found


def _read(layout: Layout, line: str) -> None:
    if line.startswith("= "):
        key, _, value = line[2:].partition(": ")
        layout.facts.setdefault(key, []).append(value)
        return
    kind, bar, text = line.partition("| ") if line else ("", "", "")
    assert bar or not line, f"no kind: {line}"
    layout.lines.append(text.replace("⟦", "").replace("⟧", ""))
    kept = CUT.sub("", text).strip()
    if kind == "body+":
        layout.parts["body"][-1] += f" {kept}"
    elif kind:
        layout.parts.setdefault(kind, []).append(kept)


LAYOUTS = layouts()


def test_there_are_many() -> None:
    assert len(LAYOUTS) >= 30
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_line_comes_where_it_belongs(layout: Layout) -> None:
    article = normalise(layout.article)

    assert article.headline == (layout.part("headline") or layout.fact("headline"))
    assert article.section == (layout.part("section") or layout.fact("section"))
    assert article.body.split("\n") == layout.parts["body"]
    assert list(article.captions) == layout.parts.get("caption", []) + layout.facts.get("caption", [])
    assert [item.title for item in article.related] == layout.parts.get("related", []) + layout.facts.get("related", [])
    assert (article.translation and article.translation.text.split("\n")) == layout.parts.get("translation")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_facts_around_the_text_are_read(layout: Layout) -> None:
    article = normalise(layout.article)

    assert {(one.name, one.role) for one in article.authors} == layout.authors
    assert article.outlet == layout.fact("outlet")
    assert (article.dateline and article.dateline.place) == layout.fact("place")
    assert article.view_count == (int(layout.fact("view_count") or -1) if layout.fact("view_count") else None)
    assert (article.date_published and article.date_published.isoformat()) == layout.fact("published")
    assert (article.date_modified and article.date_modified.isoformat()) == layout.fact("modified")
    assert article.languages == tuple((layout.fact("languages") or "id").split())


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_twice_is_once(layout: Layout) -> None:
    article = normalise(layout.article)
    assert normalise(article) == article


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_dateline_opens_the_line_it_spans(layout: Layout) -> None:
    article = normalise(layout.article)
    if article.dateline is None:
        assert layout.fact("place") is None
        return
    span = article.dateline.span
    assert article.dateline.place in article.body[span.start : span.end]
    assert span.start == 0 or article.body[span.start - 1] == "\n"
