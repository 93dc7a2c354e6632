"""Contexts of rounds at a site that stands still, without Scrapy and without workers."""

from typing import cast

from crawler.memory import Memory
from crawler.outlets import at
from crawler.pool import Pool
from crawler.rounds.client import Client
from crawler.rounds.context import Context, Store
from crawler.rounds.period import Period

SITE = "https://kabarlemo.example/"


def context(memory: Memory, store: Store, client: object = None) -> Context:
    """A context of the outlet at `SITE`; `client` answers in the place of Scrapy's downloader."""
    return Context(
        outlet=at(SITE, {}),
        client=cast(Client, client),
        memory=memory,
        pool=Pool(0, 1),
        store=store,
        period=Period(),
        keywords=(),
        listings_left=100,
        pages_at_once=1,
    )
