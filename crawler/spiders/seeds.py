"""`scrapy crawl seeds -a path=PATH`: articles from local files, through the same chain as those of the web."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

from scrapy import Spider

from crawler.discovery.files import articles, find_files, identity_of
from crawler.items import Article, Skip


class SeedsSpider(Spider):
    """Reads articles from a file, a folder (with all below it) or a glob.

    Files are .txt, .html, .htm, .json or .jsonl, each also .gz; see docs/files.md. `-a path=PATH`, default `seeds`.
    """

    name = "seeds"
    # Nothing waits beside it, and records leave in the order of the files.
    custom_settings = {"WORKERS": 0}  # noqa: RUF012 - Scrapy declares it

    def __init__(self, path: str = "seeds", **arguments: str) -> None:
        super().__init__(**arguments)
        self.arguments = {"path": path}
        self.files = find_files(path)

    @classmethod
    def check_arguments(cls, arguments: Mapping[str, Any]) -> None:
        """Raise ValueError, saying what to do, if the spider cannot start with these arguments."""
        if unknown := arguments.keys() - {"path"}:
            raise ValueError(f"seeds takes no argument {', '.join(sorted(unknown))}; it takes path")
        find_files(arguments.get("path", "seeds"))

    @property
    def total(self) -> int:
        """How many files there are: for the progress bar."""
        return len(self.files)

    async def start(self) -> AsyncIterator[Article | Skip]:
        """Yield what the files hold, file by file. A fault of ours in one file does not end the run."""
        limit = self.settings.getint("FILE_MAX_BYTES")
        for file in self.files:
            try:
                for item in articles(file, limit=limit):
                    yield item
            except Exception as error:
                self.logger.exception("cannot parse %s", file)
                yield Skip(identity=identity_of(file), reason="error", detail=repr(error), file=file.name)
            self.crawler.stats.inc_value("progress/done")
