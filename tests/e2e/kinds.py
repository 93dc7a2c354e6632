"""The kinds of site that are crawled, each with the options that change what a crawl has to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta, timezone

from tests.sites.blogger import Blogger
from tests.sites.drupal import Drupal
from tests.sites.ghost import Ghost
from tests.sites.joomla import Joomla
from tests.sites.laravel import Laravel
from tests.sites.nextjs import NextJs
from tests.sites.posts import Post
from tests.sites.routing import RoutedSite
from tests.sites.static import Static

PACIFIC = timezone(-timedelta(hours=8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`only_minutes` tells that the pages have times to the minute, `has_validators` that its files can be asked for
    conditionally, `needs_scripts` that its lists are drawn by scripts: only what sitemaps and pages link to is found.
    """

    make: Callable[[list[Post]], RoutedSite]
    only_minutes: bool = False
    has_validators: bool = False
    needs_scripts: bool = False


KINDS = {
    "blogger": Kind(make=Blogger),
    "drupal": Kind(make=Drupal),
    "ghost": Kind(make=Ghost, has_validators=True),
    "joomla": Kind(make=Joomla),
    "laravel": Kind(make=Laravel, only_minutes=True),
    "nextjs": Kind(make=NextJs, has_validators=True),
    "static": Kind(make=Static, has_validators=True),
}
OPTIONS = {
    "blogger by another clock, of one account": Kind(
        make=lambda posts: Blogger(posts, structured="microdata", one_account=True, clock=PACIFIC, sitemap_size=25)
    ),
    "drupal that may be searched": Kind(make=lambda posts: Drupal(posts, search_allowed=True)),
    "ghost with a pager of scripts": Kind(
        make=lambda posts: Ghost(posts, visible_pager=False, feed_items=5), has_validators=True
    ),
    "joomla without rewriting": Kind(make=lambda posts: Joomla(posts, rewriting=False)),
    "laravel in parts, without canonical addresses": Kind(
        make=lambda posts: Laravel(posts, feed="relative", longest=5, canonical=False), only_minutes=True
    ),
    "laravel without a feed": Kind(make=lambda posts: Laravel(posts, feed="none"), only_minutes=True),
    "nextjs by streams": Kind(
        make=lambda posts: NextJs(posts, router="app", dates="epoch", in_sitemap=10), has_validators=True
    ),
    "nextjs with lists of data": Kind(
        make=lambda posts: NextJs(posts, lists_are_data=True, in_sitemap=10), has_validators=True, needs_scripts=True
    ),
    "static that changes its marks": Kind(
        make=lambda posts: Static(posts, never_matches=True, gz_sitemap=True), has_validators=True
    ),
}
