"""One address for one article, whichever of its many addresses was met."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
TRACKING = re.compile(
    r"utm_\w*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|_ga|_gl|mibextid|tbclid|s_kwcid"
)
# Other renderings of the same article: Blogger's mobile page, AMP, all pages in one, for printing.
RENDERINGS = {
    "m": {"0", "1"},
    "amp": {"", "1", "true"},
    "noamp": {"mobile", "available", "1"},
    "outputtype": {"amp"},
    "showpage": {"all"},
    "page": {"all", "1"},
    "all": {"1"},
    "single": {"1"},
    "print": {"1", "true"},
    "tmpl": {"component"},
}
# "/amp/…" opens an AMP address only where what follows is itself the path of an article.
AMP_PREFIX = re.compile(r"/amp(?=/(?:\d{4}/\d{1,2}|berita|read|news|artikel)/)")
AMP_SUFFIX = re.compile(r"/amp/?\Z")
# A host without a name.
NUMBER = re.compile(r"[\d.]+|[\da-f:]*:[\da-f:.]*|localhost")
SAFE_IN_PATH = "/%:@!$&'()*+,;=~"


# The readers of a page ask for that of its own address a dozen times.
@lru_cache(maxsize=32)
def canonical_url(url: str) -> str:
    """The form of `url` by which its article is known.

    Scheme and host in lower case; without default port, user, fragment, tracking parameters, trailing slash and marks
    of an AMP, mobile or all-in-one-page rendering; other parameters sorted. Raises ValueError for what is no absolute
    http(s) URL.
    """
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, (parts.hostname or "").rstrip(".")
    except ValueError as error:
        raise ValueError(f"{url!r} is no URL: {error}") from error
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS or not host:
        raise ValueError(f"{url!r} is no absolute http or https URL")
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != DEFAULT_PORTS[scheme]:
        netloc += f":{port}"
    return urlunsplit((scheme, netloc, _path(parts.path), _query(parts.query), ""))


def same_site(one: str, other: str) -> bool:
    """Whether two absolute URLs are of one site: hosts equal but for `www.`, `m.`, `amp.`, or one below the other."""
    first, second = _bare_host(one), _bare_host(other)
    return first == second or first.endswith("." + second) or second.endswith("." + first)


def _bare_host(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if NUMBER.fullmatch(host):  # each port of a machine may have a site of its own
        return parts.netloc.lower().rpartition("@")[2]
    return re.sub(r"\A(?:www|m|amp|mobile)\.", "", host)


def _path(path: str) -> str:
    path = re.sub(r"/{2,}", "/", path)
    path = AMP_SUFFIX.sub("", AMP_PREFIX.sub("", path, count=1))
    path = re.sub(r"%[0-9a-fA-F]{2}", lambda escape: escape[0].upper(), quote(path, safe=SAFE_IN_PATH))
    return path.rstrip("/") or "/"


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [pair for pair in pairs if not (TRACKING.fullmatch(pair[0].lower()) or _is_rendering(*pair))]
    return urlencode(sorted(kept))


def _is_rendering(key: str, value: str) -> bool:
    return value.lower() in RENDERINGS.get(key.lower(), ())
