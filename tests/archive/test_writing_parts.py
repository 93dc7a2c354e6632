"""Articles know the fetches that they were read from, in the order of their parts."""

from dataclasses import replace

from crawler.rounds.client import Fetched
from tests.rounds.test_articles import AMP, ARTICLE, AT, THREE, Site, page


class Kept(Site):
    """A site whose answers are kept: their captures are numbered as they were asked for."""

    async def get(self, url: str) -> Fetched:
        return replace(await super().get(url), capture=len(self.asked))


def test_page_that_is_all_of_its_article() -> None:
    article = Kept({ARTICLE: page(0, 1)}).read().article
    assert (article.captures, article.seen) == ((1,), AT)


def test_parts_in_their_order() -> None:
    assert Kept(THREE).read().article.captures == (1, 2, 3)


def test_part_that_could_not_be_had_is_none() -> None:
    site = Kept({address: text for address, text in THREE.items() if not address.endswith("=2")})
    assert site.read().article.captures == (1,)


def test_other_rendering_that_was_taken_in_the_place_of_the_page() -> None:
    site = Kept({ARTICLE: page(head=AMP), f"{ARTICLE}/amp": page(0, 1, 2)})
    assert site.read().article.captures == (2,)


def test_other_rendering_that_was_of_no_use() -> None:
    assert Kept({ARTICLE: page(head=AMP), f"{ARTICLE}/amp": page()}).read().article.captures == (1,)


def test_answers_that_are_not_kept() -> None:
    assert Site(THREE).read().article.captures == ()
