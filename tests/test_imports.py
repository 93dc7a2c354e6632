"""Who may import whom: docs/architecture.md states the rules, this test reads the imports and enforces them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for package in ("crawler", "pipelines") for path in (ROOT / package).rglob("*.py"))
PURE = (
    "crawler/items.py",
    "crawler/archive/choice.py",
    "crawler/archive/reading.py",
    "crawler/archive/tape.py",
    "crawler/archive/watermark.py",
    "crawler/parsing",
    "crawler/discovery",
    "crawler/fetching",
    "crawler/archive/payloads.py",
    "crawler/archive/places.py",
    "crawler/archive/writing.py",
    "crawler/memory/life.py",
    "crawler/memory/records.py",
    "crawler/memory/states.py",
    "crawler/memory/verdicts.py",
    "pipelines/fields",
    "pipelines/grammar",
    "pipelines/layout",
    "pipelines/lexicon",
    "pipelines/text.py",
    "pipelines/relevance.py",
    "pipelines/normalise.py",
    "pipelines/read.py",
    "pipelines/chain.py",
    "pipelines/record.py",
    "pipelines/replaying/changes.py",
    "pipelines/replaying/report.py",
    "pipelines/rules.py",
    "pipelines/history/aligning.py",
    "pipelines/history/differences.py",
    "pipelines/history/facts.py",
    "pipelines/history/flags.py",
    "pipelines/history/numbers.py",
    "pipelines/history/places.py",
    "pipelines/history/sentences.py",
    "pipelines/history/spelt.py",
    "pipelines/history/timeline.py",
    "pipelines/copies/fingerprints.py",
    "pipelines/copies/overlap.py",
    "pipelines/copies/press_offices.py",
    "pipelines/copies/recited.py",
    "pipelines/copies/round_ups.py",
    "pipelines/copies/templates.py",
    "pipelines/copies/version.py",
    "pipelines/copies/words.py",
    "pipelines/persons/careers.py",
    "pipelines/persons/clustering.py",
    "pipelines/persons/contradictions.py",
    "pipelines/persons/corrections.py",
    "pipelines/persons/facts.py",
    "pipelines/persons/forms.py",
    "pipelines/persons/groups.py",
    "pipelines/persons/names.py",
    "pipelines/persons/other_forms.py",
    "pipelines/persons/planning.py",
    "pipelines/persons/posts.py",
    "pipelines/persons/proposals.py",
    "pipelines/persons/tenures.py",
    "pipelines/persons/version.py",
    "pipelines/persons/wordings.py",
)
EDGES = {"scrapy", "sqlite_utils", "sqlite3", "twisted", "datasette", "urllib.request", "socket", "http", "requests"}
MAY_OPEN_THE_DATABASE = (
    "crawler/archive/index.py",
    "pipelines/schema.py",
    "pipelines/soundness",
    "pipelines/migrations.py",
    "pipelines/store.py",
    "pipelines/saving.py",
    "pipelines/rows.py",
    "pipelines/copies/candidates.py",
    "pipelines/copies/stories.py",
    "pipelines/copies/telling.py",
    "pipelines/history/revisions.py",
    "pipelines/persons/blocks.py",
    "pipelines/persons/circles.py",
    "pipelines/persons/links.py",
    "pipelines/persons/offices.py",
    "pipelines/persons/overruling.py",
    "pipelines/persons/registering.py",
    "pipelines/replaying/pipeline.py",
    "pipelines/replaying/replayer.py",
    "pipelines/replaying/snapshot.py",
    "crawler/memory",
    "crawler/commands",
)

EDGES_OF_PIPELINES = ("pipelines/pooled.py", "pipelines/store.py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_in(path: Path, places: tuple[str, ...]) -> bool:
    return any(name(path) == place or name(path).startswith(place + "/") for place in places)


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


@pytest.mark.parametrize("path", [path for path in MODULES if is_in(path, PURE)], ids=name)
def test_the_core_is_pure(path: Path) -> None:
    breaches = [module for module in imports(path) for edge in EDGES if within(module, edge)]
    assert not breaches


@pytest.mark.parametrize("path", [path for path in MODULES if name(path).startswith("crawler/")], ids=name)
def test_the_crawler_knows_nothing_of_the_pipelines_but_the_lexicon(path: Path) -> None:
    ours = [module for module in imports(path) if within(module, "pipelines")]
    allowed = ours if is_in(path, ("crawler/commands", "crawler/memory")) else []
    assert [module for module in ours if module not in allowed and not within(module, "pipelines.lexicon")] == []


@pytest.mark.parametrize("path", [path for path in MODULES if name(path).startswith("pipelines/")], ids=name)
def test_the_pipelines_know_only_the_items_and_dates_of_the_crawler(path: Path) -> None:
    # Dates of a page are read in one way, whether its markup or a line of its text states them.
    allowed = ["crawler.items", "crawler.parsing.dates"]
    if name(path) in EDGES_OF_PIPELINES:
        allowed += ["crawler.signals", "crawler.pool", "crawler.stopping"]
    if name(path) == "pipelines/warm.py":  # loads all that a worker process needs, parsing too
        allowed += ["crawler.parsing.report"]
    ours = [module for module in imports(path) if within(module, "crawler")]
    assert [module for module in ours if not any(within(module, one) for one in allowed)] == []


@pytest.mark.parametrize(
    "path", [path for path in MODULES if is_in(path, ("pipelines/fields", "pipelines/layout"))], ids=name
)
def test_fields_and_layout_know_nothing_of_what_uses_them(path: Path) -> None:
    users = ("pipelines.read", "pipelines.record", "pipelines.store", "pipelines.normalise", "pipelines.relevance")
    assert [module for module in imports(path) for user in users if within(module, user)] == []


@pytest.mark.parametrize("path", [path for path in MODULES if is_in(path, ("pipelines/grammar",))], ids=name)
def test_the_grammar_knows_nothing_of_the_fields(path: Path) -> None:
    # "Bawaslu setempat" is the one of the region that the article is about: that has to be asked of its field.
    asked = {"pipelines/grammar/organisation_places.py": "pipelines.fields.region"}
    assert [module for module in imports(path) if within(module, "pipelines.fields")] == [
        module for module in [asked.get(name(path))] if module
    ]


def test_relevance_knows_nothing_of_the_fields() -> None:
    # It is judged ahead of reading, and for articles that are never read.
    assert [module for module in imports(ROOT / "pipelines/relevance.py") if within(module, "pipelines.fields")] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_the_edges_open_the_database(path: Path) -> None:
    opens = [module for module in imports(path) if within(module, "sqlite3") or within(module, "sqlite_utils")]
    assert not opens or is_in(path, MAY_OPEN_THE_DATABASE)


def test_the_rules_can_fail(tmp_path: Path) -> None:
    breach = tmp_path / "breach.py"
    breach.write_text("from scrapy import Spider\nimport pipelines.store\n", encoding="utf-8")
    assert list(imports(breach)) == ["scrapy.Spider", "pipelines.store"]
    assert within("scrapy.Spider", "scrapy")
    assert not within("scrapyd", "scrapy")
