"""Refuses answers that stand in the way of a page, so that nobody takes them for one, or for an empty one."""

from scrapy import Request
from scrapy.http import Response

from crawler.fetching.blocking import blocked
from crawler.middlewares import ANY_ANSWER, ROBOTS
from crawler.refusals import Refused


class BlockingMiddleware:
    """Comes after retries, redirects and unpacking."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Raise Refused("blocked") for such an answer, unless `meta` says that any is welcome."""
        if request.meta.get(ROBOTS) or request.meta.get(ANY_ANSWER):
            return response
        headers = {
            name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
            for name, values in response.headers.items()
        }
        if detail := blocked(response.status, headers, response.body, response.url):
            raise Refused("blocked", detail, response.url)
        return response
