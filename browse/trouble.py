"""What goes wrong while a page is made, in words for whoever asked for it."""

import sqlite3

from datasette.database import QueryInterrupted
from datasette.utils.asgi import NotFound

INTERRUPTED = "interrupted"


class NothingThereError(NotFound):  # type: ignore[misc] # Datasette has no types
    """What was asked for is not in the database. The message is the key of what to tell, in the words of the pages."""


def trouble(exception: Exception) -> tuple[int, str] | None:
    """The status of the answer and the key of what to tell; None for what is a fault of ours."""
    if isinstance(exception, NothingThereError):
        return 404, str(exception)
    if isinstance(exception, NotFound):
        return 404, "trouble.no_page"
    if isinstance(exception, QueryInterrupted) or _is_interrupted(exception):
        return 503, "trouble.took_too_long"
    return None


def _is_interrupted(exception: Exception) -> bool:
    return isinstance(exception, sqlite3.OperationalError) and INTERRUPTED in str(exception)
