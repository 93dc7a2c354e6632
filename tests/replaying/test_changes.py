"""What differs between the rows of an article before and after: pairs, what moved, and nothing lost or invented."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from pipelines.replaying.changes import KINDS, Row, changes

SEKDA: Row = {"in": "Rudi Hartawan", "title": "Sekda", "of": "Kota Palu", "status": "definitif", "start": 10, "end": 15}
rows = st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from("abc"), "kind": st.sampled_from([None, "x", "y"]), "start": st.integers(0, 3)}
    ),
    max_size=6,
)


def kinds(before: list[Row], after: list[Row]) -> list[str]:
    return [change.kind for change in changes({"people_roles": before}, {"people_roles": after})]


def test_equal_rows_are_no_change_in_whatever_order() -> None:
    other: Row = {**SEKDA, "title": "Camat"}
    assert kinds([SEKDA, other], [other, SEKDA]) == []


def test_a_row_of_which_most_cells_stay_is_altered_and_says_what_differs() -> None:
    (change,) = changes(
        {"people_roles": [SEKDA]}, {"people_roles": [{**SEKDA, "title": "Sekretaris Daerah", "end": 27}]}
    )
    assert (change.kind, change.columns) == ("altered", ("title", "end"))


def test_a_row_that_only_stands_elsewhere_has_moved() -> None:
    assert kinds([SEKDA], [{**SEKDA, "start": 12, "end": 17}]) == ["moved"]


def test_rows_that_share_little_are_told_apart() -> None:
    stranger: Row = {
        "in": "Tenri Abeng",
        "title": "Ketua",
        "of": "Bawaslu Kota Palu",
        "status": "definitif",
        "start": 10,
    }
    assert kinds([SEKDA], [stranger]) == ["removed", "added"]


def test_of_two_rows_the_likest_is_the_partner() -> None:
    far: Row = {**SEKDA, "title": "Camat", "of": "Kota Bitung"}
    near: Row = {**SEKDA, "title": "Sekretaris Daerah"}
    found = changes({"r": [SEKDA]}, {"r": [far, near]})
    assert [(one.kind, one.after) for one in found] == [("altered", near), ("added", far)]


def test_one_of_two_equal_rows_that_goes_is_removed() -> None:
    assert kinds([SEKDA, SEKDA], [SEKDA]) == ["removed"]


def test_many_rows_are_not_compared_pair_by_pair() -> None:
    before: list[Row] = [{**SEKDA, "title": f"Lama {number}"} for number in range(400)]
    after: list[Row] = [{**SEKDA, "title": f"Baru {number}"} for number in range(400)]
    assert Counter(kinds(before, after)) == {"removed": 400, "added": 400}


@given(before=rows, after=rows)
def test_the_changes_lead_from_what_was_to_what_is(before: list[Row], after: list[Row]) -> None:
    made = [tuple(row.items()) for row in before]
    for change in changes({"people": before}, {"people": after}):
        assert change.kind in KINDS
        if change.before is not None:
            made.remove(tuple(change.before.items()))
        if change.after is not None:
            made.append(tuple(change.after.items()))
    assert Counter(made) == Counter(tuple(row.items()) for row in after)


@given(rows=rows)
def test_what_stays_as_it_is_gives_none(rows: list[Row]) -> None:
    assert changes({"people": rows}, {"people": list(reversed(rows))}) == ()
