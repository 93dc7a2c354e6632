"""The time zone of the place in a dateline."""

from datetime import timezone

from pipelines.layout import gazetteer
from pipelines.lexicon.zones import of_province


def of_place(place: str | None) -> timezone | None:
    """The zone of `place`; None where the gazetteer does not know it, or knows it in several zones."""
    zones = {of_province(code) for code in gazetteer.place_codes(place)} if place else set()
    return zones.pop() if len(zones) == 1 else None
