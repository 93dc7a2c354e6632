"""The page of an outlet, and the list of all."""

from datetime import UTC, datetime, timedelta

from datasette.utils.asgi import Response

from browse.coverage.counts import Tally
from browse.coverage.places import places
from browse.entities import paging
from browse.entities.outlet import Loaded, load
from browse.entities.outlets import COUNTED, registered
from browse.entities.pairs import PAIRS_NOW
from browse.pages.region import chart
from browse.visit import Visit
from explain.page.markup import is_web

MOST_REGIONS, LISTED = 20, 60


async def view(visit: Visit) -> Response:
    """The page."""
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    loaded: Loaded = await visit.ask(lambda connection: load(connection, visit.id, tomorrow))
    regions = (await PAIRS_NOW.of(visit.datasette)).regions(visit.id)
    names = {place.code: place.name for place in await visit.ask(places)}
    return await visit.page(
        "outlet.html",
        id=visit.id,
        loaded=loaded,
        stories=loaded.stories,
        crawling=loaded.crawling,
        regions=[(code, names.get(code, code), articles) for code, articles in regions.most_common(MOST_REGIONS)],
        regions_in_all=len(regions),
        names=names,
        chart=chart(visit, {month: Tally(articles, 0) for month, articles in loaded.months.items()}),
        undated=loaded.months.get(None, 0),
        is_web=is_web,
    )


async def list_view(visit: Visit) -> Response:
    """The list: outlets of most articles first, or those whose name has what was typed."""
    typed = visit.argument("q")
    found = [one for one in await COUNTED.of(visit.datasette) if typed.casefold() in one.name.casefold()]
    page = paging.asked(visit, LISTED)
    return await visit.page(
        "outlets.html",
        outlets=found[page.offset : page.offset + page.size],
        registered=registered(),
        typed=typed,
        paging=paging.paging(visit, page, len(found)),
    )
