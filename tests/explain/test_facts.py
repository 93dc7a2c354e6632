"""Facts are made from whatever dataclasses the fields have."""

from dataclasses import dataclass
from typing import Annotated

import pytest

from crawler.items import Article, Span
from explain import facts, kinds
from explain.decision import decision
from explain.explanation import reread
from explain.facts import KINDS, doubts, page_facts, plain, sections
from pipelines.fields import FIELDS, Field
from pipelines.read import Reading
from pipelines.text import Text
from tests.explain.articles import BODY, hostile, seeds

ARTICLE = Article(identity="x", body=BODY, headline="Bupati Konawe Ingatkan PNS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """An official car."""

    plate: Annotated[str, "its number"]
    seats: Annotated[int | None, "how many"] = None
    span: Annotated[Span, "where it is"]
    seats_span: Annotated[Span | None, "where the number stands"] = None


def no_vehicles(_: Text) -> tuple[Vehicle, ...]:
    return ()


def test_a_field_that_nobody_thought_of_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    new = Field(name="vehicles", find=no_vehicles, row=Vehicle, table="vehicles")
    monkeypatch.setattr(facts, "KINDS", (*KINDS, new.name))
    monkeypatch.setattr(kinds, "KINDS", (*KINDS, new.name))
    found = Vehicle(plate="DT 1", seats=7, span=Span(0, 6), seats_span=Span(7, 13, "headline"))
    (section,) = sections(Reading(article=ARTICLE, values={"vehicles": (found,)}), ["vehicles"])
    (fact,) = section.facts
    assert str(fact) == "DT 1 · seats 7"
    read = [(one.path, one.words) for one, _ in fact.all_evidence()]
    assert read == [("vehicles", "KONAWE"), ("vehicles.seats", "Konawe")]
    assert kinds.label("vehicles.seats") == "vehicles seats"
    assert kinds.look("vehicles") == "fill"
    assert kinds.colour("vehicles", 0.8, 1).startswith("#")


def test_facts_that_differ_only_in_their_place_are_one() -> None:
    (places,) = sections(reread(ARTICLE), ["places"])
    (konawe,) = (fact for fact in places.facts if fact.title == "Kabupaten Konawe")
    assert {(one.span.part, one.words) for one in konawe.evidence} >= {("body", "KONAWE"), ("body", "Konawe")}


def test_what_is_read_of_a_person_is_told_with_the_words() -> None:
    (people,) = sections(reread(ARTICLE), ["people"])
    (person,) = people.facts
    assert str(person).startswith("Rudi Hartawan · aliases Rudi · honorifics Drs. · degrees M.Si")
    (role,) = person.parts["roles"]
    assert (str(role), role.evidence[0].words) == ("Bupati · of Kabupaten Konawe · status definitif", "Bupati Konawe")


def test_a_weekday_that_contradicts_its_date_is_a_doubt() -> None:
    (konawe,) = (one for one in seeds() if one.source.endswith("konawe-rapat.txt"))
    assert [(kind, detail.name) for kind, detail in doubts(konawe.sections)] == [("event", "date problem")]


def test_the_page_facts_are_all_that_is_not_shown_by_itself() -> None:
    stated = {detail.name: detail.value for detail in page_facts(hostile().article)}
    assert {"file", "url", "outlet", "section", "dateline", "authors", "languages"} <= set(stated)
    assert stated["date published"] == ""


@pytest.mark.parametrize(("value", "told"), [(None, ""), (True, "yes"), ((1, 2), "1, 2"), (0.5, "0.5"), ((), "")])
def test_values_in_words(value: object, told: str) -> None:
    assert plain(value) == told


def test_the_weights_make_the_score_again() -> None:
    for one in seeds():
        relevance = one.article.relevance
        assert relevance is not None
        told = decision(relevance)
        assert len(told.added) + len(told.subtracted) == len(relevance.matches)
        if relevance.matches:
            assert float(told.sum.rpartition("≈ ")[2]) == pytest.approx(relevance.score, abs=0.02)
    assert any(decision(one.article.relevance).subtracted for one in seeds() if one.article.relevance)


def test_every_kind_has_a_name_of_its_own() -> None:
    assert {field.name for field in FIELDS} < set(KINDS)
    assert len({kinds.label(kind) for kind in KINDS}) == len(KINDS)
    assert len({kinds.colour(kind, 0.8, 1) for kind in KINDS}) == len(KINDS)
