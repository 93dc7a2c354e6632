"""Texts in the order in which they were there: every order of arrival gives the same."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pipelines.history.timeline import Version, appended, placed

Sighting = tuple[str, str]
histories = st.dictionaries(st.integers(0, 30).map(lambda n: f"{n:02}"), st.sampled_from("ABC"), min_size=1).map(
    lambda seen: sorted(seen.items())
)


def arrived(sightings: Sequence[Sighting]) -> list[Version]:
    (seen, digest), *rest = sightings
    versions = [Version(digest=digest, first=seen, last=seen)]
    for number, (seen, digest) in enumerate(rest, 1):
        versions = placed(versions, digest, seen, partial(within, [at for at, _ in sightings[:number]]))
    return versions


def within(known: Sequence[str], after: str, before: str) -> list[str]:
    return [at for at in known if after < at < before]


def told(versions: Sequence[Version]) -> list[tuple[str, str, str]]:
    return [(one.digest, one.first, one.last) for one in versions]


@given(histories, st.randoms())
def test_every_order_of_arrival_gives_the_runs_of_equal_texts(history: list[Sighting], random: Random) -> None:
    runs = [(digest, list(run)) for digest, run in groupby(history, key=lambda one: one[1])]
    shuffled = [*history]
    random.shuffle(shuffled)
    assert told(arrived(shuffled)) == [(digest, run[0][0], run[-1][0]) for digest, run in runs]


@given(histories, st.randoms())
def test_what_arrives_twice_changes_nothing(history: list[Sighting], random: Random) -> None:
    versions = arrived(history)
    seen, digest = random.choice(history)
    assert placed(versions, digest, seen, lambda after, before: []) == versions


def test_without_other_sightings_a_text_that_is_parted_was_there_at_its_ends() -> None:
    versions = [Version(digest="A", first="01", last="05", revision=7), Version(digest="C", first="08", last="09")]
    assert placed(versions, "B", "03", lambda after, before: []) == [
        Version(digest="A", first="01", last="01", revision=7),
        Version(digest="B", first="03", last="03"),
        Version(digest="A", first="05", last="05"),
        versions[1],
    ]


def test_texts_of_one_second_stand_as_they_arrived() -> None:
    versions = [Version(digest="A", first="01", last="01")]
    for digest in "BC":
        versions = placed(versions, digest, "01", lambda after, before: [])
    assert [one.digest for one in versions] == ["A", "B", "C"]


def test_what_is_there_now_is_last_even_if_the_clock_was_put_back() -> None:
    versions = appended([Version(digest="A", first="03", last="05")], "B", "02")
    assert told(versions) == [("A", "03", "05"), ("B", "05", "05")]
    assert told(appended(versions, "B", "07")) == [("A", "03", "05"), ("B", "05", "07")]
