import asyncio

import pytest

from crawler.rounds.aliases import Aliases

SITE = "https://kabar.example"
ARTICLE = f"{SITE}/berita/48213/bupati-lantik-pejabat-eselon-tiga"


def met(first: str, second: str, *, is_article: bool = True) -> str | None:
    """Under which address the article of the second was read, after the first came to its end."""

    async def meet() -> str | None:
        aliases = Aliases()
        assert await aliases.article(first) is None
        waiting = asyncio.ensure_future(aliases.article(second))
        await asyncio.sleep(0)
        aliases.end(first, is_article)
        return await waiting

    return asyncio.run(meet())


@pytest.mark.parametrize(
    "other",
    [
        f"{SITE}/read/48213/bupati-lantik-pejabat-eselon-tiga",
        f"{SITE}/daerah/48213/bupati-lantik-pejabat-eselon-tiga/",
    ],
)
def test_the_same_number_and_title_elsewhere_is_the_same_article(other: str) -> None:
    assert met(ARTICLE, other) == ARTICLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ARTICLE, f"{SITE}/berita/48214/bupati-lantik-pejabat-eselon-tiga"),
        (ARTICLE, f"{SITE}/berita/48213/bupati-lantik-pejabat-eselon-tiga-2"),
        (
            f"{SITE}/2024/10/15/bupati-lantik-120-pejabat-eselon-tiga",
            f"{SITE}/2025/03/20/bupati-lantik-120-pejabat-eselon-tiga",
        ),
        (f"{SITE}/a/bupati-lantik-pejabat-eselon-tiga", f"{SITE}/b/bupati-lantik-pejabat-eselon-tiga"),
        (f"{SITE}/berita/48213/apel", f"{SITE}/read/48213/apel"),
        (f"{SITE}/12/48213/satu-dua-tiga-empat", f"{SITE}/777/48213/satu-dua-tiga-empat"),
    ],
)
def test_other_articles_are_told_apart(one: str, other: str) -> None:
    assert met(one, other) is None


def test_an_address_that_held_no_article_speaks_for_nothing() -> None:
    assert met(ARTICLE, f"{SITE}/read/48213/bupati-lantik-pejabat-eselon-tiga", is_article=False) is None
