"""One database, one server and one browser for all tests of the pages.

They end with these tests: while Playwright lives, its loop runs in the main thread, and no other test could run one.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browse.collected import collect
from tests.browse.serving import Served, serving
from tests.browse.watching import Watched, chromium, watched


@pytest.fixture(scope="package")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that real crawls made. It is only read."""
    return collect(tmp_path_factory.mktemp("collected"))


@pytest.fixture(scope="package")
def served(collected: Path) -> Iterator[Served]:
    with serving(collected) as server:
        yield server


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def watch(browser: Browser, served: Served) -> Iterator[Watched]:
    """A page of the browser; at the end it must not have asked another host, nor told an error."""
    with watched(browser, served.address) as watching:
        yield watching
