"""Follows pages that load another one (meta refresh) as Scrapy does; the others need not be decoded for it."""

from scrapy import Request
from scrapy.downloadermiddlewares import redirect
from scrapy.http import Response

# Scrapy looks at the first 4,096 characters, of up to four bytes each.
LOOKED_AT = 4 * 4_096


class MetaRefreshMiddleware(redirect.MetaRefreshMiddleware):
    """Scrapy decodes every page to look for the element, which hardly any has."""

    def process_response(  # type: ignore[override]  # the argument `spider` is deprecated
        self, request: Request, response: Response
    ) -> Request | Response:
        """Follow it, if there may be one: the NULs are those of UTF-16."""
        if b"refresh" not in response.body[:LOOKED_AT].replace(b"\0", b"").lower():
            return response
        return super().process_response(request, response)
