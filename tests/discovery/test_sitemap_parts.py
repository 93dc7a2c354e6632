"""The order of the parts of an index, as the systems name them, and which are passed over."""

from datetime import datetime, timedelta

import pytest

from crawler.discovery.sitemap_parts import Part, ordered
from crawler.parsing.dates import WIB

SITE = "https://kabarrawa.example/"
JULY = datetime(2024, 7, 20, tzinfo=WIB)


def names(*parts: str | tuple[str, datetime | None], since: datetime | None = None) -> list[str]:
    """The names of the parts, given by name or with their dates, in their order."""
    given = [(one, None) if isinstance(one, str) else one for one in parts]
    found = ordered([Part(url=SITE + name, modified=modified) for name, modified in given], since)
    return [part.url.removeprefix(SITE) for part in found]


@pytest.mark.parametrize(
    ("given", "order"),
    [
        (  # Yoast
            ["post-sitemap.xml", "post-sitemap2.xml", "post-sitemap10.xml", "page-sitemap.xml", "category-sitemap.xml",
             "post_tag-sitemap.xml", "author-sitemap.xml", "attachment-sitemap1.xml"],
            ["post-sitemap10.xml", "post-sitemap2.xml", "post-sitemap.xml", "page-sitemap.xml"],
        ),
        (  # WordPress
            ["wp-sitemap-posts-post-1.xml", "wp-sitemap-posts-post-2.xml", "wp-sitemap-posts-page-1.xml",
             "wp-sitemap-taxonomies-category-1.xml", "wp-sitemap-taxonomies-post_tag-1.xml", "wp-sitemap-users-1.xml"],
            ["wp-sitemap-posts-post-2.xml", "wp-sitemap-posts-post-1.xml", "wp-sitemap-posts-page-1.xml"],
        ),
        (  # Jetpack
            ["sitemap-1.xml", "sitemap-2.xml", "image-sitemap-1.xml", "video-sitemap-1.xml", "news-sitemap.xml"],
            ["news-sitemap.xml", "sitemap-2.xml", "sitemap-1.xml"],
        ),
        (  # XML Sitemap Generator for Google
            ["sitemap-misc.xml", "sitemap-pt-post-p1-2024-06.xml", "sitemap-pt-post-p1-2024-11.xml",
             "sitemap-pt-page-p1-2019-01.xml", "sitemap-tax-category.xml", "sitemap-authors.xml"],
            ["sitemap-pt-post-p1-2024-11.xml", "sitemap-pt-post-p1-2024-06.xml", "sitemap-misc.xml",
             "sitemap-pt-page-p1-2019-01.xml"],
        ),
        (  # Ghost
            ["sitemap-pages.xml", "sitemap-posts.xml", "sitemap-authors.xml", "sitemap-tags.xml"],
            ["sitemap-posts.xml", "sitemap-pages.xml"],
        ),
        (["sitemap.xml?page=1", "sitemap.xml?page=2", "sitemap.xml?page=3"],
         ["sitemap.xml?page=1", "sitemap.xml?page=2", "sitemap.xml?page=3"]),
        (["sitemap/2023/12.xml", "sitemap/2024/02.xml", "sitemap/2024/01.xml", "sitemap/tags/1.xml"],
         ["sitemap/2024/02.xml", "sitemap/2024/01.xml", "sitemap/2023/12.xml"]),
        (["sitemap-posttype-post.202311.xml", "sitemap-posttype-post.202402.xml", "sitemap-root.xml"],
         ["sitemap-posttype-post.202402.xml", "sitemap-posttype-post.202311.xml", "sitemap-root.xml"]),
        (["sitemap.xml?yyyy=2024&mm=01&dd=02", "sitemap.xml?yyyy=2024&mm=01&dd=31"],
         ["sitemap.xml?yyyy=2024&mm=01&dd=31", "sitemap.xml?yyyy=2024&mm=01&dd=02"]),
        (["berita-2022.xml", "berita-2024.xml", "berita-2023.xml"],
         ["berita-2024.xml", "berita-2023.xml", "berita-2022.xml"]),
    ],
    ids=["yoast", "wordpress", "jetpack", "google", "ghost", "paged", "folders", "compact", "parameters", "years"],
)  # fmt: skip
def test_parts_by_name(given: list[str], order: list[str]) -> None:
    assert names(*given) == order


def test_parts_by_date() -> None:
    old, new = JULY - timedelta(days=90), JULY + timedelta(days=90)
    assert names(("a.xml", old), ("b.xml", new), "c.xml", ("d.xml", JULY)) == ["c.xml", "b.xml", "d.xml", "a.xml"]
    assert names(("post-sitemap2.xml", old), ("post-sitemap1.xml", new)) == ["post-sitemap1.xml", "post-sitemap2.xml"]
    assert names(("sitemap-1.xml", new), ("sitemap-3.xml", new), ("sitemap-2.xml", new)) == [
        "sitemap-3.xml",
        "sitemap-2.xml",
        "sitemap-1.xml",
    ]


def test_the_period_of_the_name_outweighs_the_date() -> None:
    new = JULY + timedelta(days=90)
    assert names(("a-2024-05.xml", new), ("a-2024-09.xml", JULY), since=JULY) == ["a-2024-09.xml"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["a-2024-06.xml", "a-2024-07.xml", "a-2024-08.xml"], ["a-2024-08.xml", "a-2024-07.xml"]),
        (["a-2023.xml", "a-2024.xml"], ["a-2024.xml"]),
        (["a-2024-07-18.xml", "a-2024-07-19.xml", "a-2024-07-20.xml"], ["a-2024-07-20.xml", "a-2024-07-19.xml"]),
        (["s.xml?yyyy=2024&mm=07&dd=01", "s.xml?yyyy=2024&mm=07&dd=21"], ["s.xml?yyyy=2024&mm=07&dd=21"]),
        # Running numbers, not days, months or years:
        (["a-2024-07-1.xml", "a-2024-07-10.xml", "a-2024-06-1.xml"], ["a-2024-07-10.xml", "a-2024-07-1.xml"]),
        (["a-2024-1.xml", "a-2024-12.xml", "a-2023-1.xml"], ["a-2024-12.xml", "a-2024-1.xml"]),
        (["a-1999.xml", "a-2000.xml", "a-1.xml"], ["a-2000.xml", "a-1999.xml", "a-1.xml"]),
        (["a-2024-13.xml", "a-2024-02.xml"], ["a-2024-13.xml", "a-2024-02.xml"]),
        (["a-20240231.xml", "a-20241231.xml"], ["a-20241231.xml"]),
        (["p-200001-250000.xml", "p-250001-300000.xml"], ["p-250001-300000.xml", "p-200001-250000.xml"]),
        (["p-2001-4000.xml", "p-1-2000.xml"], ["p-2001-4000.xml", "p-1-2000.xml"]),
        (["post-sitemap2023.xml", "post-sitemap.xml"], ["post-sitemap2023.xml", "post-sitemap.xml"]),
        # Nothing tells how old they are:
        (["post-sitemap12.xml", "post-sitemap11.xml"], ["post-sitemap12.xml", "post-sitemap11.xml"]),
    ],
)
def test_what_is_wholly_older_by_name_is_left_out(given: list[str], kept: list[str]) -> None:
    assert names(*given, since=JULY) == kept


def test_what_is_wholly_older_by_date_is_left_out_but_not_all() -> None:
    day = timedelta(days=1)
    parts = [(f"post-sitemap{n}.xml", JULY + n * day) for n in (-9, -2, -1, 0, 1)]
    assert names(*parts, since=JULY) == ["post-sitemap1.xml", "post-sitemap0.xml", "post-sitemap-1.xml"]
    stale = [("post-sitemap1.xml", JULY - 9 * day), ("post-sitemap2.xml", JULY - 9 * day), ("page-sitemap.xml", JULY)]
    assert names(*stale, since=JULY) == ["post-sitemap2.xml", "page-sitemap.xml"]


def test_no_part_is_no_trouble() -> None:
    assert ordered([], JULY) == ()
    assert names("tag-sitemap.xml", since=JULY) == []
