"""What the local test sites publish: the repository's own texts as posts, of which every fact is known exactly."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from crawler.parsing.dates import WIB

ROOT = Path(__file__).parents[2]
FIRST_DAY = datetime(2023, 1, 1)
# 2023 and 2024; a step without a common divisor makes every day come up once before any comes up twice.
DAYS, STEP = 731, 173
FEWEST_PARAGRAPHS = 4
DESK = (
    "Rahmi Astuti", "Galih Prabowo", "Yosep Lamabelawa", "Nurhayati Daeng", "Bagas Wiratmoko",
    "Meilani Tarigan", "Fahrul Rozi", "Ketut Sudarsana",
)  # fmt: skip
# The first section whose words a headline holds; most news of a region is simply "Daerah".
SECTIONS = {
    "Olahraga": "wasit|voli|persiba|turnamen|kontingen|piala|jalan sehat",
    "Ekonomi": "harga|inflasi|pasar|gaji|tunjangan|tpp|pajak|kopra|pangan|suku bunga|dana",
    "Hukum": "korupsi|tersangka|suap|ditahan|hakim|pungli|vonis|terdakwa|polisi|perampok|gugatan|kejaksaan",
    "Pendidikan": "guru|sekolah|cpns|siswa|literasi|dosen|kampus",
    "Politik": "pilkada|pemilu|kpu|bawaslu|panwaslu|calon|paslon|caleg|partai|netral|netralitas|kampanye|debat",
    "Daerah": "",
}
TAGS = {
    "Olahraga": ("Olahraga Daerah", "KONI"),
    "Ekonomi": ("Ekonomi Daerah", "Harga Pangan"),
    "Hukum": ("Hukum dan Kriminal", "Pengadilan"),
    "Pendidikan": ("Pendidikan", "Guru"),
    "Politik": ("Pilkada 2024", "KPU"),
    "Daerah": ("Pemerintah Daerah", "Pelayanan Publik"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A published article. `published` and `modified` are in the site's zone; `image` is a path below its pictures."""

    number: int
    slug: str
    headline: str
    paragraphs: tuple[str, ...]
    author: str
    published: datetime
    modified: datetime | None
    section: str
    tags: tuple[str, ...]
    on_topic: bool
    image: str | None
    caption: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A text of the repository with what its gold says of it."""

    headline: str
    paragraphs: tuple[str, ...]
    on_topic: bool
    author: str | None = None
    caption: str | None = None
    region: str | None = None


def posts(count: int = 60, *, zone: tzinfo = WIB) -> tuple[Post, ...]:
    """The first `count` posts, by number; every third is on topic. Those of a smaller count are the same."""
    on_topic = [one for one in stories() if one.on_topic]
    off_topic = [one for one in stories() if not one.on_topic]
    most = min(3 * len(on_topic), len(off_topic) * 3 // 2)
    if count > most:
        raise ValueError(f"there are texts for {most} posts, not for {count}")
    on, off = iter(on_topic), iter(off_topic)
    return tuple(_post(number, next(off if number % 3 else on), zone) for number in range(1, count + 1))


def slug_of(headline: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", headline.lower().replace("'", "").replace("’", "")))


@cache
def stories() -> tuple[Story, ...]:
    """Every usable text, once: with a headline and some paragraphs, the longer ones first where many are short."""
    told = [*_told()]
    told.sort(key=lambda one: len(one.paragraphs) < FEWEST_PARAGRAPHS)
    return tuple({slug_of(one.headline): one for one in reversed(told)}.values())[::-1]


def _told() -> Iterator[Story]:
    for folder in (ROOT / "seeds", ROOT / "tests" / "development"):
        for path in sorted(folder.glob("*.gold.json")):
            gold = json.loads(path.read_text("utf-8"))
            if gold["headline"] and gold["languages"] == ["id"] and len(gold["body"]) >= FEWEST_PARAGRAPHS:
                yield _story(gold)
    for line in (ROOT / "tests" / "relevance.jsonl").read_text("utf-8").splitlines():
        labelled = json.loads(line)
        if labelled["headline"] and not labelled["on_topic"]:
            yield Story(headline=labelled["headline"], paragraphs=tuple(labelled["text"].split("\n")), on_topic=False)


def _story(gold: dict[str, Any]) -> Story:
    names = (one["name"] for one in gold["authors"] if one["role"] == "reporter" and " " in one["name"])
    return Story(
        headline=gold["headline"],
        paragraphs=tuple(gold["body"]),
        on_topic=gold["on_topic"],
        author=next(names, None),
        caption=next(iter(gold["captions"]), None),
        region=(gold["region"] or {}).get("name"),
    )


def _post(number: int, story: Story, zone: tzinfo) -> Post:
    published = _moment(number).replace(tzinfo=zone)
    slug, section = slug_of(story.headline), _section(story.headline)
    return Post(
        number=number,
        slug=slug,
        headline=story.headline,
        paragraphs=story.paragraphs,
        author=story.author or DESK[number % len(DESK)],
        published=published,
        modified=published + timedelta(hours=number % 30 + 1, minutes=7) if number % 4 == 0 else None,
        section=section,
        tags=tuple(islice(_tags(story, section), 4)),
        on_topic=story.on_topic,
        image=None if number % 5 == 0 else f"{published:%Y/%m}/{slug[:40].strip('-')}.jpg",
        caption=None if number % 5 == 0 else story.caption or "Suasana kegiatan di lokasi. (Foto: Dok. Redaksi)",
    )


def _moment(number: int) -> datetime:
    """A time of its own for every number, at all hours, so that the day in UTC is often another one."""
    return FIRST_DAY + timedelta(
        days=number * STEP % DAYS, hours=number * 7 % 24, minutes=number * 17 % 60, seconds=number * 29 % 60
    )


def _section(headline: str) -> str:
    return next(name for name, words in SECTIONS.items() if re.search(rf"\b(?:{words})\b", headline.lower()))


def _tags(story: Story, section: str) -> Iterator[str]:
    if story.on_topic:
        yield "Netralitas ASN"
    if story.region:
        yield story.region
    yield from TAGS[section]
