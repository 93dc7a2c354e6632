"""What linking people costs, and how well namesakes stay apart: `python -m bench.people`.

An invented population at random: a third bear names that very many bear, most hold two or three posts in the course of
eight years, and one mention in five gives no office. Mentions are written as rows, so that what is measured is linking.
"""

import argparse
import random
import resource
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time

from sqlite_utils import Database

from pipelines import lexicon
from pipelines.lexicon.regions import RegionEntry, all_regions
from pipelines.persons.links import link
from pipelines.schema import open_database, transaction

ARTICLES, PEOPLE_EACH, PEOPLE_PER_ARTICLE, LATER = 100_000, 3, 0.25, 1_000
FIRST_DAY, DAYS = date(2017, 1, 1), 8 * 365
CONSONANTS, VOWELS = "bdgjklmnprstw", "aiueo"
WITHOUT_OFFICE = 0.2
POSTS = (
    ("Kepala", "Dinas Sosial {}"),
    ("Kepala", "Dinas Kesehatan {}"),
    ("Kepala", "BKPSDM {}"),
    ("Sekretaris Daerah", "{}"),
    ("Ketua", "Bawaslu {}"),
    ("Anggota", "Bawaslu {}"),
    ("Ketua", "KPU {}"),
    ("Anggota", "DPRD {}"),
    ("Bupati", "{}"),
)
RUNS_ON = 3  # posts after which somebody is in another career
ARTICLE = (
    "INSERT INTO articles (id, identity, url, body, languages, text_digest, record_digest, first_seen, last_seen,"
    " date_published) VALUES (?1, ?2, ?2, '', '[]', '', '', ?3, ?3, ?3)"
)
REGION = (
    'INSERT INTO article_region (article_id, rules, name, code, province, start, "end", part)'
    " VALUES (?, 0, ?, ?, ?, 0, 1, 'body')"
)
PERSON = (
    'INSERT INTO people (id, article_id, rules, name, aliases, honorifics, degrees, start, "end", part)'
    " VALUES (?, ?, 0, ?, '[]', '[]', '[]', 0, 1, 'body')"
)
ROLE = (
    'INSERT INTO people_roles (article_id, parent_id, rules, title, "of", status, start, "end", part)'
    " VALUES (?, ?, 0, ?, ?, 'definitif', 0, 1, 'body')"
)
LINKED = (
    "SELECT people_id, person_id FROM person_links JOIN person_profiles ON person_profiles.id = profile_id"
    " WHERE people_id IS NOT NULL"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """An invented person: the posts are held one after the other, for equal times."""

    name: str
    region: RegionEntry
    posts: tuple[tuple[str, str], ...]

    def post(self, day: int) -> tuple[str, str]:
        """What is held on that day, counted from the first one."""
        return self.posts[day * len(self.posts) // DAYS]


def population(count: int, chance: random.Random) -> dict[str, list[Somebody]]:
    """So many people, by region."""
    regions = [region for region in all_regions() if region.parent]
    common = [row["name"].title() for row in lexicon.rows("common_given_names")]
    found: dict[str, list[Somebody]] = {}
    for _ in range(count):
        region = chance.choice(regions)
        words = chance.sample(common, 2) if chance.random() < 1 / 3 else [_word(chance), _word(chance)]
        first = chance.randrange(len(POSTS))
        held = [POSTS[min(first + step, len(POSTS) - 1)] for step in range(chance.randint(1, RUNS_ON))]
        posts = tuple((title, of.format(region.name)) for title, of in held)
        found.setdefault(region.code, []).append(Somebody(name=" ".join(words), region=region, posts=posts))
    return found


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(3)).title()


def write(db: Database, people: dict[str, list[Somebody]], numbers: range, chance: random.Random) -> Iterator[Somebody]:
    """Store articles with mentions; whom each of them means, in the order of the rows."""
    codes = list(people)
    with transaction(db) as connection:
        for number in numbers:
            there = people[chance.choice(codes)]
            day = chance.randrange(DAYS)
            published = f"{FIRST_DAY + timedelta(days=day)}T09:00:00+00:00"
            connection.execute(ARTICLE, [number, f"https://kabaruji.example/{number}", published])
            region = there[0].region
            connection.execute(REGION, [number, region.name, region.code, region.province])
            for place, somebody in enumerate(chance.sample(there, min(len(there), PEOPLE_EACH))):
                row = number * PEOPLE_EACH + place
                connection.execute(PERSON, [row, number, somebody.name])
                if chance.random() > WITHOUT_OFFICE:
                    connection.execute(ROLE, [number, row, *somebody.post(day)])
                yield somebody


def measure(path: Path, count: int) -> None:
    """Link at first, then what comes later, then nothing, and print what each took."""
    chance = random.Random(5)
    db = open_database(path)
    people = population(int(count * PEOPLE_PER_ARTICLE), chance)
    meant = list(write(db, people, range(1, count + 1), chance))
    print(f"{'':>24}{'mentions':>10}{'seconds':>9}{'CPU s':>8}{'peak MB':>9}")
    _timed(db, f"first {count:,} articles", len(meant))
    meant += write(db, people, range(count + 1, count + LATER + 1), chance)
    _timed(db, f"{LATER:,} more articles", LATER * PEOPLE_EACH)
    _timed(db, "nothing new", 0)
    print(agreement([number for _, number in sorted(db.execute(LINKED).fetchall())], meant))
    db.close()


def _timed(db: Database, what: str, mentions: int) -> None:
    started, cpu = perf_counter(), process_time()
    link(db)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{what:>24}{mentions:>10,}{perf_counter() - started:>9.1f}{process_time() - cpu:>8.1f}{peak:>9.0f}", flush=True
    )


def agreement(linked: list[int], meant: list[Somebody]) -> str:
    """Precision and recall by pairs of mentions."""
    who = [id(somebody) for somebody in meant]
    right, found, planned = (
        sum(n * (n - 1) // 2 for n in Counter(some).values()) for some in (zip(linked, who, strict=True), linked, who)
    )
    return f"pairs: precision {right / found:.4f}, recall {right / planned:.3f}, {len(set(linked)):,} persons"


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(prog="python -m bench.people", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"how many (default: {ARTICLES:,})")
    parser.add_argument("--database", type=Path, help="where; it is kept then (default: a folder that is thrown away)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(options.database or Path(folder) / "bench.sqlite3", options.articles)


if __name__ == "__main__":
    main()
