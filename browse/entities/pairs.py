"""Which outlets report on which regions: counted over the whole database, and kept."""

import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass

from browse.summaries import Summary

# Both are read by narrow indexes: no article is read for it.
PAIRS = """SELECT articles.outlet_id, article_region.code, count(*) AS articles
FROM articles CROSS JOIN article_region ON article_region.article_id = articles.id
WHERE articles.outlet_id IS NOT NULL GROUP BY articles.outlet_id, article_region.code"""


@dataclass(frozen=True, slots=True)
class Pairs:
    """How many articles an outlet has about a region: by code and outlet, and by outlet and code."""

    by_code: dict[str, Counter[int]]
    by_outlet: dict[int, Counter[str]]

    def outlets(self, place: str) -> Counter[int]:
        """The outlets that report on a region, or on a province and all in it."""
        found = Counter[int]()
        for code, outlets in self.by_code.items():
            if code == place or code.startswith(f"{place}."):
                found.update(outlets)
        return found

    def regions(self, outlet_id: int) -> Counter[str]:
        """The regions that an outlet reports on."""
        return self.by_outlet.get(outlet_id, Counter())


def pairs(connection: sqlite3.Connection) -> Pairs:
    """Count all of them."""
    by_code = defaultdict[str, Counter[int]](Counter)
    by_outlet = defaultdict[int, Counter[str]](Counter)
    for outlet_id, code, articles in connection.execute(PAIRS):
        by_code[code][outlet_id] = by_outlet[outlet_id][code] = articles
    return Pairs(dict(by_code), dict(by_outlet))


PAIRS_NOW = Summary(pairs, turn=2)
