"""What a way of finding copies is good for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Share of the planted copies that were found, links between texts that are none, and what a text costs."""

    name: str
    recall: float
    false_links: int
    milliseconds: float
