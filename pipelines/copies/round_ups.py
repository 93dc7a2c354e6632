"""Round-ups: what holds reports of several affairs is a copy of none of them. Pure."""

from pipelines.copies.recited import announces_round_up
from pipelines.layout import dateline

FEWEST_PLACES = 2


def is_round_up(body: str) -> bool:
    """Whether the first words announce reports of several affairs, or datelines of several places stand in the text."""
    return announces_round_up(body) or len(_places(body)) >= FEWEST_PLACES


def _places(body: str) -> set[str]:
    openings = (dateline.read(line) for line in body.split("\n"))
    return {opening.place.casefold() for opening in openings if opening and opening.place}
