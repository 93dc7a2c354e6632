"""The text of an article with its marks, as HTML: all of its text is escaped by the renderer of `explain`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from browse.article.meanings import Meanings
from crawler.items import Article
from explain.facts import KINDS, Section, parts_of
from explain.marking import Mark, marks
from explain.page.marks import Ids, identifiers, marked_paragraphs
from pipelines.text import LONGEST_BODY, LONGEST_LINE, MOST_CAPTIONS

# A page has some hundred marks; a browser gets slow with tens of thousands.
MOST_MARKS, MOST_PARAGRAPHS = 4_000, 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """The marked parts. `kinds` has the number of marks of each kind that occurs, `ids` what each mark is called.

    `shown` of `length` characters of the body are in it, `marks_left_out` marks are not.
    """

    headline: Markup
    paragraphs: tuple[Markup, ...]
    captions: tuple[Markup, ...]
    kinds: Mapping[str, int]
    ids: Ids
    shown: int
    length: int
    marks_left_out: int


def marked(article: Article, sections: Iterable[Section], meanings: Meanings) -> Marked:
    """Mark what stands in the parts of an article, with the meanings in the words of a language."""
    every = sorted(marks(map(meanings.section, sections)), key=lambda mark: mark.span.start)
    kept = every[:MOST_MARKS]
    texts = _texts(article)
    by_part: dict[str, list[Mark]] = {}
    for mark in kept:
        if mark.span.end <= len(texts.get(mark.span.part, "")):
            by_part.setdefault(mark.span.part, []).append(mark)
    ids = identifiers(by_part, "m")
    parts = {name: tuple(_html(text, by_part.get(name, ()), ids, meanings)) for name, text in texts.items()}
    counts = Counter(mark.kind for found in by_part.values() for mark in found)
    body = parts.pop("body")
    return Marked(
        headline=Markup(" ").join(parts.pop("headline")),
        paragraphs=body[:MOST_PARAGRAPHS],
        captions=tuple(Markup("<br>").join(lines) for lines in parts.values()),
        kinds={kind: counts[kind] for kind in KINDS if counts[kind]},
        ids=ids,
        shown=sum(len(line) + 1 for line in islice(texts["body"].split("\n"), MOST_PARAGRAPHS)) - 1,
        length=len(article.body),
        marks_left_out=len(every) - len(kept),
    )


def _texts(article: Article) -> dict[str, str]:
    """The parts as far as they were read, by name."""
    parts = parts_of(article)
    body, headline = parts.pop("body"), parts.pop("headline")
    captions = {name: text[:LONGEST_LINE] for name, text in islice(parts.items(), MOST_CAPTIONS)}
    return {"headline": headline[:LONGEST_LINE], "body": body[:LONGEST_BODY]} | captions


def _html(text: str, marked: Iterable[Mark], ids: Ids, meanings: Meanings) -> Iterator[Markup]:
    for paragraph in marked_paragraphs(text, marked, ids, word=meanings.label):
        yield Markup(paragraph)  # noqa: S704 - escaped by explain.page.markup
