"""The fields: what is read out of an article's text. `FIELDS` is the table of contents."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any

from pipelines.fields import (
    asn_groups,
    candidate_pairs,
    counts,
    elections,
    event,
    legal_citations,
    organisations,
    people,
    places,
    prohibited_acts,
    quotes,
    region,
    sanctions,
    stance,
)
from pipelines.text import Text


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field: its key in the record, how it is found, and the dataclass and table that hold it.

    `single` fields have one value or none. `references` gives the table(column) that a column points to.
    """

    name: str
    find: Callable[[Text], tuple[Any, ...]]
    row: type
    table: str
    single: bool = False
    references: Mapping[str, str] = attribute(default_factory=dict)


IN_REGIONS = {"code": "regions(code)"}

FIELDS = (
    Field(
        name="region", find=region.find, row=region.Region, table="article_region", single=True, references=IN_REGIONS
    ),
    Field(name="elections", find=elections.find, row=elections.Election, table="elections"),
    Field(name="event", find=event.find, row=event.Event, table="events", single=True),
    Field(name="people", find=people.find, row=people.Person, table="people"),
    Field(name="organisations", find=organisations.find, row=organisations.Organisation, table="organisations"),
    Field(name="quotes", find=quotes.find, row=quotes.Quote, table="quotes"),
    Field(
        name="legal_citations", find=legal_citations.find, row=legal_citations.LegalCitation, table="legal_citations"
    ),
    Field(name="sanctions", find=sanctions.find, row=sanctions.Sanction, table="sanctions"),
    Field(
        name="prohibited_acts", find=prohibited_acts.find, row=prohibited_acts.ProhibitedAct, table="prohibited_acts"
    ),
    Field(name="stance", find=stance.find, row=stance.Stance, table="stances"),
    Field(name="asn_groups", find=asn_groups.find, row=asn_groups.AsnGroup, table="asn_groups"),
    Field(name="counts", find=counts.find, row=counts.Count, table="counts"),
    Field(
        name="candidate_pairs", find=candidate_pairs.find, row=candidate_pairs.CandidatePair, table="candidate_pairs"
    ),
    Field(name="places", find=places.find, row=places.Place, table="places", references=IN_REGIONS),
)
