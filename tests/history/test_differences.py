"""What differs between two texts: planted edits, and what holds for any two texts."""

import time
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.items import Article
from pipelines.history.differences import Difference, Wording, differences
from pipelines.history.facts import Name
from pipelines.history.flags import MOST, names
from pipelines.history.sentences import key, sentences
from pipelines.text import LONGEST_BODY, Text
from tests.history.edits import Edit, edits, faults, wording

# So many of the edits that were set aside before there was any code are told as they should be, of 27.
HELD_OUT_FLOOR = 27
# Milliseconds for two texts of 5 KB, and for hostile ones of 50,000 characters: several times what it takes.
LONGEST_USUAL, LONGEST_HOSTILE = 400, 10_000

PIECES = [
    "Bawaslu memeriksa 37 ASN.", "Bawaslu memeriksa 39 ASN.", "Camat Adi Wibowo hadir.", "Camat Adi Wibawa hadir!",
    "“Kami netral,” kata Adi.", '"Kami netral," kata Adi.', "Ia diam.", "IA DIAM.", "Tidak ada yang lain.", "Drs. H.",
]  # fmt: skip
texts = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\n\n"])), max_size=12).map(
    lambda pieces: "".join(sentence + gap for sentence, gap in pieces)
)
# How long one example takes says nothing on a busy machine.
unhurried = settings(deadline=None)
wordings = st.builds(Wording, st.none() | st.sampled_from(PIECES), texts | st.text(max_size=60))


@pytest.mark.parametrize("edit", edits("development.jsonl"), ids=lambda edit: edit.name)
def test_a_planted_edit_is_told(edit: Edit) -> None:
    assert faults(edit) == []


@pytest.mark.parametrize("edit", edits("further.jsonl"), ids=lambda edit: edit.name)
def test_a_planted_edit_of_another_kind_is_told(edit: Edit) -> None:
    assert faults(edit) == []


def test_edits_that_were_set_aside_are_told() -> None:
    held_out = edits("held_out.jsonl")
    assert len(held_out) == 27
    assert sum(not faults(edit) for edit in held_out) >= HELD_OUT_FLOOR


def test_a_fault_is_noticed() -> None:
    edit = edits("development.jsonl")[0]
    assert faults(Edit(edit.name, edit.former, edit.former, edit.expected))
    assert faults(Edit(edit.name, edit.former, edit.newer, ({**edit.expected[0], "names": []},)))


def strings(text: Wording) -> list[str]:
    return [one.string for one in sentences(Text(Article(identity="", headline=text.headline, body=text.body)))]


def applied(former: Sequence[str], found: Sequence[Difference]) -> list[str]:
    """The sentences of the newer body, made of those of the former one and the differences."""
    body = [one for one in found if one.part == "body"]
    newer = {one.newer_at: one.newer for one in body if one.newer_at is not None}
    changed = {one.former_at for one in body}
    kept = iter([sentence for i, sentence in enumerate(former) if i not in changed])
    length = len(former) - len({*changed} - {None}) + len(newer)
    return [newer.get(i) or next(kept) for i in range(length)]


@unhurried
@given(wordings, wordings)
def test_the_differences_make_the_newer_text_of_the_former(former: Wording, newer: Wording) -> None:
    found = differences(former, newer)
    assert applied(strings(former), found) == strings(newer)
    gone = {one.former_at: one.former for one in found if one.part == "body" and one.former_at is not None}
    assert gone == {at: strings(former)[at] for at in gone}


@unhurried
@given(wordings)
def test_equal_texts_differ_in_nothing(text: Wording) -> None:
    assert differences(text, Wording(text.headline, text.body)) == ()


@unhurried
@given(wordings, wordings)
def test_unequal_texts_differ_in_something(former: Wording, newer: Wording) -> None:
    assert (differences(former, newer) == ()) == (former == newer)


@unhurried
@given(wordings, wordings)
def test_there_and_back_again_as_much_is_added_as_was_removed(former: Wording, newer: Wording) -> None:
    there, back = differences(former, newer), differences(newer, former)
    sizes = [len(strings(text)) for text in (former, newer)]
    for found, grown in ((there, sizes[1] - sizes[0]), (back, sizes[0] - sizes[1])):
        kinds = Counter(one.kind for one in found if one.part == "body")
        assert kinds["added"] - kinds["removed"] == grown
    assert bool(there) == bool(back)


@unhurried
@given(st.lists(st.sampled_from(PIECES[:9]), max_size=8, unique_by=key), st.integers(0, 8))
def test_an_added_sentence_is_one_difference_and_removed_again_another(pieces: list[str], at: int) -> None:
    added = "Sidang ditunda sampai pekan depan."
    former, newer = (Wording(None, "\n".join(text)) for text in (pieces, [*pieces[:at], added, *pieces[at:]]))
    assert [(one.kind, one.former, one.newer) for one in differences(former, newer)] == [("added", None, added)]
    assert [(one.kind, one.former, one.newer) for one in differences(newer, former)] == [("removed", added, None)]


def milliseconds(former: str, newer: str) -> float:
    begun = time.process_time()
    differences(Wording("Uji", former), Wording("Uji", newer))
    return (time.process_time() - begun) * 1000


def test_a_usual_article_takes_little_time() -> None:
    body = "\n".join(wording(name).body for name in ("takalar", "garut", "banggai", "sambas"))
    milliseconds(body, body.replace("37 orang", "39 orang"))
    assert milliseconds(body, body.replace("Adi Wibowo", "Adi Wibawa")) < LONGEST_USUAL


@pytest.mark.parametrize(
    ("former", "newer"),
    [
        ("Ia diam. ", "Ia duduk. "),
        ("A1. B2. ", "B2. A1. B2. "),
        ("Kata. ", "Kata. Kata! "),
        (". ! ? ", "! . ? "),
        ("“Netral,” kata Adi. ", "“Netral,” kata Ida. "),
        ("tiga puluh tujuh ", "tiga puluh delapan "),
        ("1.234.567,8/9 ", "1.234.567,8/8 "),
        ("Adi Wibowo ", "Adi Wibawa "),
        ("\n", " \n"),
        ("12 ", "21 "),
    ],
)
def test_hostile_texts_take_bounded_time(former: str, newer: str) -> None:
    one, two = (piece * (LONGEST_BODY // len(piece)) for piece in (former, newer))
    assert milliseconds(one, two) < LONGEST_HOSTILE


def test_more_names_than_any_article_has_take_bounded_time() -> None:
    one, two = (
        [
            Name(words=("adi", f"{end}{i}"), full=("adi", f"{end}{i}"), written="Adi", start=i, end=i + 1)
            for i in range(MOST)
        ]
        for end in "kt"
    )
    begun = time.process_time()
    assert names(one, [], one, two).former == ("Adi",)
    assert names(one, two, one, two).newer == ("Adi",)
    assert (time.process_time() - begun) * 1000 < LONGEST_HOSTILE


def test_unlike_texts_of_many_sentences_take_bounded_time() -> None:
    one, two = (" ".join(f"K{i * step}a l." for i in range(5_000)) for step in (3, 7))
    assert milliseconds(one, two) < LONGEST_HOSTILE


@settings(max_examples=5, deadline=None)
@given(texts)
def test_what_is_behind_the_longest_body_is_compared_as_one_sentence(tail: str) -> None:
    body = "Ia diam.\n" * (LONGEST_BODY // 9 + 1)
    former, newer = Wording(None, body), Wording(None, body + "Lain." + tail)
    found = differences(former, newer)
    assert {(one.former_at, one.newer_at) for one in found} <= {(n, m) for n in (None, 5_556) for m in (None, 5_556)}
    assert "".join(applied(strings(former), found)).endswith(("Lain." + tail).strip())
