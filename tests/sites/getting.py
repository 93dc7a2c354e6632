"""Requests as a test writes them: one at a time, redirects not followed."""

from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

from parsel import Selector


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """What came; names of headers in lower case."""

    status: int
    content: bytes
    headers: dict[str, str]

    @property
    def text(self) -> str:
        return self.content.decode()

    def all(self, path: str) -> list[str]:
        """What an XPath finds in the page; in what begins like it, the XML document without its namespaces."""
        tree = Selector(text=self.text, type="xml" if self.content.startswith(b"<?xml") else "html")
        tree.remove_namespaces()
        return tree.xpath(path).getall()

    def texts(self, path: str) -> list[str]:
        """All of the text of each element that an XPath finds."""
        return ["".join(Selector(text=one).xpath("//text()").getall()) for one in self.all(path)]


def get(url: str, method: str = "GET", **headers: str) -> Got:
    """Asks for an absolute URL; in the names of headers "_" stands for "-"."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=10)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, f"{parts.path or '/'}{'?' * bool(parts.query)}{parts.query}", headers=sent)
        answer = connection.getresponse()
        content = answer.read()
        return Got(
            status=answer.status,
            content=content,
            headers={name.lower(): value for name, value in answer.getheaders()},
        )
    finally:
        connection.close()


def followed(start: str, step: str) -> list[Got]:
    """The pages of a list, each answered with 200, by the address that the XPath `step` finds on the one before."""
    pages, url = [], start
    while url:
        pages.append(get(url))
        assert pages[-1].status == 200
        url = next((urljoin(url, one) for one in pages[-1].all(step)), "")
    return pages
