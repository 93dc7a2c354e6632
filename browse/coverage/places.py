"""Provinces, regencies and cities, as maps and bars show them."""

import sqlite3
from dataclasses import dataclass

REGIONS = "SELECT code, name, parent, lat, lng FROM regions ORDER BY code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A region: `province` is the code of the one it lies in, or is."""

    code: str
    name: str
    province: str
    lat: float
    lng: float

    @property
    def is_province(self) -> bool:
        """Whether it is one."""
        return self.code == self.province


def places(connection: sqlite3.Connection) -> list[Place]:
    """All regions, by their codes."""
    return [
        Place(code=code, name=name, province=parent or code, lat=lat, lng=lng)
        for code, name, parent, lat, lng in connection.execute(REGIONS)
    ]
