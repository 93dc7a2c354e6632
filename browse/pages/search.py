"""Search over headlines and bodies, with conditions; people and regions of that name are offered beside."""

import re
import sqlite3
from dataclasses import dataclass
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from browse.conditions import Conditions
from browse.hits import BEST, MOST_MATCHES, NEWEST, ORDERS, PAGE, Hits, Search, hits
from browse.namesakes import Person, Region, people_named, regions_named
from browse.passages import Shown, shown
from browse.searching import sought
from browse.summaries import Summary
from browse.visit import Visit
from pipelines import lexicon

LAST_PAGE = MOST_MATCHES // PAGE
MOST_OUTLETS = 300
CODE = re.compile(r"[0-9]{2}(\.[0-9]{2})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
STANCES = tuple(sorted(row["kind"] for row in lexicon.rows("stance_kinds")))
SWITCHES = ("topic", "vanished", "changed", "fold")
FIELDS = ("q", "region", "from", "to", "outlet", "stance", *SWITCHES, "order")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search finds: a page of articles, and people and regions of that name."""

    hits: Hits
    articles: tuple[Shown, ...]
    people: tuple[Person, ...]
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What there is to choose from: provinces with their regions, and the outlets of most articles."""

    provinces: tuple[tuple[Region, tuple[Region, ...]], ...]
    outlets: tuple[tuple[int, str], ...]


def load(connection: sqlite3.Connection, search: Search) -> Found:
    """Search. People and regions are offered on the first page alone."""
    found = hits(connection, search)
    is_first = search.page == 1
    return Found(
        hits=found,
        articles=shown(connection, found.ids, search.sought),
        people=people_named(connection, search.sought, found.ids) if is_first else (),
        regions=regions_named(connection, search.sought) if is_first else (),
    )


def choices(connection: sqlite3.Connection) -> Choices:
    """What there is to choose from."""
    regions = [(row["parent"], Region(row["code"], row["name"])) for row in connection.execute("SELECT * FROM regions")]
    within = {code: tuple(one for parent, one in regions if parent == code) for code in {p for p, _ in regions} if code}
    provinces = tuple((one, within.get(one.code, ())) for parent, one in regions if not parent)
    outlets = connection.execute(
        "SELECT outlet_id, name FROM (SELECT outlet_id, count(*) AS articles FROM articles GROUP BY outlet_id"
        " ORDER BY articles DESC LIMIT ?) JOIN outlets ON outlets.id = outlet_id ORDER BY name",
        [MOST_OUTLETS],
    )
    return Choices(provinces=provinces, outlets=tuple((row["outlet_id"], row["name"]) for row in outlets))


CHOICES = Summary(choices)


def asked(visit: Visit) -> Search:
    """What the address asks for; what makes no sense in it is left out."""
    typed = sought(visit.argument("q"))
    default = BEST if typed.there else NEWEST
    order, stance = visit.argument("order"), visit.argument("stance")
    return Search(
        sought=typed,
        conditions=Conditions(
            region=_of_form(CODE, visit.argument("region")),
            since=_of_form(DAY, visit.argument("from")),
            until=_of_form(DAY, visit.argument("to")),
            outlet=visit.number("outlet", 0) or None,
            stance=stance if stance in STANCES else "",
            on_topic=bool(visit.argument("topic")),
            vanished=bool(visit.argument("vanished")),
            changed=bool(visit.argument("changed")),
        ),
        order=order if order in ORDERS else default,
        page=visit.number("page", 1, LAST_PAGE),
        folds=bool(visit.argument("fold")),
    )


def _of_form(form: re.Pattern[str], given: str) -> str:
    return given if form.fullmatch(given) else ""


def addresses(visit: Visit, search: Search, found: Hits) -> dict[str, str]:
    """The addresses of the pages before and after this one, where there are any."""
    given = [(name, visit.argument(name)) for name in FIELDS if visit.argument(name)]
    steps = {"before": search.page - 1, "after": search.page + 1}
    there = {"before": search.page > 1, "after": _goes_on(search, found)}
    path = visit.datasette.urls.path("/search")
    return {name: f"{path}?{urlencode([*given, ('page', page)])}" for name, page in steps.items() if there[name]}


def _goes_on(search: Search, found: Hits) -> bool:
    can_be_shown = min(found.total, found.considered or found.total)
    return search.page < LAST_PAGE and (found.is_more or search.page * PAGE < can_be_shown)


def other_forms(search: Search) -> str:
    """The same words as beginnings of words; empty where they are not plain words, of which that would find more."""
    there = search.sought.there
    if any(term.is_prefix or " " in term.text for term in there):
        return ""
    return " ".join(f"{term.text}*" for term in there)


async def view(visit: Visit) -> Response:
    """The page."""
    search = asked(visit)
    found = await visit.ask(lambda connection: load(connection, search))
    return await visit.page(
        "search.html",
        found=found,
        search=search,
        typed=visit.argument("q"),
        choices=await CHOICES.of(visit.datasette),
        stances=STANCES,
        orders=ORDERS,
        first=(search.page - 1) * PAGE + 1,
        addresses=addresses(visit, search, found.hits),
        other_forms=other_forms(search),
        is_narrowed=any(visit.argument(name) for name in FIELDS[1:]),
    )
