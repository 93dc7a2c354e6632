"""Which regulations the article cites by number."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from crawler.items import Span
from pipelines import lexicon
from pipelines.grammar.legal_citations_grammar import Cited, Named, citations, provisions
from pipelines.text import Text

FARTHEST_AFTER = 60  # "Pasal 71 ayat (1) … UU Nomor 10 Tahun 2016"
FARTHEST_BEFORE = 160  # "UU Nomor 10 Tahun 2016 tentang Pemilihan …, khususnya Pasal 71"
ENUMERATION = 15  # "Pasal 70 serta Pasal 71 …": one regulation for both
DETOUR = 40  # what a comma or a sentence end between an article and a regulation counts for, in characters
Key = tuple[str, str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """Articles of a regulation, as named in one place."""

    pasal: Annotated[tuple[str, ...], "article numbers: 70, 71"]
    ayat: Annotated[tuple[str, ...], "paragraphs, of the last article"]
    huruf: Annotated[tuple[str, ...], "letters, of the last article or paragraph"]
    span: Annotated[Span, "where they are named"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalCitation:
    """A regulation that the article cites by number, once, with all articles of it that are named."""

    kind: Annotated[str, "UU, Perppu, PP, Perpres, Permendagri, PKPU, Perbawaslu, SE, SKB, Perda…"]
    number: Annotated[str, "as written, without leading zeros; of a joint decree (SKB) the first"]
    year: Annotated[int | None, "year, where written"]
    pasal: Annotated[str | None, "articles named, in order: 70, 71"]
    ayat: Annotated[str | None, "paragraphs named, in order: 1, 3"]
    mentions: Annotated[int, "how often it is cited by number"]
    title: Annotated[str | None, "what it is about, where the lexicon of laws knows it"]
    other_numbers: Annotated[tuple[str, ...], "further numbers of a joint decree"]
    provisions: Annotated[tuple[Provision, ...], "the articles, place by place"]
    span: Annotated[Span, "where it is cited first"]


def find(text: Text) -> tuple[LegalCitation, ...]:
    """The regulations cited in headline, captions and body, in the order of their first mention."""
    cited = list(citations(text.string))
    years = _years(cited)
    groups: dict[Key, list[Cited]] = {}
    for place in cited:
        groups.setdefault(_key(place, years), []).append(place)
    named = _attach(cited, provisions(text.string), text.string) if cited else {}
    return tuple(_citation(text, key, places, named) for key, places in groups.items())


def _years(cited: Iterable[Cited]) -> dict[tuple[str, str], set[int]]:
    years: dict[tuple[str, str], set[int]] = {}
    for place in cited:
        if place.year is not None:
            years.setdefault((place.kind, place.numbers[0]), set()).add(place.year)
    return years


def _key(place: Cited, years: dict[tuple[str, str], set[int]]) -> Key:
    """A citation without year belongs to the one year under which the article cites that number elsewhere."""
    known = years.get((place.kind, place.numbers[0]), set())
    year = next(iter(known)) if place.year is None and len(known) == 1 else place.year
    return place.kind, place.numbers[0], year


def _citation(text: Text, key: Key, places: Sequence[Cited], named: dict[int, list[Named]]) -> LegalCitation:
    kind, number, year = key
    articles = sorted((n for place in places for n in named.get(place.start, [])), key=lambda n: n.start)
    return LegalCitation(
        kind=kind,
        number=number,
        year=year,
        pasal=_joined(article for n in articles for article in n.pasal),
        ayat=_joined(ayat for n in articles for ayat in n.ayat),
        mentions=len(places),
        title=_titles().get(key),
        other_numbers=tuple(dict.fromkeys(other for place in places for other in place.numbers[1:])),
        provisions=tuple(
            Provision(pasal=n.pasal, ayat=n.ayat, huruf=n.huruf, span=text.span(n.start, n.end)) for n in articles
        ),
        span=text.span(places[0].start, places[0].end),
    )


def _joined(values: Iterable[str]) -> str | None:
    return ", ".join(dict.fromkeys(values)) or None


def _attach(cited: Sequence[Cited], named: Sequence[Named], string: str) -> dict[int, list[Named]]:
    """The articles of each citation, by the citation's start; an article without a near regulation is dropped."""
    starts = [place.start for place in cited]
    attached: dict[int, list[Named]] = {}
    following: tuple[Named, int] | None = None
    for article in reversed(named):
        place = _nearest(cited, starts, article, string)
        near = following and following[0].start - article.end <= ENUMERATION
        if following and near and (place is None or place > following[0].start):
            place = following[1]
        following = (article, place) if place is not None else None
        if place is not None:
            attached.setdefault(place, []).append(article)
    return attached


def _nearest(cited: Sequence[Cited], starts: Sequence[int], article: Named, string: str) -> int | None:
    after = bisect_left(starts, article.end)
    near: list[tuple[int, int]] = []
    if after < len(cited):
        distance = _distance(string, article.end, cited[after].start, FARTHEST_AFTER)
        near += [(distance, cited[after].start)] if distance <= FARTHEST_AFTER else []
    if after:
        distance = _distance(string, cited[after - 1].end, article.start, FARTHEST_BEFORE)
        near += [(distance, cited[after - 1].start)] if distance <= FARTHEST_BEFORE else []
    return min(near)[1] if near else None


def _distance(string: str, start: int, end: int, farthest: int) -> int:
    """How far apart two places are, counting a comma or a sentence end as a detour and a line end as too far."""
    if not 0 <= end - start <= farthest:
        return farthest + 1
    between = string[start:end]
    if "\n" in between:
        return farthest + 1
    return end - start + DETOUR * any(mark in between for mark in ",.;:")


@cache
def _titles() -> dict[Key, str]:
    return {
        (row["kind"], number, int(row["year"])): row["title"]
        for row in lexicon.rows("laws")
        for number in lexicon.split(row["number"])
    }
