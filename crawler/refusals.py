"""Why there is no page: one exception for what we refuse, and one word for each way in which a request can fail."""

import re

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError

GONE = {404, 410}
TOO_MANY_REDIRECTS = "max redirections reached"  # what Scrapy's redirect middleware says
# What is said of an error that says nothing itself: an answer without a stated length is cut off in silence.
UNTOLD = {"too large": "larger than DOWNLOAD_MAXSIZE"}
FAILURE = re.compile(r"Failure [\w.]{1,200}: ([^<>]{1,500}?)\.?>")
REASONS: tuple[tuple[type[Exception], str], ...] = (
    (DownloadTimeoutError, "timed out"),
    (DownloadCancelledError, "too large"),  # Scrapy cancels for DOWNLOAD_MAXSIZE alone
    (ResponseDataLossError, "truncated"),
    (CannotResolveHostError, "unreachable"),
    (DownloadConnectionRefusedError, "unreachable"),
    (DownloadFailedError, "unreachable"),
    (OSError, "unreachable"),
    (ValueError, "malformed"),
)


class Refused(IgnoreRequest):
    """A request that is not made, or an answer that is not taken.

    `reason` is the word for the table `skipped`, `detail` the rest for a person, `url` what was refused: after a
    redirect not what was asked for.
    """

    def __init__(self, reason: str, detail: str, url: str) -> None:
        super().__init__(f"{reason}: {detail} ({url})")
        self.reason = reason
        self.detail = detail
        self.url = url


def why(error: BaseException) -> tuple[str, str]:
    """The reason (a short fixed word) and detail for an error that a request ended in: `why(failure.value)`."""
    if isinstance(error, Refused):
        return error.reason, error.detail
    if isinstance(error, HttpError):
        status = error.response.status
        return ("gone" if status in GONE else "http error"), f"HTTP {status}"
    if redirected_too_often(error):
        return "too many redirects", str(error)
    for kind, reason in REASONS:
        if isinstance(error, kind):
            return reason, _told(error) or UNTOLD.get(reason, reason)
    return "error", f"{type(error).__name__}: {error}"


def _told(error: BaseException) -> str:
    """What an error says; Scrapy puts Twisted's failures into its own as they are printed for developers."""
    return "; ".join(FAILURE.findall(str(error))) or str(error)


def redirected_too_often(error: BaseException) -> bool:
    """Whether Scrapy gave up following redirects."""
    return isinstance(error, IgnoreRequest) and str(error) == TOO_MANY_REDIRECTS
