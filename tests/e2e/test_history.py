"""An article that is edited, taken down and put back with another text, as crawls see it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.e2e.crawling import Crawl
from tests.e2e.kinds import KINDS
from tests.sites.posts import posts
from tests.sites.server import served

pytestmark = pytest.mark.e2e
FIRST = "Ketua Bawaslu, Sulaiman Patarai, menyebut 37 ASN diperiksa hingga Rabu petang."
EDITED = "Ketua Bawaslu, Sulaiman Pataray, menyebut 39 ASN diperiksa hingga Rabu petang."


@pytest.mark.parametrize("kind", sorted(KINDS)[:1])
def test_what_became_of_an_article_can_be_read(kind: str, tmp_path: Path) -> None:
    with served(KINDS[kind].make([*posts(12)])) as site:
        crawl = Crawl(tmp_path)
        place = next(i for i, post in enumerate(site.posts) if post.on_topic)
        post = site.posts[place]
        first = replace(post, paragraphs=(*post.paragraphs, FIRST))
        edited = replace(post, paragraphs=(*post.paragraphs, EDITED), modified=post.published + timedelta(days=40))
        site.posts[place] = first
        address = site.address(first)
        crawl.of(site)
        site.posts.remove(first)
        crawl.make_due(address)
        crawl.of(site)
        assert [one["url"] for one in crawl.rows("SELECT url FROM vanished")] == [address]
        site.posts.insert(place, edited)
        crawl.make_due(address)
        crawl.of(site)
        assert crawl.rows("SELECT url FROM vanished") == []
        assert crawl.rows(
            "SELECT returned.url, body LIKE '%' || ? AS had FROM returned JOIN revisions ON revisions.id = revision_id",
            FIRST,
        ) == [{"url": address, "had": 1}]
        assert crawl.rows("SELECT former, newer, flags, names_before, numbers_after FROM changes") == [
            {
                "former": FIRST,
                "newer": EDITED,
                "flags": "names numbers",
                "names_before": "Sulaiman Patarai",
                "numbers_after": "39 ASN",
            }
        ]
