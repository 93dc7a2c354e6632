"""Hostile pages: a megabyte of one thing again and again neither holds up the chain nor fills the memory."""

import re
import tracemalloc
from dataclasses import replace
from time import process_time

import pytest

from crawler.items import Article
from pipelines.normalise import normalise
from pipelines.read import read
from pipelines.relevance import judge

SIZE = 1_000_000
# Repeated marks, digits, capitals and spaces; then words that open something that never ends.
PIECES = [
    *('"', "“", "”", "'", "« ", "(", "[", ".", ". ", "!?", "…", "-", "– ", "a,", "_", "*", "|", "<b>", "&amp;", "@a "),
    *("1", "1 ", "12.", "1/2/2024 ", "A", "A ", "Ab ", "A. ", "(A) ", "é", " ", "\t", "\n", "\xa0"),
    *("kata ", '"Ya," kata A. ', "Kota ", "Jl. ", "ASN ", "LSM A ", "Banjar ", "Senin (1/1/2024) ", "5 orang "),
    *("dilarang kampanye ASN. ", "Bupati A, S.E., M.Si., ", "Pasal 1 ayat (1) ", "UU 5/2014 ", "paslon 1 A-B "),
    *("Baca juga: A\n", "Foto: A\n", "Reporter: A\n", "Editor : B | ", "https://a.b/ "),
]
# A megabyte may cost this many times what it costs to count the words of one: about a second on a quiet machine.
TIMES, MEGABYTES = 8, 100
WORD = re.compile(r"\w+")
PLAIN = "netral pada pilkada " * (SIZE // 20)


def chain(body: str) -> None:
    normalised = normalise(Article(identity="hostile", body=body))
    read(replace(normalised, relevance=judge(normalised)))


@pytest.fixture(scope="module", autouse=True)
def lexicons_loaded() -> None:
    """The lexicons are loaded by the first article of a crawl; that is not what is timed here."""
    chain("ASN harus netral pada Pilkada 2024, kata Wali Kota Tegal, Budi, Senin (1/1/2024).")


def counted_words() -> float:
    """The seconds that a plain piece of work takes at this moment: on a busy machine the chain is as much slower."""
    started = process_time()
    counts = dict[str, int]()
    for word in WORD.finditer(PLAIN):
        counts[word[0].lower()] = counts.get(word[0].lower(), 0) + 1
    return process_time() - started


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_megabyte_is_read_in_time(piece: str) -> None:
    body = (piece * (SIZE // len(piece) + 1))[:SIZE]
    costs = list[float]()
    # Other work on the machine slows a process down: the quickest of three is what the chain costs.
    while len(costs) < 3 and min(costs, default=TIMES) >= TIMES:
        plain = counted_words()
        started = process_time()
        chain(body)
        costs.append((process_time() - started) / plain)
    assert min(costs) < TIMES


@pytest.mark.parametrize("piece", ['"', "1 ", "A ", " ", "Foto: A\n"], ids=repr)
def test_memory_stays_bounded(piece: str) -> None:
    body = (piece * (SIZE // len(piece) + 1))[:SIZE]
    tracemalloc.start()
    try:
        chain(body)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MEGABYTES * 1_000_000
