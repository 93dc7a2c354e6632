"""The page of a story: two copies side by side, contradictions, and bounds; and the list of all."""

import time
from pathlib import Path

import pytest

from browse.entities.comparing import MOST_ROWS, compare
from browse.entities.contradictions import contradictions
from browse.entities.paging import Page
from browse.entities.stories import counts, stories
from browse.entities.story import LONGEST_TEXT, MOST_COPIES, Wording, appearance, load
from browse.pages.story import chosen, gather
from browse.trouble import NothingThereError
from tests.browse.collected import COPIES, HOSTILE_HEADLINE
from tests.browse.reading import changed, only, reading
from tests.browse.serving import Served
from tests.browse.watching import Watched, needs_chromium

STORY = "SELECT id FROM stories WHERE articles = 3"


def wording(body: str, headline: str = "ASN netral") -> Wording:
    return Wording(id=1, headline=headline, body=body, length=len(body))


def test_sentences_are_told_apart() -> None:
    left = wording("Sekda meminta ASN netral. Ada lima kasus dugaan pelanggaran. Kalimat ini hanya di kiri saja.")
    right = wording("Sekda meminta ASN netral. Ada tujuh kasus dugaan pelanggaran. Pejabat lain pulang tadi malam.")
    found = compare(left, right)
    assert found.counts == {"same": 1, "changed": 1, "left": 1, "right": 1}
    (pair,) = (pair for pair in found.pairs if pair.kind == "changed")
    assert [piece.text for piece in pair.left if piece.differs] == ["lima"]
    assert [piece.text for piece in pair.right if piece.differs] == ["tujuh"]
    assert found.pairs[0].part == "headline"


def test_very_long_texts_are_compared_soon() -> None:
    left = wording("".join(f"Kalimat nomor {number} ini ditulis panjang. " for number in range(600))[:LONGEST_TEXT])
    right = wording("".join(f"Kalimat ke-{number} itu diucapkan singkat. " for number in range(600))[:LONGEST_TEXT])
    began = time.process_time()
    found = compare(left, right)
    assert time.process_time() - began < 5
    assert len(found.pairs) <= MOST_ROWS + 1
    assert found.more > 0


def test_copies_contradict_each_other(collected: Path) -> None:
    with reading(collected) as connection:
        story = load(connection, only(connection, STORY))
        found = contradictions(connection, [copy["id"] for copy in story.copies])
    told = {(one.kind, one.about): [(value, len(ids)) for value, ids in one.values] for one in found}
    assert told["date", ""] == [("2024-10-07", 2), ("2024-10-08", 1)]
    assert told["number", "kasus"] == [("5", 2), ("7", 1)]
    assert not [one for one in found if one.kind == "office"]


def test_an_office_that_one_copy_leaves_half_told_contradicts_nothing(collected: Path, tmp_path: Path) -> None:
    with changed(collected, tmp_path) as connection:
        ids = [copy["id"] for copy in load(connection, only(connection, STORY)).copies]
        where = "WHERE title = 'Bupati' AND article_id = ?"
        connection.execute(f"UPDATE people_roles SET of = NULL, status = NULL {where}", [ids[0]])
        agreeing = contradictions(connection, ids)
        connection.execute(f"UPDATE people_roles SET title = 'Wakil Bupati' {where}", [ids[1]])
        found = contradictions(connection, ids)
    assert "office" not in {one.kind for one in agreeing}
    (office,) = (one for one in found if one.kind == "office")
    assert office.about == "Rahmat Lasandara"
    assert len(office.values) == 2


def test_the_copies_to_compare_are_those_asked_for(collected: Path) -> None:
    with reading(collected) as connection:
        story = load(connection, only(connection, STORY))
        ids = [copy["id"] for copy in story.copies]
        alone = load(connection, only(connection, "SELECT id FROM stories WHERE articles = 1"))
    assert ids[0] == story.row["earliest_id"]
    assert chosen(story, 0, 0) == (story.row["earliest_id"], story.row["fullest_id"])
    assert chosen(story, ids[2], ids[1]) == (ids[2], ids[1])
    one, other = chosen(story, ids[2], ids[2]) or (0, 0)
    assert one == ids[2] != other
    assert chosen(story, 10**9, 10**9) == chosen(story, 0, 0)
    assert chosen(alone, 0, 0) is None


def test_appearance_runs_from_the_earliest_to_the_latest(collected: Path) -> None:
    with reading(collected) as connection:
        bins = appearance(load(connection, only(connection, STORY)))
        alone = appearance(load(connection, only(connection, "SELECT id FROM stories WHERE articles = 1")))
    assert [one.since[:16] for one in bins] == [published[:16] for _, published, *_ in COPIES]
    assert bins[0].x == 0
    assert alone == ()


def test_a_story_of_very_many_huge_copies_is_bounded(collected: Path, tmp_path: Path) -> None:
    with changed(collected, tmp_path) as connection:
        story_id = only(connection, STORY)
        earliest = only(connection, "SELECT earliest_id FROM stories WHERE id = ?", story_id)
        connection.execute("DROP TRIGGER articles_fts_insert")
        connection.executemany(
            "INSERT INTO articles (identity, headline, body, languages, text_digest, first_seen, last_seen, story_id)"
            " VALUES (?, 'Salinan', replace(hex(zeroblob(30000)), '00', 'Netral. '), '[]', '', '2024-11-01', '', ?)",
            [(f"copy {number}", story_id) for number in range(MOST_COPIES + 20)],
        )
        connection.execute("UPDATE stories SET articles = articles + 520 WHERE id = ?", [story_id])
        huge = only(connection, "SELECT id FROM articles WHERE identity = 'copy 7'")
        loaded = gather(connection, story_id, earliest, huge)
    assert len(loaded.story.copies) == MOST_COPIES
    assert loaded.story.more == 23
    assert loaded.chosen is not None
    assert loaded.chosen[1].is_cut
    assert len(loaded.chosen[1].body) == LONGEST_TEXT


def test_stories_are_listed_by_their_copies(collected: Path) -> None:
    with reading(collected) as connection:
        found = stories(connection, Page("page", 1, 50))
        counted = counts(connection)
        releases = stories(connection, Page("page", 1, 50), only_releases=True)
    sizes = [row["articles"] for row in found.rows]
    assert sizes[0] == 3
    assert sizes == sorted(sizes, reverse=True)
    assert counted.copied == len(sizes)
    assert counted.articles == sum(sizes)
    assert counted.releases == len(releases.rows) > 0


def test_an_unknown_story_is_not_there(collected: Path, served: Served) -> None:
    with reading(collected) as connection, pytest.raises(NothingThereError):
        load(connection, 10**9)
    assert served.status("/story/1000000000") == 404


@needs_chromium
def test_two_copies_are_chosen_and_compared(watch: Watched) -> None:
    page = watch.open("/stories")
    page.locator(".articles .headline").first.click()
    assert "7 Oct 2024" in page.locator(".contradictions").inner_text()
    assert page.locator(".pair.changed mark", has_text="tujuh").count() == 1
    page.get_by_label("Right").select_option(index=1)
    page.get_by_role("button", name="Compare").click()
    assert page.locator(".pair mark", has_text="tujuh").count() == 0
    assert page.locator(".pair.same").count() > 5


def test_hostile_texts_stay_text(collected: Path, served: Served) -> None:
    with reading(collected) as connection:
        story_id = only(connection, "SELECT story_id FROM articles WHERE headline = ?", HOSTILE_HEADLINE)
    page = served.get(f"/story/{story_id}")
    assert "&lt;script&gt;document.title" in page
    assert "<script>document" not in page


@pytest.mark.parametrize("address", ["/people?q=", "/outlets?q=", "/stories?release=", "/person/1?stance="])
def test_what_is_typed_stays_text(served: Served, address: str) -> None:
    page = served.get(f"{address}%22%3E%3Cscript%3Ealert(1)%3C/script%3E&page=99999999999999999999")
    assert "<script>alert" not in page
