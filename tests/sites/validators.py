"""Answers that say whether a page is still the one that the client has (RFC 9110, section 13)."""

from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256

from tests.sites.server import Answer, Asked


def etag_of(content: bytes) -> str:
    return f'"{len(content):x}-{sha256(content).hexdigest()[:16]}"'


def validated(
    asked: Asked, answer: Answer, etag: str, *, remembered: str | None = None, modified: datetime | None = None
) -> Answer:
    """`answer` with its ETag, or 304 where the client's is the same in the weak comparison, as it ought to be.

    `remembered` is what a server compares to the letter that lets a filter change its ETags on the way out.
    """
    if answer.status != 200:
        return answer
    headers = dict(answer.headers) | {"ETag": etag}
    if modified:
        headers["Last-Modified"] = f"{modified:%a, %d %b %Y %H:%M:%S} GMT"
    stated = asked.headers.get("if-none-match")
    if stated is not None:
        theirs = [one.strip() for one in stated.split(",")]
        is_same = remembered in theirs if remembered else _plain(etag) in map(_plain, theirs)
    else:
        is_same = modified is not None and _is_not_older(asked.headers.get("if-modified-since"), modified)
    return replace(answer, status=304, body=b"", headers=headers) if is_same else replace(answer, headers=headers)


def _plain(etag: str) -> str:
    return etag.removeprefix("W/")


def _is_not_older(since: str | None, modified: datetime) -> bool:
    try:
        return since is not None and parsedate_to_datetime(since) >= modified
    except (ValueError, TypeError):
        return False
