"""Every region and town that the article names, as often as it names it."""

from dataclasses import dataclass
from typing import Annotated

from crawler.items import Span
from pipelines.grammar import toponyms
from pipelines.grammar.toponyms import Toponym
from pipelines.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A mention of a province, regency or city, or of a town or island in one."""

    name: Annotated[str, "the official name (Kota Pasuruan); a town's own name; the bare name where the type is open"]
    code: Annotated[str | None, "Kemendagri code; of a town that of the region it lies in; null where the type is open"]
    type: Annotated[str | None, "provinsi, kabupaten, kota, town, island or district; null where it is open"]
    surface: Annotated[str, "as written, with Kabupaten, Kota or Provinsi before it"]
    span: Annotated[Span, "where it stands"]


def find(text: Text) -> tuple[Place, ...]:
    """The regions and towns named in headline, captions and body, each mention, in order.

    A bare name shared by a Kabupaten and a Kota ("Malang") is decided by the words before it, then by the rest of the
    article; where neither tells, `code` and `type` are None.
    """
    return tuple(_place(text, mention) for mention in text.once(toponyms.find))


def _place(text: Text, mention: Toponym) -> Place:
    region = mention.region
    return Place(
        name=mention.bare if mention.town or region is None else region.name,
        code=region.code if region else None,
        type=mention.town or (region.type if region else None),
        surface=text.string[mention.start : mention.end],
        span=text.span(mention.start, mention.end),
    )
