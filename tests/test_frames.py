"""Frames find words of their classes in a sentence, in order and within reach, with all forms of a verb."""

import time

import pytest

from crawler.items import Article
from pipelines import lexicon
from pipelines.fields.sanctions import FRAMES as SANCTIONS
from pipelines.grammar.acts import FRAMES
from pipelines.grammar.affixes import forms
from pipelines.text import Text

FILES = ["acts", "sanction_frames"]


@pytest.mark.parametrize(
    ("verb", "written"),
    [
        ("kumpul+kan", {"mengumpulkan", "dikumpulkan", "kumpulkan", "ngumpulin", "pengumpulan", "mengumpulkannya"}),
        ("hadir+i", {"menghadiri", "dihadiri", "hadiri"}),
        ("pengaruh+i", {"memengaruhi", "mempengaruhi", "dipengaruhi"}),
        ("suruh", {"menyuruh", "disuruh", "nyuruh"}),
        ("tekan", {"menekan", "ditekan", "penekanan"}),
        ("promosi+kan", {"mempromosikan", "dipromosikan"}),
        ("lepas", {"melepas", "dilepas", "pelepasan"}),
    ],
)
def test_a_verb_stands_for_its_forms(verb: str, written: set[str]) -> None:
    assert written <= forms(verb)


@pytest.mark.parametrize(("name", "frames"), [*((name, "frames") for name in FILES), ("acts", "lookalikes")])
def test_frames_name_classes_that_there_are(name: str, frames: str) -> None:
    table = lexicon.tables(name)
    for rows in table[frames].values():
        for row in rows:
            assert {one for classes in row["of"] for one in classes.split("|")} <= set(table["words"]), row
            assert len(row["of"]) >= 2


def test_what_absorbs_and_is_absorbed_are_kinds() -> None:
    table = lexicon.tables("acts")
    kinds = {*table["frames"], *table["lookalikes"]}
    assert all({kind, *others} <= kinds for kind, others in table["absorbed"].items())


def told(body: str) -> set[tuple[str, str]]:
    text = Text(Article(identity="test", body=body))
    return {(found.value.kind, text.string[found.start : found.end]) for found in FRAMES.find(text)}


def test_the_words_of_a_frame_follow_in_order_within_one_sentence() -> None:
    assert ("mengarahkan dukungan", "mengajak warga mencoblos") in told("Ia mengajak warga mencoblos calon itu.")
    assert told("Calon itu ia ajak.") == set()
    assert told("Ia mengajak warga. Mencoblos calon itu mudah.") == set()


def test_words_too_far_apart_name_nothing() -> None:
    assert told("Ia memasang lampu jalan di depan kantor lurah yang lama lalu melepas stiker.") == set()


def test_a_longer_word_hides_a_shorter_one() -> None:
    assert told("Pegawai itu berfoto dengan calon bupati.") != set()
    assert told("Pegawai itu berfoto dengan calon jemaah.") == set()


def test_a_word_that_leads_is_no_part_of_the_evidence() -> None:
    text = Text(Article(identity="test", body="Sanksinya berupa teguran."))
    assert [text.string[found.start : found.end] for found in SANCTIONS.find(text)] == ["teguran", "teguran"]


@pytest.mark.parametrize("piece", ["mengajak ", "mengajak agar memilih ", "foto bersama calon. "])
def test_hostile_text_is_read_in_time(piece: str) -> None:
    text = Text(Article(identity="test", body=piece * (100_000 // len(piece))))
    started = time.process_time()
    list(FRAMES.find(text))
    assert time.process_time() - started < 1.5
