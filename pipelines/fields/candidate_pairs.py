"""The pairs of candidates on the ballot that the article names."""

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Annotated

from crawler.items import Span
from pipelines.grammar.candidate_forms import find_enclosed, find_unopened
from pipelines.grammar.candidate_openings import find_opened
from pipelines.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatePair:
    """A head and a deputy who stand for election together; the empty box stands alone."""

    number: Annotated[int | None, "number on the ballot"]
    names: Annotated[tuple[str, ...], "head, then deputy, without titles and degrees; Kotak Kosong where it stands in"]
    span: Annotated[Span, "where they are named"]


def find(text: Text) -> tuple[CandidatePair, ...]:
    """The pairs named in headline, captions and body, each once, with the fullest form of their names."""
    pairs: list[CandidatePair] = []
    for named in [*find_enclosed(text), *text.once(find_opened), *find_unopened(text)]:
        pair = CandidatePair(number=named.number, names=named.names, span=text.span(named.start, named.end))
        known = next((i for i, other in enumerate(pairs) if _same(pair, other)), None)
        if known is None:
            pairs.append(pair)
        else:
            pairs[known] = _merged(pairs[known], pair)
    return tuple(pairs)


def _same(one: CandidatePair, other: CandidatePair) -> bool:
    """Whether each name of one is part of the other's: "Adi–Nawawi" is "Adi Wibowo – Nawawi"; so is a head alone."""
    words = [({*a.casefold().split()}, {*b.casefold().split()}) for a, b in zip(one.names, other.names, strict=False)]
    return all(a <= b or b <= a for a, b in words)


def _merged(one: CandidatePair, other: CandidatePair) -> CandidatePair:
    names = tuple(max(pair, key=len) for pair in zip_longest(one.names, other.names, fillvalue=""))
    return replace(one, names=names, number=one.number or other.number)
