"""Reports on one topic by many outlets: as alike as real ones, and yet none a copy of another.

They share regions, officials, stock phrases, the words of laws and of pledges, the outlets' own lines; some go on with
an earlier report and repeat its background, some tell of one event in other words, with the same quotation.
"""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from pipelines.lexicon.regions import all_regions

SENTENCES = Path(__file__).with_name("sentences.toml")
SLOT, WORD = re.compile(r"\{(\w+)\}"), re.compile(r"\w+")
VERBATIM = ("law", "pledge", "boilerplate")
REGIONS = [region.name for region in all_regions()]
NAMES: dict[str, list[str]] = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))["names"]
OUTLETS = [f"{name} {place}" for name in ("Suara", "Kabar", "Warta", "Lensa", "Media") for place in REGIONS[100:120]]
FIRST_DAY = datetime(2024, 8, 1, tzinfo=UTC)
# How often, of a hundred, a remark stands before what fills a slot of such a name.
ASIDE = {"middle": 70, "end": 40, "reaction": 50, "what": 50, "where": 40}
# How often, of a hundred: words of a law, of a pledge, the outlet's own lines; reports that go on with an earlier one.
LAW, PLEDGE, OWN_LINES, FOLLOW_UP, SAME_EVENT = 25, 12, 30, 10, 10
FEWEST_SENTENCES, MOST_SENTENCES = 7, 20
# A pledge is printed in full where there is room.
FEWEST_FOR_PLEDGE = 10
# What a report repeats of another, at most: an article with more of it is no report of its own.
REPEATED = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report, with what it tells of; `facts` are the region, the official, and the outlet."""

    outlet: str
    paragraphs: tuple[str, ...]
    facts: dict[str, str]
    published: datetime

    @property
    def body(self) -> str:
        """Its paragraphs, one a line."""
        return "\n".join(self.paragraphs)


class Newsroom:
    """Writes reports with the sentences of one part of sentences.toml; the same ones for the same seed."""

    def __init__(self, part: str, seed: int) -> None:
        self.random = Random(seed)
        parts = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))
        self._lists: dict[str, list[str]] = parts[part]
        groups = [group.split() for group in parts["synonyms"]["words"]]
        self._synonyms = {group[0]: group for group in groups}

    def reports(self, count: int) -> list[Report]:
        """So many reports of which none is a copy of another."""
        written: list[Report] = []
        for _ in range(count):
            chance = self.random.randrange(100)
            if written and chance < FOLLOW_UP:
                written.append(self._follow_up(self.random.choice(written[-50:])))
            elif written and chance < FOLLOW_UP + SAME_EVENT:
                written.append(self._same_event(self.random.choice(written[-50:])))
            else:
                written.append(self.report())
        return written

    def report(self, facts: dict[str, str] | None = None, sentences: int | None = None) -> Report:
        """A report of its own words."""
        facts = facts or self._facts()
        count = sentences or self.random.randint(FEWEST_SENTENCES, MOST_SENTENCES)
        told = [self.sentence("paragraph", facts) for _ in range(count)]
        paragraphs = [self.sentence("lead", facts)]
        while told:
            paragraphs.append(" ".join(told.pop() for _ in range(min(len(told), self.random.randint(1, 3)))))
        for name, share in (("law", LAW), ("pledge", PLEDGE if count > FEWEST_FOR_PLEDGE else 0)):
            if self.random.randrange(100) < share:
                place = self.random.randint(1, len(paragraphs))
                paragraphs.insert(place, self.sentence(name, facts))
        if self.random.randrange(100) < OWN_LINES:
            paragraphs.append(self.sentence("boilerplate", facts))
        published = FIRST_DAY + timedelta(minutes=self.random.randrange(120 * 24 * 60))
        return Report(outlet=facts["outlet"], paragraphs=tuple(paragraphs), facts=facts, published=published)

    def sentence(self, name: str, facts: dict[str, str]) -> str:
        """One entry of a list, with its slots filled."""
        told = SLOT.sub(lambda slot: self._filled(slot[1], facts), self.random.choice(self._lists[name]))
        return told if name in VERBATIM else WORD.sub(lambda word: self._in_other_words(word[0]), told)

    def _in_other_words(self, word: str) -> str:
        return self.random.choice(self._synonyms[word]) if word in self._synonyms else word

    def _filled(self, name: str, facts: dict[str, str]) -> str:
        if name in self._lists:
            told = self.sentence(name, facts)
            return (
                told
                if self.random.randrange(100) >= ASIDE.get(name.rpartition("_")[2], 0)
                else self._aside(told, facts)
            )
        if name in facts:
            return facts[name]
        return str(self.random.randint(2, 900)) if name == "number" else self._name()

    def _aside(self, told: str, facts: dict[str, str]) -> str:
        """With a remark of the reporter's before it."""
        return f"{self.sentence('aside', facts)}, {told}"

    def _name(self) -> str:
        return f"{self.random.choice(NAMES['first'])} {self.random.choice(NAMES['last'])}"

    def _facts(self) -> dict[str, str]:
        region = self.random.choice(REGIONS)
        official = Random(region).choice(NAMES["first"]) + " " + Random(region[::-1]).choice(NAMES["last"])
        return {"region": region, "official": official, "outlet": self.random.choice(OUTLETS)}

    def _follow_up(self, earlier: Report) -> Report:
        """A later report of the same outlet that repeats paragraphs of the earlier one as background."""
        report = self.report(earlier.facts)
        background, most = list[str](), REPEATED * min(words(report.body), words(earlier.body))
        for paragraph in self.random.sample(earlier.paragraphs, len(earlier.paragraphs)):
            if words(" ".join([*background, paragraph])) <= most:
                background.append(paragraph)
        later = earlier.published + timedelta(hours=self.random.randint(5, 100))
        return replace(report, paragraphs=(*report.paragraphs, *background[:3]), published=later)

    def _same_event(self, other: Report) -> Report:
        """What another outlet makes of the same event: its own words, and one quotation that both heard."""
        report = self.report(other.facts | {"outlet": self.random.choice(OUTLETS)})
        quoted = [paragraph for paragraph in other.paragraphs if "“" in paragraph and words(paragraph) < 60]
        place = self.random.randint(1, len(report.paragraphs))
        paragraphs = (*report.paragraphs[:place], *quoted[:1], *report.paragraphs[place:])
        return replace(report, paragraphs=paragraphs, published=other.published + timedelta(hours=2))


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())
