"""The time zones of the provinces."""

from datetime import timedelta, timezone
from functools import cache

from pipelines import lexicon


def of_province(code: str) -> timezone:
    """The zone of a province by its Kemendagri code, or that of a region in it. Raises KeyError for another code."""
    return _by_province()[code[:2]]


@cache
def _by_province() -> dict[str, timezone]:
    hours = lexicon.tables("calendar")["zones"]
    provinces = lexicon.tables("layout")
    named = {code: name for name in ("WITA", "WIT") for code in provinces[f"provinces_{name.lower()}"]}
    codes = (row["code"] for row in lexicon.rows("regions") if row["type"] == "provinsi")
    zones = {code: named.get(code, "WIB") for code in codes}
    return {code: timezone(timedelta(hours=hours[name]), name) for code, name in zones.items()}
