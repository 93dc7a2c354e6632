"""An object of a JSON, JSON Lines or CSV file to an article."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import tzinfo

from crawler.items import Article
from crawler.parsing.html import parse_html
from crawler.parsing.stated import MalformedError, text_of, url_of, with_stated

__all__ = ["MalformedError", "parse_object"]


def parse_object(
    value: Mapping[str, object], *, identity: str, file: str | None = None, zone: tzinfo | None = None
) -> Article:
    """The article in an object with `text` or `html` and any of `stated.KEYS`; its other keys say nothing.

    Authors are names or `{name, role}`. Where there is `html`, the page is parsed and the object's own values win;
    `text` is then the body. Raises MalformedError where a value is of the wrong kind, or text and html are both absent.
    """
    if not isinstance(value, Mapping):
        raise MalformedError(f"expected an object, got {type(value).__name__}")
    given = [key for key in ("text", "html") if value.get(key) not in (None, "")]
    if not given:
        raise MalformedError("text: expected text, or html in its place; both are absent")
    article = Article(identity=identity, body="", file=file)
    if "html" in given:
        article = parse_html(text_of(value, "html"), identity=identity, file=file, zone=zone, url=url_of(value))
    if "text" in given:
        article = replace(article, body=text_of(value, "text"))
    return with_stated(article, value, zone)
