"""The fields: what is read out of an article's text. `FIELDS` is the table of contents."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any

from pipelines.fields import asn_groups
from pipelines.text import Text


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field: its key in the record, how it is found, and the dataclass and table that hold it.

    `single` fields have one value or none. `references` names the tables that columns point to.
    """

    name: str
    find: Callable[[Text], tuple[Any, ...]]
    row: type
    table: str
    single: bool = False
    references: Mapping[str, str] = attribute(default_factory=dict)


FIELDS = (Field(name="asn_groups", find=asn_groups.find, row=asn_groups.AsnGroup, table="asn_groups"),)
