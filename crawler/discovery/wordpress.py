"""WordPress: where its REST API is, and the addresses that list posts. `wordpress_posts` reads what they answer."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urljoin, urlsplit

from w3lib.url import add_or_replace_parameters, url_query_cleaner

from crawler.discovery.answers import address_of
from crawler.parsing.encoding import UndecodableError
from crawler.parsing.page import Page
from crawler.parsing.urls import same_site

RELATION = "https://api.w.org/"
# A post's own address in the API, which pages name too.
ROUTE = "wp/v2/"
LARGEST_PAGE_OF_POSTS = 100
# Clocks differ, and before 5.3 WordPress took the time of any zone for its own.
SLACK = timedelta(days=1)
FIELDS = ("id", "link", "status", "date", "date_gmt", "modified", "modified_gmt", "title.rendered", "content.protected")
INDEX_FIELDS = ("name", "home", "namespaces", "timezone_string", "gmt_offset")
# RFC 8288, as servers write it.
HEADER_LINK = re.compile(
    r"<([^<>]{1,2000})>((?:\s{0,9};\s{0,9}[\w*-]{1,30}=(?:\"[^\"]{0,300}\"|[^\s;,\"]{1,300})){1,20})"
)
HEADER_RELATION = re.compile(r";\s{0,9}rel=\"?([^\";]{1,300})", re.I)
LONGEST_HEADER = 20_000
PLAIN_ROOT = "?rest_route=/"


def find_root(page: bytes | str, url: str, link_header: str | None = None) -> str | None:
    """The root of a site's REST API, as the Link header or the head of any of its pages names it; None if neither does.

    `url` is where the page was answered, after redirects. With plain permalinks the root is `/?rest_route=/`.
    """
    for address in (*_of_header(link_header or ""), *_of_page(page, url)):
        root = address_of(address, url)
        if root and same_site(root, url):
            return root
    return None


def usual_roots(url: str) -> tuple[str, ...]:
    """Where the API of a site is if no page names it: with permalinks and without, in the site's folder and above it.

    Without permalinks `/wp-json/` answers with the home page: `wordpress_posts.read_index` tells.
    """
    bases = dict.fromkeys((_folder(url), urljoin(url, "/")))
    return tuple(urljoin(base, place) for base in bases for place in ("wp-json/", PLAIN_ROOT))


def index_url(root: str) -> str:
    """The address of the API's description of the site, without its list of routes, which is some 300 KB."""
    return add_or_replace_parameters(root, {"_fields": ",".join(INDEX_FIELDS)})


def posts_url(root: str, keyword: str | None = None) -> str:
    """The address of the first page of posts, the newest first: all, or those with all words of `keyword`."""
    wanted = {"search": keyword, "page": "1", "per_page": str(LARGEST_PAGE_OF_POSTS), "_fields": ",".join(FIELDS)}
    posts = _route(root, ROUTE + "posts")
    return add_or_replace_parameters(posts, {name: value for name, value in wanted.items() if value})


def within(url: str, after: datetime | None, before: datetime | None) -> str:
    """An address of `posts_url` narrowed to a time, with a day on either side."""
    wanted = {"after": after and _written(after - SLACK), "before": before and _written(before + SLACK)}
    given = {name: value for name, value in wanted.items() if value}
    return add_or_replace_parameters(url, given) if given else url


def anytime(url: str) -> str:
    """An address of `posts_url` for all times: what `within` adds changes from run to run."""
    return url_query_cleaner(url, ("after", "before"), remove=True, unique=False)


def _folder(home: str) -> str:
    """The address of a site with a slash behind it."""
    return urlsplit(home)._replace(query="", fragment="").geturl().rstrip("/") + "/"


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _route(root: str, route: str) -> str:
    if "rest_route" in dict(parse_qsl(urlsplit(root).query)):
        return add_or_replace_parameters(root, {"rest_route": "/" + route})
    return urlsplit(root)._replace(query="", fragment="").geturl().rstrip("/") + "/" + route


def _of_header(header: str) -> Iterator[str]:
    for address, parameters in HEADER_LINK.findall(header[:LONGEST_HEADER]):
        relation = HEADER_RELATION.search(parameters)
        if relation and RELATION in relation[1].split():
            yield address


def _of_page(page: bytes | str, url: str) -> Iterator[str]:
    try:
        tree = Page(page, url=url).tree
    except UndecodableError:
        return
    links = [(one.get("href") or "", one) for one in tree.iter("link")]
    yield from (address for address, one in links if RELATION in (one.get("rel") or "").split())
    for address, one in links:
        is_post = (one.get("type") or "").lower() == "application/json" and ROUTE in address
        if is_post:
            yield address[: address.index(ROUTE)]
