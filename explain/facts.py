"""What was read out of an article, in a form that can be shown.

It is made from the dataclasses themselves, so that a new field, or a new attribute of one, shows up by itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Any, get_args, get_type_hints

from crawler.items import Article, Span
from pipelines.fields import FIELDS
from pipelines.read import Reading

DOUBTS = ("problem", "problems", "warning", "warnings", "alternatives")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a value stands. `path` tells what it is evidence of, from the key of the record down: people.roles."""

    path: str
    span: Span
    words: str

    @property
    def kind(self) -> str:
        """The key of the record."""
        return self.path.partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """An attribute and its value in words; `evidence` only where it stands elsewhere than the fact it belongs to."""

    name: str
    value: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value of a field, or several that differ in nothing but where they stand. `parts` are the facts below it."""

    title: str
    details: tuple[Detail, ...]
    evidence: tuple[Evidence, ...]
    parts: Mapping[str, tuple["Fact", ...]] = field(default_factory=dict)

    def __str__(self) -> str:
        return " · ".join(filter(None, [self.title, *(f"{detail.name} {detail.value}" for detail in self.details)]))

    def all_evidence(self) -> Iterator[tuple[Evidence, str]]:
        """All evidence of it and of the facts below, each with what it is evidence of, in words."""
        yield from ((evidence, str(self)) for evidence in self.evidence)
        yield from ((one.evidence, f"{one.name} {one.value}") for one in self.details if one.evidence)
        for part in self.parts.values():
            for fact in part:
                yield from ((evidence, f"{self.title}: {told}") for evidence, told in fact.all_evidence())


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The facts of one key of the record."""

    kind: str
    facts: tuple[Fact, ...]


def _holds_span(hint: Any) -> bool:
    inner = get_type_hints(hint).values() if is_dataclass(hint) else get_args(hint)
    return hint is Span or any(_holds_span(one) for one in inner)


# The keys of the record that have evidence in the text.
STATED = tuple(name for name, hint in get_type_hints(Article).items() if _holds_span(hint) and name != "relevance")
KINDS = (*STATED, *(field.name for field in FIELDS), "relevance")
# What is no line of "what the page states": it is shown by itself.
APART = frozenset({"identity", "headline", "body", "captions", "related", "translation", "image", "relevance"})


def parts_of(article: Article) -> dict[str, str]:
    """The texts that spans point into, by the name of the part, as they are read."""
    captions = {f"captions[{index}]": caption for index, caption in enumerate(article.captions)}
    return {"headline": article.headline or "", "body": article.body} | captions


def sections(reading: Reading, only: Iterable[str] = KINDS) -> tuple[Section, ...]:
    """Everything with evidence, in the order of the record; of the keys `only`. Keys without value are left out."""
    told = {name: getattr(reading.article, name) for name in STATED} | dict(reading.values)
    told["relevance"] = reading.article.relevance
    parts = parts_of(reading.article)
    chosen = frozenset(only)
    found = (
        Section(kind=kind, facts=_facts(told[kind], kind, parts)) for kind in KINDS if kind in chosen and told[kind]
    )
    return tuple(found)


def page_facts(article: Article) -> tuple[Detail, ...]:
    """What the page states about the article; an empty value where it does not."""
    names = (one.name for one in fields(article) if one.name not in APART)
    return tuple(Detail(name=_words(name), value=plain(getattr(article, name))) for name in names)


def doubts(found: Iterable[Section]) -> Iterator[tuple[str, Detail]]:
    """What is reported as contradictory, mistyped or open: the key of the record, and the attribute that says so."""
    for section in found:
        for fact in section.facts:
            yield from ((section.kind, detail) for detail in fact.details if detail.name.split()[-1] in DOUBTS)


def plain(value: Any) -> str:
    """A value in words, without its evidence."""
    if value is None:
        return ""
    if is_dataclass(value):
        first, *rest = [plain(getattr(value, one.name)) for one in fields(value) if one.name != "span"]
        others = ", ".join(filter(None, rest))
        return f"{first} ({others})" if others else first
    if isinstance(value, tuple):
        return ", ".join(plain(entry) for entry in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _facts(values: Any, path: str, parts: Mapping[str, str]) -> tuple[Fact, ...]:
    entries = values if isinstance(values, tuple) else (values,)
    return _grouped(_fact(value, path, parts) for value in entries)


def _fact(value: Any, path: str, parts: Mapping[str, str]) -> Fact:
    details: dict[str, str] = {}
    spans: dict[str, Evidence] = {}
    below: dict[str, tuple[Fact, ...]] = {}
    for name, entry in ((one.name, getattr(value, one.name)) for one in fields(value)):
        if isinstance(entry, Span):
            stem = name.removesuffix("span").rstrip("_")
            words = parts[entry.part][entry.start : entry.end]
            spans[stem] = Evidence(path=f"{path}.{stem}" if stem else path, span=entry, words=words)
        elif _is_below(entry):
            below[_words(name)] = _facts(entry, f"{path}.{name}", parts)
        elif entry not in (None, "", ()):
            details[name] = plain(entry)
    own = tuple(evidence for stem, evidence in spans.items() if stem not in details)
    title = next((name for name in details if isinstance(getattr(value, name), str)), "")
    if title != next(iter(details), ""):
        title = ""  # a number says little without its name
    said = {evidence.words for evidence in own} if title else set()
    seen = {title, *(name for name, told in details.items() if told in said)}
    rest = tuple(
        Detail(name=_words(name), value=told, evidence=spans.get(name))
        for name, told in details.items()
        if name not in seen
    )
    return Fact(title=details.get(title, ""), details=rest, evidence=own, parts=below)


def _is_below(entry: Any) -> bool:
    return is_dataclass(entry[0] if isinstance(entry, tuple) and entry else entry)


def _grouped(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts, those that read alike and have nothing below them as one with all their evidence."""
    groups: dict[object, Fact] = {}
    for fact in facts:
        alone = fact.parts or any(detail.evidence for detail in fact.details)
        key = (str(fact), len(groups) if alone else None)
        known = groups.get(key)
        groups[key] = replace(known, evidence=known.evidence + fact.evidence) if known else fact
    return tuple(groups.values())


def _words(name: str) -> str:
    return name.replace("_", " ")
