"""HTML, written so that no text becomes markup."""

from html import escape
from urllib.parse import urlsplit

from explain.characters import visible

SAFE_SCHEMES = frozenset({"http", "https"})


def safe(text: str) -> str:
    """`text` as HTML text or the value of an attribute."""
    return escape(visible(text), quote=True)


def tag(name: str, content: str, **attributes: str) -> str:
    """An element around `content`, which is HTML; `class_` and `for_` stand for the attributes of that name."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{safe(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{content}</{name}>"


def link(url: str) -> str:
    """A link to a web address; what has any other scheme stays text."""
    return tag("a", safe(url), href=url, rel="noopener noreferrer") if is_web(url) else safe(url)


def is_web(url: str) -> bool:
    """Whether an address may become a link."""
    try:
        return urlsplit(url).scheme.lower() in SAFE_SCHEMES
    except ValueError:
        return False
