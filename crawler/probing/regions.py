"""Which region a site mostly writes of, by what speaks for it: its host, its name, its titles, its articles."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.probing.findings import Told
from crawler.probing.region_names import Regions, capitals, glued_names, host_names, names_in
from pipelines.lexicon.regions import RegionEntry, by_code

# An article says what it is about; a title only names places, and one of two places where the name is of both.
OF_ARTICLE, OF_TITLE, OF_EITHER = 6, 2, 1
# So much must speak for a region, and such a share of all that speaks for any.
FEWEST, SHARE = 8, 0.5
MOST_HINTS = 4
GOVERNMENT = ".go.id"
LOOK_UP = (
    "look the code up in pipelines/lexicon/regions.csv (first column); where the site covers many provinces it is "
    '"nasional"'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of a site: its address, its name, the titles it lists, the regions that its articles are about."""

    url: str
    name: str | None
    titles: Sequence[str]
    articles: Sequence[str]


def guess(evidence: Evidence) -> Told:
    """The code of the region that the site mostly writes of, with what says so; None where nothing does.

    A name in the host or in the site's own name decides. A name that a regency and a city share goes to the one that
    titles and articles speak for, else to their province.
    """
    votes = _votes(evidence)
    is_government = (urlsplit(evidence.url).hostname or "").endswith(GOVERNMENT)
    for where, words in (("host", host_names(evidence.url)), ("name of the site", glued_names(evidence.name or ""))):
        for word, regions in words:
            found = _one_of(regions, votes, is_government=is_government)
            if found is not None:
                return Told(value=found.code, by=f"{found.name}: the {where} has {word!r}{_others(regions, found)}")
    return _by_votes(evidence, votes)


def _votes(evidence: Evidence) -> Counter[str]:
    """How much speaks for each region, by its code."""
    votes: Counter[str] = Counter()
    for code in evidence.articles:
        votes[code] += OF_ARTICLE
    for title in evidence.titles:
        for codes in {tuple(one.code for one in regions) for regions in names_in(title)}:
            votes.update(dict.fromkeys(codes, OF_TITLE if len(codes) == 1 else OF_EITHER))
    return votes


def _by_votes(evidence: Evidence, votes: Counter[str]) -> Told:
    provinces: Counter[str] = Counter()
    for code, weight in votes.items():
        provinces[code[:2]] += weight
    if not provinces:
        return Told(value=None, by=f"nothing speaks for one: {LOOK_UP}")
    province, leading = provinces.most_common(1)[0]
    if leading < FEWEST or leading <= SHARE * provinces.total():
        return Told(value=None, by=f"no province stands out ({_named_most(provinces)}): {LOOK_UP}")
    code, weight = max(((one, votes[one]) for one in votes if one[:2] == province), key=lambda pair: pair[1])
    code = code if weight > SHARE * provinces.total() else province
    told = f"{len(evidence.articles)} articles and {len(evidence.titles)} titles"
    return Told(value=code, by=f"{by_code(code).name}: of what {told} name, most is there ({_named_most(provinces)})")


def _one_of(regions: Regions, votes: Counter[str], *, is_government: bool) -> RegionEntry | None:
    """The one region that is meant: the only one, the one that most speaks for, or the province they share.

    An outlet that is named after the seat of a province writes of the province; the city's own government does not.
    """
    if len(regions) == 1:
        (only,) = regions
        return by_code(only.code[:2]) if only.code in capitals() and not is_government else only
    weights = ((sum(votes[code] for code in votes if code.startswith(one.code)), one.code) for one in regions)
    (most, code), (next_most, _) = sorted(weights, reverse=True)[:2]
    if most >= max(FEWEST, 2 * next_most):
        return by_code(code)
    provinces = {one.code[:2] for one in regions}
    return by_code(provinces.pop()) if len(provinces) == 1 else None


def _others(regions: Regions, found: RegionEntry) -> str:
    others = [f"{one.code} {one.name}" for one in regions if one != found]
    return f", which may be {' or '.join(others)} too" if others else ""


def _named_most(provinces: Counter[str]) -> str:
    shares = provinces.most_common(MOST_HINTS)
    return ", ".join(f"{by_code(code).name} {weight / provinces.total():.0%}" for code, weight in shares)
