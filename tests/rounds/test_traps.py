"""Pages that make themselves up are noticed by their one text; real ones never are."""

import pytest

from crawler.rounds.traps import ENOUGH, LARGEST_SHARE, Traps

SITE = "https://kabarlemo.example"
SAME = "Harga cabai bertahan di angka yang sama seperti hari sebelumnya."


def seen(count: int, *, text: str | None = SAME, path: str = "/arsip/{}/2024") -> Traps:
    """After so many pages, each with this text or one of its own."""
    traps = Traps()
    for number in range(count):
        traps.saw(SITE + path.format(number), text if text is not None else f"Berita nomor {number}.")
    return traps


def test_many_addresses_of_one_form_with_one_text_are_a_trap() -> None:
    told = seen(ENOUGH).holds(f"{SITE}/arsip/7000/2024")
    assert told == f"a trap: {ENOUGH} of {ENOUGH} pages of this form hold one text"


@pytest.mark.parametrize(("count", "text"), [(ENOUGH - 1, SAME), (10 * ENOUGH, None), (10 * ENOUGH, "")])
def test_few_pages_or_texts_of_their_own_or_none_are_no_trap(count: int, text: str | None) -> None:
    assert seen(count, text=text).holds(f"{SITE}/arsip/7000/2024") is None


def test_addresses_of_another_form_are_no_trap() -> None:
    traps = seen(ENOUGH)
    assert traps.holds(f"{SITE}/kabar/7000/2024") is None
    assert traps.holds(f"{SITE}/arsip/7000/2024?hari=3") is None


def test_slugs_are_one_form_and_a_trap_by_their_texts_alone() -> None:
    path = "/kabar/harga-cabai-hari-ini-catatan-{}"
    asked = f"{SITE}/kabar/panen-raya-di-lereng-gunung"
    assert seen(ENOUGH, path=path).holds(asked)
    assert seen(ENOUGH, path=path, text=None).holds(asked) is None


def test_some_pages_of_their_own_among_many_do_not_hide_a_trap_but_a_fourth_does() -> None:
    for others, is_trap in ((1, True), (ENOUGH, False)):
        traps = seen(ENOUGH)
        for number in range(others):
            traps.saw(f"{SITE}/arsip/{number}/2023", f"Berita nomor {number}.")
        share = ENOUGH / (ENOUGH + others)
        assert (share >= LARGEST_SHARE) == is_trap
        assert (traps.holds(f"{SITE}/arsip/7000/2024") is not None) == is_trap
