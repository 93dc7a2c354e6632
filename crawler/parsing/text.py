"""Bare text to an article, with or without header lines."""

from datetime import tzinfo

from crawler.items import Article
from crawler.parsing.stated import KEYS, MalformedError, with_stated

SYNONYMS = {"title": "headline", "judul": "headline"}


def parse_text(text: str, *, identity: str, file: str | None = None, zone: tzinfo | None = None) -> Article:
    """The article in `text`, all of which is body unless it opens with header lines and a blank line.

    Header lines are `key: value` with a key of `stated.KEYS`, `title` or `judul`; authors are parted by ";". They
    count only if every line above the first blank one is such a line. With a `url` its canonical form is the
    article's identity. `zone` is that of dates without one. Raises MalformedError, a ValueError, for a header whose
    value cannot be read or that stands twice.
    """
    lines = text.removeprefix("\ufeff").lstrip("\n").split("\n")
    blank = next((number for number, line in enumerate(lines) if not line.strip()), 0)
    headers = [line.partition(":") for line in lines[:blank]]
    keys = [_key(name) for name, _, _ in headers]
    if not headers or not all(colon and key in KEYS for key, (_, colon, _) in zip(keys, headers, strict=True)):
        return Article(identity=identity, body=text, file=file)
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice:
        raise MalformedError(f"{twice}: expected one header line, got {keys.count(twice)}")
    article = Article(identity=identity, body="\n".join(lines[blank + 1 :]), file=file)
    return with_stated(article, {key: value.strip() for key, (_, _, value) in zip(keys, headers, strict=True)}, zone)


def _key(name: str) -> str:
    folded = name.strip().lower()
    return SYNONYMS.get(folded, folded)
