"""Every span of everything read is marked, in the terminal and on the page, and no mark changes the text."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from crawler.items import Span
from explain import page
from explain.characters import visible
from explain.explanation import Explanation
from explain.facts import parts_of
from explain.marking import Close, LineEnd, Mark, Open, Words, nested
from explain.terminal.marks import marked_lines, style_of
from pipelines.record import record
from tests.explain.articles import hostile, seeds

Where = tuple[str, str, int, int]  # kind, part, start, end
ALL = pytest.mark.parametrize("explanation", [*seeds(), hostile()], ids=lambda one: visible(one.source)[-40:])


def spans(value: Any, kind: str) -> Iterator[Where]:
    """Every span of a record, told from the record alone."""
    if isinstance(value, Mapping):
        for key, entry in value.items():
            if key.endswith("span") and entry is not None:
                yield kind, value.get(key.removesuffix("span") + "in", "body"), *entry
            yield from spans(entry, kind)
    elif isinstance(value, list):
        for entry in value:
            yield from spans(entry, kind)


def read_in(explanation: Explanation) -> set[Where]:
    return {where for kind, value in record(explanation.reading).items() for where in spans(value, kind)}


def test_the_seeds_hold_every_kind_of_span() -> None:
    kinds = {kind for one in seeds() for kind, *_ in read_in(one)}
    assert len(kinds) >= 16


@ALL
def test_every_span_is_marked(explanation: Explanation) -> None:
    marked = [(mark.kind, part, mark.span) for part, marks in explanation.marks.items() for mark in marks]
    assert {(kind, part, span.start, span.end) for kind, part, span in marked} == read_in(explanation)


def characters(where: Iterator[Where] | set[Where]) -> dict[tuple[str, str], set[int]]:
    """The characters that are marked as each kind in each part."""
    covered: dict[tuple[str, str], set[int]] = {}
    for kind, part, start, end in where:
        covered.setdefault((kind, part), set()).update(range(start, end))
    return covered


def on_page(explanation: Explanation) -> dict[str, list[lxml.html.HtmlElement]]:
    """The elements of a page that hold the parts of the article, paragraph by paragraph."""
    document = lxml.html.fromstring(page.render([explanation]))
    captions = {f"captions[{index}]": [caption] for index, caption in enumerate(document.iter("figcaption"))}
    body = document.find(".//section[@class='text']/div")
    headline = [element for element in document.iter("h1") if element.get("lang")]
    return {"headline": headline, "body": list(body) if body is not None else []} | captions


def pieces(elements: list[lxml.html.HtmlElement], part: str) -> Iterator[Where]:
    """Where the marks inside the paragraphs stand, piece by piece."""
    at = 0
    opened: list[int] = []
    for element in elements:
        for event, node in lxml.etree.iterwalk(element, events=("start", "end")):
            if node.tag == "mark" and event == "start":
                opened.append(at)
            elif node.tag == "mark":
                yield node.get("class").split()[0], part, opened.pop(), at
            text = node.text if event == "start" else node.tail if node is not element else ""
            at += len(text or "")
        at += 1


def without_line_ends(
    covered: dict[tuple[str, str], set[int]], explanation: Explanation
) -> dict[tuple[str, str], set[int]]:
    texts = parts_of(explanation.article)
    return {key: {at for at in found if texts[key[1]][at] != "\n"} for key, found in covered.items()}


@ALL
def test_the_page_marks_exactly_the_characters_of_the_spans(explanation: Explanation) -> None:
    shown = {where for part, elements in on_page(explanation).items() for where in pieces(elements, part)}
    read = characters(read_in(explanation))
    assert without_line_ends(characters(shown), explanation) == without_line_ends(read, explanation)


@ALL
def test_the_page_holds_the_text_as_it_is(explanation: Explanation) -> None:
    for part, text in parts_of(explanation.article).items():
        shown = [element.text_content() for element in on_page(explanation).get(part, [])]
        assert "\n".join(shown) == visible(text), part


@ALL
def test_the_terminal_styles_exactly_the_characters_of_the_spans(explanation: Explanation) -> None:
    read = without_line_ends(characters(read_in(explanation)), explanation)
    for part, text in parts_of(explanation.article).items():
        styled: set[int] = set()
        at = 0
        for line in marked_lines(explanation, part, labels=False):
            assert line.plain == visible(text[at : at + len(line)])
            styled.update(at + offset for start, end, style in line.spans if style for offset in range(start, end))
            at += len(line) + 1
        assert styled == set[int]().union(*(found for (_, where), found in read.items() if where == part))


def test_inner_marks_are_seen_over_outer_ones() -> None:
    (person,) = (one for one in seeds() if one.source.endswith("tual-klarifikasi.txt"))
    line = next(line for line in marked_lines(person, "body", labels=False) if "Gani" in line.plain)
    place = line.plain.index("TUAL")
    grounds = [style.bgcolor for start, _, style in line.spans if start == place and isinstance(style, Style)]
    assert grounds == [style_of("places").bgcolor]


@ALL
def test_the_words_in_the_terminal_name_every_mark(explanation: Explanation) -> None:
    for part, text in parts_of(explanation.article).items():
        shown = "\n".join(line.plain for line in marked_lines(explanation, part, labels=True))
        named = Counter(word for words in re.findall(r"\[([a-z ,]+):", shown) for word in words.split(","))
        assert named == Counter(mark.label for mark in explanation.marks.get(part, ()))
        if not set("[]") & set(text):
            assert re.sub(r"\[…?[a-z ,]+:|\]", "", shown) == visible(text)


TEXT = "Bupati Konawe\nmeminta PNS"
ANYWHERE = st.builds(
    lambda start, length, kind: Mark(kind=kind, label=kind, span=Span(start, start + length), meanings=()),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, len(TEXT)),
    st.sampled_from(["people", "places", "quotes"]),
).filter(lambda mark: mark.span.end <= len(TEXT))


@given(st.lists(ANYWHERE, max_size=8))
def test_any_marks_are_nested_and_cover_what_they_mark(marked: list[Mark]) -> None:
    """Nested, crossing or alike: what is closed was opened last, and no mark is open at a line end."""
    stack: list[Mark] = []
    covered: dict[int, set[int]] = {id(mark): set() for mark in marked}
    begun: Counter[int] = Counter()
    at = 0
    for step in nested(TEXT, marked):
        match step:
            case Open(mark, goes_on):
                stack.append(mark)
                begun[id(mark)] += not goes_on
            case Close(mark):
                assert stack.pop() is mark
            case Words(text):
                assert TEXT.startswith(text, at)
                for mark in stack:
                    covered[id(mark)].update(range(at, at + len(text)))
                at += len(text)
            case LineEnd():
                assert not stack
                at += 1
    assert (at, stack) == (len(TEXT), [])
    assert all(begun[id(mark)] == 1 for mark in marked)
    assert covered == {id(mark): set(range(mark.span.start, mark.span.end)) - {TEXT.index("\n")} for mark in marked}
