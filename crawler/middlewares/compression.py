"""Unpacks answers as Scrapy does, and notices those that are cut short or cannot be unpacked."""

import zlib
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.fetching.gzipped import is_gzip, is_whole, unpacked
from crawler.middlewares import ROBOTS
from crawler.refusals import Refused

TRUNCATED = "truncated"  # among `Response.flags`: the answer broke off, and did so when asked for again
GZIP = (b"gzip", b"x-gzip")
BROKEN = (OSError, EOFError, ValueError, zlib.error)


class CompressionMiddleware(HttpCompressionMiddleware):
    """An answer that breaks off (its gzip, or its bytes, see DOWNLOAD_FAIL_ON_DATALOSS) is asked for once more."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler=crawler)
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def process_response(  # type: ignore[override]  # the argument `spider` is deprecated
        self, request: Request, response: Response
    ) -> Request | Response:
        """Unpack; flag or refuse what could not be had whole."""
        if request.meta.get(ROBOTS):
            return response
        packed = [encoding.strip().lower() for encoding in response.headers.getlist("Content-Encoding")]
        gzipped = len(packed) == 1 and packed[0] in GZIP and bool(response.body)
        if gzipped and not is_gzip(response.body):  # the header is wrong
            del response.headers["Content-Encoding"]
            return response
        try:
            opened = super().process_response(request, _untyped(response) if packed else response)
        except IgnoreRequest as error:
            raise Refused("too large", "unpacked it exceeds DOWNLOAD_MAXSIZE", request.url) from error
        except BROKEN as error:
            again = self._again(request, "cannot be unpacked")
            if again is None:
                raise Refused("malformed", f"cannot be unpacked: {error}", request.url) from error
            return again
        if isinstance(opened, Request):
            return opened
        whole = "dataloss" not in response.flags and (not gzipped or is_whole(response.body, len(opened.body)))
        if whole:
            return opened
        return self._again(request, TRUNCATED) or opened.replace(flags=[*opened.flags, TRUNCATED])

    @staticmethod
    def _decode(body: bytes, encoding: bytes, max_size: int) -> bytes:
        """As Scrapy does, but what is simply whole at once: Scrapy takes gzip apart in Python, by 8 KB."""
        content = unpacked(body, max_size) if encoding in GZIP else None
        return HttpCompressionMiddleware._decode(body, encoding, max_size) if content is None else content

    def _again(self, request: Request, reason: str) -> Request | None:
        if self._crawler.spider is None or request.meta.get("dont_retry"):
            return None
        return get_retry_request(request, spider=self._crawler.spider, reason=reason, max_retry_times=1)


def _untyped(response: Response) -> Response:
    """The response without a type: one that is text would have the charset of its packed bytes guessed, in vain."""
    return Response(
        response.url,
        status=response.status,
        headers=response.headers,
        body=response.body,
        flags=response.flags,
        request=response.request,
        certificate=response.certificate,
        ip_address=response.ip_address,
        protocol=response.protocol,
    )
