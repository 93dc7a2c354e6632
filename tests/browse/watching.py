"""A real browser that watches: every request it makes, and everything its console says."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# In a container Chromium has no sandbox of its own.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium: install Debian's package chromium")


class Watched:
    """A page of a browser, and what it did beside what it should: requests to other hosts, errors, dialogs."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.faults: list[str] = []
        page.on("request", lambda request: self._asked(request.url))
        page.on("response", lambda response: self._answered(response.status, response.url))
        page.on("console", lambda said: self._said(said.type, said.text))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("dialog", self._asked_in_a_dialog)

    def open(self, path: str) -> Page:
        """Go to an address of the server."""
        self.page.goto(f"{self.address}{path}")
        return self.page

    def _asked_in_a_dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and f"{parts.scheme}://{parts.netloc}" != self.address:
            self.faults.append(f"request to {url}")

    def _answered(self, status: int, url: str) -> None:
        if status >= 400:
            self.faults.append(f"{status} for {url}")

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(f"console {kind}: {text}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium, until the block ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def watched(browser: Browser, address: str, *, width: int = 1280, language: str = "en-GB") -> Iterator[Watched]:
    """A new page of the browser; when the block ends, it must have done nothing that it should not."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale=language)
    watching = Watched(context.new_page(), address)
    yield watching
    context.close()
    assert watching.faults == [], "\n".join(watching.faults)
