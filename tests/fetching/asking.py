"""A real Scrapy run, with the project's settings, that asks for some URLs and tells what came of each."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
SPIDER = """
import json
import re
from pathlib import Path
from scrapy import Request, Spider
from crawler.middlewares.contact import check_settings
from crawler.middlewares.robots import RobotsMiddleware
from crawler.refusals import why

class AsksSpider(Spider):
    name = "asks"
    custom_settings = {"ITEM_PIPELINES": {}}
    results = []

    async def start(self):
        for url, meta in json.loads(self.asked):
            calls = {"callback": self.came, "errback": self.failed, "cb_kwargs": {"asked": url}}
            yield Request(url, meta=meta, dont_filter=True, **calls)

    async def came(self, response, asked):
        told = {"asked": asked, "url": response.url, "status": response.status, "size": len(response.body)}
        robots = await self.crawler.get_downloader_middleware(RobotsMiddleware).robots_of(response.url)
        self.results.append(told | {"flags": response.flags, "robots": robots.text.decode()})

    def failed(self, failure):
        reason, detail = why(failure.value)
        self.results.append({"asked": failure.request.cb_kwargs["asked"], "reason": reason, "detail": detail})

    def closed(self, reason):
        stats = {key: str(value) for key, value in self.crawler.stats.get_stats().items()}
        with open(self.out, "w") as file:
            json.dump({"results": self.results, "stats": stats, "peak": peak()}, file)

def peak():
    # The peak that getrusage and the stats tell is at least that of the process which started this one.
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) * 1024 if found else None
"""


@dataclass(frozen=True)
class Run:
    results: dict[str, dict[str, Any]]
    stats: dict[str, str]
    log: str
    seconds: float
    peak: int | None
    """The most memory that the run took, in bytes; None where the system does not tell."""

    def __getitem__(self, url: str) -> dict[str, Any]:
        return self.results[url]

    def reasons(self) -> Iterator[str | None]:
        return (result.get("reason") for result in self.results.values())


def ask(*urls: str | tuple[str, dict[str, Any]], allowed: str = "", **settings: object) -> Run:
    """Ask for the URLs (each with its `meta`, if need be). `allowed` is PRIVATE_HOSTS_ALLOWED."""
    asked = [(url, {}) if isinstance(url, str) else url for url in urls]
    given = {"CONTACT": "tests@netralitas.example", "DOWNLOAD_DELAY": 0, "PRIVATE_HOSTS_ALLOWED": allowed} | settings
    with tempfile.TemporaryDirectory() as folder:
        spider, out = Path(folder) / "asks.py", Path(folder) / "out.json"
        spider.write_text(SPIDER, encoding="utf-8")
        command = [sys.executable, "-m", "scrapy", "runspider", str(spider), "-a", f"asked={json.dumps(asked)}"]
        command += ["-a", f"out={out}", *(part for key, value in given.items() for part in ("-s", f"{key}={value}"))]
        start = time.monotonic()
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
        seconds = time.monotonic() - start
        assert out.exists(), run.stderr
        told = json.loads(out.read_text(encoding="utf-8"))
    results = {result["asked"]: result for result in told["results"]}
    return Run(results, told["stats"], run.stderr, seconds, told["peak"])
