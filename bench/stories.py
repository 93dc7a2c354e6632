"""What the pages of an invented outlet tell: the texts of `seeds/` and `tests/development/`, with a running variation.

Every third article is on topic, and the rest are mostly near misses: harder to tell apart than what an outlet prints
beside such news. Texts come round again, each time with another headline, time and passage.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

from crawler.discovery.files import articles, find_files
from crawler.items import Article
from pipelines.normalise import normalise
from pipelines.relevance import judge

ROOT = Path(__file__).parent.parent
FOLDERS = ("seeds", "tests/development")
LIMIT = 10_000_000
ON_TOPIC_EVERY = 3
# Ids of posts have five digits and more in an outlet of some years.
FIRST_ID = 10_000
UNDATED = datetime(2024, 10, 15, 2, 30, tzinfo=UTC)
NO_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Story:
    """What one page tells; `path` is where it stands."""

    number: int
    headline: str
    paragraphs: tuple[str, ...]
    section: str
    author: str
    caption: str
    published: datetime

    @property
    def slug(self) -> str:
        """The headline as it stands in the address."""
        return NO_LETTERS.sub("-", self.headline.casefold()).strip("-")[:90].strip("-")

    @property
    def path(self) -> str:
        """The permalink without its host."""
        return f"/{self.published:%Y/%m/%d}/{self.slug}-{FIRST_ID + self.number}/"


def stories(count: int) -> list[Story]:
    """So many stories, no two of them equal."""
    texts = [
        normalise(item)
        for folder in FOLDERS
        for file in find_files(str(ROOT / folder))
        for item in articles(file, limit=LIMIT)
        if isinstance(item, Article)
    ]
    on_topic = cycle([text for text in texts if judge(text).on_topic])
    others = cycle([text for text in texts if not judge(text).on_topic])
    return [_story(next(on_topic if number % ON_TOPIC_EVERY == 0 else others), number) for number in range(count)]


def _story(text: Article, number: int) -> Story:
    paragraphs = text.body.split("\n")
    passage = f"Catatan ke-{number} hari itu ditutup pukul {number % 24:02}.{number % 60:02} dengan {number} lembar."
    place = 1 + number % len(paragraphs)
    return Story(
        number=number,
        headline=f"{text.headline or ' '.join(paragraphs[0].split()[:9])}: Catatan {number}",
        paragraphs=(*paragraphs[:place], passage, *paragraphs[place:]),
        section=text.section or "Daerah",
        author=next((author.name for author in text.authors), "Redaksi"),
        caption=next(iter(text.captions), "Suasana kantor pada hari kerja. (Foto: Dok. WNR)"),
        published=(text.date_published or UNDATED) + timedelta(minutes=number),
    )
