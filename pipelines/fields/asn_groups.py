"""Which groups of public servants the article names beside ASN."""

from dataclasses import dataclass
from typing import Annotated

from crawler.items import Span
from pipelines import lexicon
from pipelines.lexicon.phrases import Phrases
from pipelines.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class AsnGroup:
    """A group of public servants that the article names beside ASN, which is implied."""

    kind: Annotated[str, "PNS, PPPK, PTT, honorer, guru, TNI, Polri, kepala desa or perangkat desa"]
    span: Annotated[Span, "where the group is named first"]


def find(text: Text) -> tuple[AsnGroup, ...]:
    """The groups named in the body, each once, in the order of their first mention."""
    first: dict[str, AsnGroup] = {}
    for found in _phrases.find(text.string, text.body_start):
        for kind in found.value:
            first.setdefault(kind, AsnGroup(kind=kind, span=text.span(found.start, found.end)))
    return tuple(first.values())


@Phrases
def _phrases() -> dict[str, tuple[str, ...]]:
    return {row["phrase"]: lexicon.split(row["groups"]) for row in lexicon.rows("asn_groups")}
