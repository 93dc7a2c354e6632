"""Where the data comes from, what is licensed how, and what the words of the interface mean."""

from datasette.utils.asgi import Response

from browse.visit import Visit


async def view(visit: Visit) -> Response:
    """The page."""
    return await visit.page("about.html")
