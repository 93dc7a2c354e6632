"""The facts of an article as lines for a reader, by kind: with links to what the database knows, and to the text."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from browse.article.meanings import Meanings
from crawler.items import Span
from explain.facts import Evidence, Fact, Section
from explain.kinds import label
from explain.page.marks import Ids, identifier

# Details that the reader sees in another way: as a link, in the line itself, or in the text.
LEFT_OUT = frozenset({"code", "type", "mentions", "score"})
# Details whose value says by itself what it is.
PLAIN = frozenset(
    {"of", "status", "stage", "kind", "province", "acronym", "honorifics", "degrees", "title", "region", "verb"}
)
MOST_LINES, MOST_PLACES = 60, 12
LONGEST_TITLE = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands: the name of its mark on the page, and the words there."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """More about a fact; `name` is empty where the value says what it is. `path` is a page of ours."""

    name: str
    value: str
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A fact. `is_said` tells that the title is somebody's words; else `words` are those of the text, where the title
    is our name for it. `more` counts places that are not listed.
    """

    title: str
    words: str = ""
    path: str | None = None
    is_said: bool = False
    notes: tuple[Note, ...] = ()
    places: tuple[Place, ...] = ()
    more: int = 0
    below: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The facts of one kind; `more` counts those that are not listed."""

    kind: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What facts lead to: persons by the place of their names, names of persons, and regions by their names."""

    persons: Mapping[Span, int] = field(default_factory=dict)
    speakers: Mapping[str, int] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)


class Teller:
    """Makes lines of the sections of one article."""

    def __init__(self, known: Known, ids: Ids, meanings: Meanings) -> None:
        self._known, self._ids, self._meanings = known, ids, meanings
        self._made: dict[str, Callable[[Fact], Line]] = {
            "people": self._person,
            "quotes": self._quote,
            "legal_citations": self._law,
            "counts": self._together,
            "candidate_pairs": self._pair,
            "elections": self._election,
            "organisations": self._organisation,
            **dict.fromkeys(("stance", "sanctions", "prohibited_acts"), self._named),
        }

    def lines(self, section: Section) -> Lines:
        """The facts of a section."""
        make = self._made.get(section.kind, self._plain)
        facts = _by_title(section.facts) if section.kind == "places" else section.facts
        kept = tuple(make(fact) for fact in facts[:MOST_LINES])
        return Lines(kind=section.kind, lines=kept, more=len(facts) - len(kept))

    def _line(self, fact: Fact, title: str, path: str | None = None, *, told: Iterable[str] = ()) -> Line:
        """A line with the notes and places of the fact; `told` are details that the title says."""
        evidence = [*fact.evidence, *(one.evidence for one in fact.details if one.evidence)]
        places = tuple(dict.fromkeys(self._places(evidence)))
        return Line(
            title=_cut(title),
            path=path,
            notes=tuple(self._notes(fact, frozenset(told))),
            places=places[:MOST_PLACES],
            more=max(0, len(places) - MOST_PLACES),
        )

    def _plain(self, fact: Fact) -> Line:
        line = self._line(fact, self._meanings.value(fact.title), self._region(fact.title))
        return replace(line, below=tuple(self._plain(one) for part in fact.parts.values() for one in part))

    def _named(self, fact: Fact) -> Line:
        """What goes by a name of ours, with the words that it stands for."""
        words = next((one.words for one in fact.evidence), "")
        return replace(self._plain(fact), words="" if words.casefold() == fact.title.casefold() else _cut(words))

    def _person(self, fact: Fact) -> Line:
        person = next((self._known.persons[one.span] for one in fact.evidence if one.span in self._known.persons), None)
        mentions = [e for mention in fact.parts.get("mentions", ()) for e in mention.evidence if not _is_titled(e)]
        line = self._line(replace(fact, evidence=tuple(mentions) or fact.evidence), fact.title, _person_path(person))
        return replace(line, below=tuple(self._plain(role) for role in fact.parts.get("roles", ())))

    def _quote(self, fact: Fact) -> Line:
        line = self._line(fact, fact.title, told=("speaker",))
        speaker = _detail(fact, "speaker")
        if not speaker:
            return replace(line, is_said=True)
        said = Note(name="", value=speaker, path=_person_path(self._known.speakers.get(speaker)))
        return replace(line, is_said=True, notes=(said, *line.notes))

    def _law(self, fact: Fact) -> Line:
        name = " ".join(filter(None, [fact.title, _detail(fact, "number")]))
        year = _detail(fact, "year")
        title = f"{name}/{year}" if year else name
        provisions = [e for one in fact.parts.get("provisions", ()) for e in one.evidence]
        words = next((one.words for one in fact.evidence), title)
        all_places = replace(fact, evidence=(*fact.evidence, *provisions))
        return self._line(all_places, title, _search(words), told=("number", "year"))

    def _together(self, fact: Fact) -> Line:
        return self._line(fact, f"{_detail(fact, 'value')} {_detail(fact, 'of')}", told=("value", "of"))

    def _pair(self, fact: Fact) -> Line:
        number = _detail(fact, "number")
        return self._line(
            fact,
            (f"{number}. " if number else "") + _detail(fact, "names").replace(", ", " – "),
            told=("number", "names"),
        )

    def _election(self, fact: Fact) -> Line:
        return self._line(fact, f"{fact.title} {_detail(fact, 'year')}".strip(), told=("year",))

    def _organisation(self, fact: Fact) -> Line:
        return self._line(fact, fact.title, _search(fact.title))

    def _notes(self, fact: Fact, told: frozenset[str]) -> Iterator[Note]:
        for detail in fact.details:
            if detail.name not in LEFT_OUT | told:
                name = "" if detail.name in PLAIN else self._meanings.detail(detail.name)
                value = self._meanings.value(detail.value)
                yield Note(name=name, value=_cut(value), path=self._region(detail.value))

    def _places(self, evidence: Iterable[Evidence]) -> Iterator[Place]:
        for one in evidence:
            if (one.kind, label(one.path), one.span) in self._ids:
                yield Place(mark=identifier(self._ids, one), words=_cut(one.words))

    def _region(self, name: str) -> str | None:
        code = self._known.regions.get(name)
        return f"/region/{code}" if code else None


def _by_title(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Facts of one title as one, wherever they stand and however they are written."""
    together: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        key = fact.title, _detail(fact, "code")
        known = together.get(key)
        together[key] = replace(known, evidence=known.evidence + fact.evidence) if known else fact
    return tuple(together.values())


def _detail(fact: Fact, name: str) -> str:
    return next((detail.value for detail in fact.details if detail.name == name), "")


def _is_titled(evidence: Evidence) -> bool:
    return evidence.path.endswith(".titled")


def _person_path(person: int | None) -> str | None:
    return f"/person/{person}" if person else None


def _search(words: str) -> str:
    exact = words.replace('"', " ").strip()
    phrase = f'"{exact}"' if " " in exact else exact
    return f"/search?q={quote(phrase)}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1] + "…"
