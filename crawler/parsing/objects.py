"""An object of a JSON, JSON Lines or CSV file to an article."""

from collections.abc import Mapping
from datetime import tzinfo

from crawler.items import Article
from crawler.parsing.stated import MalformedError, text_of, with_stated

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
    if "text" in given:
        article = Article(identity=identity, body=text_of(value, "text"), file=file)
    return with_stated(article, value, zone)
