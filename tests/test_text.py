"""Text: one string, one set of offsets, and sentences that end where sentences end."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import Article, Span
from pipelines.text import Text

ARTICLE = Article(
    identity="a",
    headline="Camat Diminta Netral",
    captions=("Apel pagi.", "Suasana rapat"),
    body="Kata Drs. H. Budi, M.Si. di No. 5. Lalu ia pergi.\n“Ya.” Begitu.",
)


def parts(text: Text, stretches: tuple[tuple[int, int], ...]) -> list[str]:
    return [text.string[start:end] for start, end in stretches]


def test_headline_captions_and_body_are_one_string() -> None:
    text = Text(ARTICLE)
    assert parts(text, text.paragraphs) == [
        "Camat Diminta Netral",
        "Apel pagi.",
        "Suasana rapat",
        "Kata Drs. H. Budi, M.Si. di No. 5. Lalu ia pergi.",
        "“Ya.” Begitu.",
    ]
    assert text.string[text.body_start :] == ARTICLE.body
    assert text.string[text.captions_start :].startswith("Apel pagi.")


@pytest.mark.parametrize(
    ("word", "span"),
    [("Camat", Span(0, 5, "headline")), ("rapat", Span(8, 13, "captions[1]")), ("Budi", Span(13, 17, "body"))],
)
def test_a_span_names_its_part_and_leads_back(word: str, span: Span) -> None:
    text = Text(ARTICLE)
    start = text.string.index(word)
    assert text.span(start, start + len(word)) == span
    assert text.offsets(span) == (start, start + len(word))


def test_degrees_initials_and_abbreviations_end_no_sentence() -> None:
    text = Text(ARTICLE)
    assert parts(text, text.sentences)[3:] == [
        "Kata Drs. H. Budi, M.Si. di No. 5.",
        "Lalu ia pergi.",
        "“Ya.”",
        "Begitu.",
    ]


def test_positions_find_their_sentence_and_paragraph() -> None:
    text = Text(ARTICLE)
    position = text.string.index("pergi")
    assert parts(text, (text.sentence_at(position),)) == ["Lalu ia pergi."]
    assert parts(text, (text.paragraph_at(position),))[0].startswith("Kata Drs.")


def test_a_field_is_computed_once() -> None:
    calls: list[Text] = []

    def find(text: Text) -> int:
        calls.append(text)
        return len(calls)

    text = Text(ARTICLE)
    assert (text.once(find), text.once(find), len(calls)) == (1, 1, 1)


@given(st.text(alphabet='aA .!?…\n"”“0', max_size=200))
def test_sentences_cover_all_words_in_order_and_cross_no_line(body: str) -> None:
    text = Text(Article(identity="a", body=body))
    covered = "".join(parts(text, text.sentences))
    assert "".join(covered.split()) == "".join(text.string.split())
    assert all("\n" not in sentence for sentence in parts(text, text.sentences))
    starts = [start for start, _ in text.sentences]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize("unit", [".", "! A", "…”", "A. ", '"', "1 ", "Drs. "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    started = process_time()
    assert Text(Article(identity="a", body=unit * (500_000 // len(unit)))).sentences
    assert process_time() - started < 3
