"""A large database to browse, as a crawl of some years leaves it: `python -m bench.large PATH --articles N`.

Articles are read once a template and then varied word by word, each for another of the same length: names of people and
regions, days, outlets. What was read out of them stays true at its place, so that pages have real work to do.
"""

import argparse
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from time import perf_counter

from bench.large_crawl import OUTLETS, add_crawl
from bench.large_names import CONSONANTS, Change, names_of, regions_like
from bench.stories import stories
from crawler.items import Article
from pipelines.derived import TABLES
from pipelines.lexicon.regions import RegionEntry, all_regions
from pipelines.persons.links import link
from pipelines.prepared import Prepared, Row, prepare
from pipelines.saving import save
from pipelines.schema import open_database, transaction

ARTICLES, TEMPLATES, AT_ONCE = 100_000, 120, 500
FIRST_DAY, DAYS = datetime(2019, 1, 1, 1, 0, tzinfo=UTC), 2_800
ELECTIONS = (date(2019, 4, 17), date(2020, 12, 9), date(2024, 2, 14), date(2024, 11, 27))
NEAR_ELECTIONS, ON_TOPIC, COPIES, AS_THEY_ARE, EDITED = 0.6, 0.6, 0.2, 0.03, 0.01
RELEASES, RELEASED = 40, 0.05  # texts that very many print, and the share of copies that are of these
KNOWN = 3  # texts whose people are named in very many articles
HASHES = 1 << 31
WORD = re.compile(r"[A-Z][a-z]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A text that was read, with the regions it names, the words of its people's names, and its day."""

    ready: Prepared
    regions: tuple[RegionEntry, ...]
    words: tuple[str, ...]
    published: datetime


def templates() -> tuple[list[Template], list[Template]]:
    """Texts on topic, and others."""
    made = list[Template]()
    for story in stories(TEMPLATES):
        article = Article(
            identity=f"template:{story.number}",
            url=f"https://kabaruji.example{story.path}",
            headline=story.headline.partition(": Catatan")[0],
            body="\n".join(story.paragraphs),
            date_published=story.published,
        )
        ready, _ = prepare(article, keep_off_topic=True)
        if isinstance(ready, Prepared):
            made.append(_template(ready, story.published))
    return [one for one in made if _on_topic(one)], [one for one in made if not _on_topic(one)]


def _on_topic(template: Template) -> bool:
    relevance = template.ready.article.relevance
    return relevance is not None and relevance.on_topic


def _template(ready: Prepared, published: datetime) -> Template:
    rows = {table.name: found for table, found in zip(TABLES, ready.rows, strict=True)}
    codes = {str(row.cells[1]) for name in ("article_region", "places") for row in rows[name]}
    regions = tuple(region for region in all_regions() if region.code in codes and region.parent)
    named = {word for region in regions for word in region.name.split()}
    words = {word for row in rows["people"] for word in WORD.findall(str(row.cells[0]))} - named
    return Template(ready=ready, regions=regions, words=tuple(sorted(words)), published=published)


def varied(count: int) -> Iterator[Prepared]:
    """So many articles; some are copies of earlier ones."""
    chance, earlier = random.Random(count), list[Prepared]()
    on_topic, others = templates()
    for number in range(count):
        if len(earlier) > RELEASES and chance.random() < COPIES:
            is_release = chance.random() < RELEASED
            original = earlier[int(RELEASES * chance.random() ** 3)] if is_release else chance.choice(earlier)
            published = original.article.date_published or FIRST_DAY
            made = original, published + timedelta(minutes=chance.randrange(2_000))
        else:
            pool, published = on_topic if chance.random() < ON_TOPIC else others, _moment(chance)
            is_known = chance.random() < AS_THEY_ARE
            template = chance.choice(on_topic[:KNOWN] if is_known else pool)
            made = _other(template, chance, published, keeps_names=is_known), published
            earlier.append(made[0])
            del earlier[RELEASES : -2 * RELEASES]
        host = OUTLETS[int(len(OUTLETS) * chance.random() ** 2)]
        yield (printed := _published(*made, number, host, chance))
        if chance.random() < EDITED:
            yield _edited(printed, chance)


def _moment(chance: random.Random) -> datetime:
    """When an article is published: mostly in the months before an election."""
    if chance.random() < NEAR_ELECTIONS:
        day = datetime.combine(chance.choice(ELECTIONS), datetime.min.time(), UTC)
        return day + timedelta(minutes=int(chance.triangular(-270, 60, -20) * 24 * 60))
    return FIRST_DAY + timedelta(minutes=chance.randrange(DAYS * 24 * 60))


def _published(ready: Prepared, when: datetime, number: int, host: str, chance: random.Random) -> Prepared:
    address = f"https://{host}/{when:%Y/%m/%d}/{number}"
    article = replace(ready.article, identity=address, url=address, outlet=host, date_published=when, seen=when)
    digest = f"{chance.getrandbits(128):032x}"
    return replace(ready, article=article, text_digest=digest, record_digest=digest)


def _edited(ready: Prepared, chance: random.Random) -> Prepared:
    """The article as its outlet has it some hours later."""
    article = ready.article
    later = (article.seen or FIRST_DAY) + timedelta(minutes=chance.randrange(1, 4_000))
    body = f"{article.body}\nSebanyak {chance.randrange(3, 90)} pegawai sudah dimintai keterangan."
    digest = f"{chance.getrandbits(128):032x}"
    article = replace(article, headline=f"{article.headline} (Diperbarui)", body=body, seen=later)
    return replace(ready, article=article, text_digest=digest, record_digest=digest)


def _other(template: Template, chance: random.Random, published: datetime, *, keeps_names: bool) -> Prepared:
    """The template with other names and days, and a last paragraph that no other has."""
    ready, words = template.ready, dict[str, str]()
    codes = dict[str, RegionEntry]()
    if not keeps_names:
        for region in template.regions:
            other = chance.choice(regions_like(region.type, len(region.bare)))
            words |= {region.bare: other.bare, region.bare.upper(): other.bare.upper()}
            codes |= {region.code: other, region.province: other}
        home = next(iter(codes.values())).code if codes else "00"
        words |= {word: chance.choice(names_of(home, len(word))) for word in template.words}
    change = Change(words, codes, (published - template.published).days)
    tail = " ".join(f"{chance.choice(CONSONANTS)}{chance.randrange(50_000)}" for _ in range(12))
    article = ready.article
    article = replace(
        article,
        headline=f"{change(article.headline)}: {tail.split()[0]}",
        date_published=published,
        body=f"{change(article.body)}\nCatatan redaksi {tail}.",
        captions=tuple(str(change(caption)) for caption in article.captions),
        tags=tuple(chance.sample(("netralitas", "ASN", "pilkada", "bawaslu", "pemilu", "daerah"), 2)),
    )
    rows = [[_row(row, change) for row in found] for found in ready.rows]
    hashes = tuple(sorted({chance.randrange(-HASHES, HASHES) for _ in ready.fingerprints}))
    return replace(ready, article=article, rows=rows, fingerprints=hashes)


def _row(row: Row, change: Change) -> Row:
    below = [[_row(one, change) for one in rows] for rows in row.below]
    return Row(cells=[change(cell) for cell in row.cells], below=below)


def batched(coming: Iterable[Prepared], count: int) -> Iterator[list[Prepared]]:
    """So many at once."""
    rest = iter(coming)
    while some := list(islice(rest, count)):
        yield some


def make(path: Path, count: int) -> None:
    """Store the articles, and all that a crawl leaves beside them."""
    started, db = perf_counter(), open_database(path)
    db.execute("PRAGMA synchronous = OFF")
    for number, some in enumerate(batched(varied(count), AT_ONCE)):
        with transaction(db) as connection:
            for ready in some:
                save(connection, ready)
        if number % 20 == 0:
            print(f"{number * AT_ONCE:,} articles, {perf_counter() - started:.0f} s", flush=True)
    add_crawl(db)
    print(f"linking, {perf_counter() - started:.0f} s", flush=True)
    link(db)
    db.close()
    print(f"done, {perf_counter() - started:.0f} s, {path.stat().st_size / 1e9:.2f} GB", flush=True)


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(prog="python -m bench.large", description=__doc__)
    parser.add_argument("database", type=Path, help="a file that is not there yet")
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"how many (default: {ARTICLES:,})")
    options = parser.parse_args()
    make(options.database, options.articles)


if __name__ == "__main__":
    main()
