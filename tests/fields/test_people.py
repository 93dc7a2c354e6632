"""People: sentences of our own about nobody, gold seeds where they are at hand, and hostile texts."""

import json
import time
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article
from pipelines.fields import people
from pipelines.grammar.register import MOST_PEOPLE
from pipelines.text import Text

SENTENCES = [
    json.loads(line)
    for line in Path(__file__).with_suffix("").with_name("people.jsonl").read_text("utf-8").splitlines()
]


def read(body: str, *captions: str) -> tuple[people.Person, ...]:
    return people.find(Text(Article(identity="test", body=body, captions=captions)))


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: str(case["text"])[:50])
def test_sentence(case: dict[str, Any]) -> None:
    found = [
        {
            "name": person.name,
            "aliases": list(person.aliases),
            "roles": [[role.title, role.of, role.status] for role in person.roles],
        }
        for person in read(case["text"])
    ]
    assert found == case["expect"]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: str(case["text"])[:50])
def test_evidence_holds_what_it_proves(case: dict[str, Any]) -> None:
    body = case["text"]
    for person in read(body):
        assert " ".join(body[person.span.start : person.span.end].split()) == person.name
        assert person.mentions, "a person stands somewhere"
        for mention in person.mentions:
            assert " ".join(body[mention.span.start : mention.span.end].split()) == mention.surface


def test_there_are_enough_sentences_with_and_without() -> None:
    with_people = [case for case in SENTENCES if case["expect"]]
    assert len(with_people) >= 25
    assert len(SENTENCES) - len(with_people) >= 15


def test_honorifics_and_degrees_stand_apart_as_written() -> None:
    (person,) = read("Irjen Kementerian Agama, Komjen Pol. Drs. Tohir Lasut, M.SI, hadir.")
    assert person.name == "Tohir Lasut"
    assert person.honorifics == ("Komjen Pol.", "Drs.")
    assert person.degrees == ("M.SI",)


def test_a_title_alone_is_a_mention_of_its_only_holder() -> None:
    (person,) = read("Bupati Blora Sarwono Adi membuka acara. Bupati meminta ASN netral. Kantor Bupati ramai.")
    assert [(mention.surface, mention.kind) for mention in person.mentions] == [
        ("Sarwono Adi", "name"),
        ("Bupati", "office"),
    ]


def test_a_title_alone_is_nobody_where_two_hold_it() -> None:
    body = "Bupati Blora Sarwono Adi dan Bupati Rembang Nurul Hadiani hadir. Bupati meminta ASN netral."
    kinds = {mention.kind for person in read(body) for mention in person.mentions}
    assert kinds == {"name"}


def test_the_region_of_a_bare_title_comes_from_the_article() -> None:
    (person,) = read("Pemkab Blora menggelar apel. Wabup Ir. Hj. Nurul Hadiani memimpin apel Pemkab Blora itu.")
    assert [(role.title, role.of) for role in person.roles] == [("Wakil Bupati", "Kabupaten Blora")]


def test_two_regions_of_one_name_are_told_apart_by_the_article() -> None:
    (person,) = read("ASN Pemkot Pekalongan berikrar. Sekda Pekalongan Nurul Hadiani membacakan ikrar.")
    assert [role.of for role in person.roles] == ["Kota Pekalongan"]


def test_captions_are_read_and_give_the_full_name() -> None:
    person, *others = read(
        "Pj Wali Kota menyapa pegawai. Linus menegaskan netralitas.", "Pj Wali Kota Kupang, Linus Adoe, S.Pd."
    )
    assert not others
    assert person.name == "Linus Adoe"
    assert person.span.part == "captions[0]"
    assert [mention.kind for mention in person.mentions] == ["name", "office", "name"]


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "A ",
        "Budi ",
        "H. ",
        "Dr. ",
        "Bupati ",
        "S.H., ",
        "“",
        "(",
        "1",
        " ",
        ".",
        "Ketua KPU, ",
        "Dinas dan ",
        "\n",
        "-A",
        "Kota Kota ",
    ],
)
def test_hostile_text_takes_no_long_time(piece: str) -> None:
    body = piece * (100_000 // len(piece))
    started = time.process_time()
    people.find(Text(Article(identity="test", body=body)))
    assert time.process_time() - started < 3


def test_who_is_named_again_behind_more_people_than_any_article_has_is_still_known() -> None:
    syllables = ["ba", "ke", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu"]
    names = [f"{a}{b}{a} {b}{a}{b} Santoso".title() for a, b in permutations(syllables, 2)]
    found = read("\n".join(f"Camat Tegal, {name}, hadir." for name in [*names, names[0]]))
    assert len(found) > MOST_PEOPLE
    assert [len(person.mentions) for person in found if person.name == names[0]] == [2]
