"""The time zone of the place in a dateline."""

from datetime import timedelta, timezone
from functools import cache

from pipelines import lexicon
from pipelines.layout import gazetteer


def of_place(place: str | None) -> timezone | None:
    """The zone of `place`; None where the gazetteer does not know it, or knows it in several zones."""
    zones = {_by_province()[code[:2]] for code in gazetteer.place_codes(place)} if place else set()
    return zones.pop() if len(zones) == 1 else None


@cache
def _by_province() -> dict[str, timezone]:
    hours = lexicon.tables("calendar")["zones"]
    provinces = lexicon.tables("layout")
    named = {code: name for name in ("WITA", "WIT") for code in provinces[f"provinces_{name.lower()}"]}
    codes = (row["code"] for row in lexicon.rows("regions") if row["type"] == "provinsi")
    zones = {code: named.get(code, "WIB") for code in codes}
    return {code: timezone(timedelta(hours=hours[name]), name) for code, name in zones.items()}
