"""Scrapy with trafilatura in the callback: `python -m bench.peer_trafilatura URL REPORT`."""

from collections.abc import Iterator
from typing import Any

from scrapy.http import Response, TextResponse
from trafilatura import bare_extraction
from trafilatura.settings import Document

from bench.peer_scrapy import Bare, main


class Inline(Bare):
    """Reads each page in the callback, as most crawlers do."""

    name = "inline"

    def parse(self, response: Response) -> Iterator[dict[str, Any]]:
        """Text and metadata."""
        assert isinstance(response, TextResponse)
        read = bare_extraction(response.text, url=response.url, with_metadata=True)
        assert isinstance(read, Document), response.url
        yield {"url": response.url, "title": read.title, "date": read.date, "text": read.text}


if __name__ == "__main__":
    main(Inline)
