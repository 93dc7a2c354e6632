"""Which texts are copies of each other, text against text."""

import pytest

from pipelines.copies.fingerprints import fingerprints
from pipelines.copies.overlap import Overlap, overlap

# Words that occur nowhere else, so that nothing is common by chance.
RELEASE = " ".join(f"rilis{number}" for number in range(240))
OTHERS = [" ".join(f"lain{report}x{number}" for number in range(240)) for report in range(4)]


def first(text: str, words: int) -> str:
    return " ".join(text.split()[:words])


def last(text: str, words: int) -> str:
    return " ".join(text.split()[-words:])


def both_ways(one: str, other: str) -> Overlap:
    found = overlap(one, other)
    assert overlap(other, one) == found
    return found


def test_marks_letter_case_and_layout_do_not_count() -> None:
    found = both_ways(RELEASE, RELEASE.upper().replace(" ", ",\n“"))
    assert found.of_shorter == 1.0


@pytest.mark.parametrize(
    "copy",
    [
        RELEASE,
        first(RELEASE, 80),
        f"{first(OTHERS[0], 35)} {last(first(RELEASE, 120), 90)}",
        f"{first(OTHERS[0], 40)} {RELEASE}",
        f"{RELEASE} {first(OTHERS[0], 40)}",
        f"{first(RELEASE, 120)} {first(OTHERS[0], 50)} {last(RELEASE, 120)}",
        " ".join("diubah" if number % 33 == 0 else word for number, word in enumerate(RELEASE.split())),
    ],
    ids=["whole", "a third", "new lead and cut", "in front", "behind", "within", "words changed"],
)
def test_a_copy_is_known(copy: str) -> None:
    assert both_ways(copy, RELEASE).are_copies


@pytest.mark.parametrize(
    "other",
    [
        "",
        "Netral.",
        OTHERS[0],
        first(RELEASE, 35),
        f"{OTHERS[0]} {last(RELEASE, 100)}",
        f"{first(OTHERS[0], 150)} {first(RELEASE, 120)}",
        f"{first(RELEASE, 60)} {first(OTHERS[0], 100)} {last(RELEASE, 60)}",
    ],
    ids=["nothing", "a word", "another text", "a long sentence", "background behind", "less than half", "apart"],
)
def test_what_shares_some_words_is_none(other: str) -> None:
    assert not both_ways(other, RELEASE).are_copies


def test_a_round_up_connects_no_two_of_its_reports() -> None:
    round_up = " ".join([*OTHERS[:2], RELEASE, OTHERS[2]])
    assert [one for one in (*OTHERS[:3], RELEASE) if both_ways(one, round_up).are_copies] == OTHERS[:1]


def test_of_an_endless_text_the_beginning_counts() -> None:
    endless = " ".join(f"kata{number}" for number in range(30_000))
    assert both_ways(first(endless, 700), endless).are_copies
    assert len(fingerprints(endless)) == len(fingerprints(first(endless, 1000)))


def test_a_common_passage_has_a_common_fingerprint_wherever_it_stands() -> None:
    passage = last(first(RELEASE, 100), 25)
    for before in (0, 3, 17, 40):
        text = f"{first(OTHERS[0], before)} {passage} {OTHERS[1]}"
        assert set(fingerprints(text)) & set(fingerprints(RELEASE))


def test_texts_without_words_enough_have_no_fingerprints() -> None:
    assert fingerprints("") == ()
    assert fingerprints("ASN harus netral") == ()
    assert len(fingerprints("satu dua tiga empat lima enam")) == 1


def test_the_fingerprints_of_a_text_stay_the_same_for_ever() -> None:
    # They are stored: other ones would find no copy of what was stored before.
    assert fingerprints("Tujuh kata ini selalu bersidik jari sama.") == fingerprints(
        "TUJUH kata ini: selalu bersidik jari sama"
    )
    assert fingerprints("satu dua tiga empat lima enam") == (244792555,)
