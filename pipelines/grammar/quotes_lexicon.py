"""The words by which quotations and their speakers are known, from the lexicon."""

from functools import cache
from typing import NamedTuple

from pipelines import lexicon
from pipelines.lexicon.phrases import Phrases


@cache
def cues(*names: str) -> frozenset[str]:
    """The words listed under any of `names` in the lexicon of quotation cues."""
    return frozenset(word for name in names for word in lexicon.tables("quote_cues")[name])


@cache
def verbs() -> dict[str, tuple[str, str]]:
    """Every form of a verb of saying, with its base and its position: tag, clause or passive."""
    return {row["form"]: (row["base"], row["position"]) for row in lexicon.rows("verbs_of_saying")}


@cache
def tags() -> frozenset[str]:
    """The forms that name the speaker behind a closing mark: ujar, katanya."""
    return frozenset(form for form, (_, position) in verbs().items() if position == "tag")


class Word(NamedTuple):
    """A word at `[start, end)` that can carry a statement; `base` is that of a verb of saying, None for others.

    `position` says where its speaker stands: that of a verb, or "source" for "menurut".
    """

    start: int
    end: int
    form: str
    base: str | None
    position: str


def find_speech(string: str) -> list[Word]:
    """The words of `string` that can carry a statement, in order; parts of a compound (kata-kata) aside."""
    return [
        Word(start, end, *value)
        for start, end, value in _speech.find(string)
        if string[start - 1 : start] != "-" and string[end : end + 1] not in {"-", "’"}
    ]


@Phrases
def _speech() -> dict[str, tuple[str, str | None, str]]:
    words: dict[str, tuple[str, str | None, str]] = {
        **{form: (form, None, "passive") for form in cues("presiding_passive")},
        **{form: (form, None, "clause") for form in cues("presiding_active")},
        **{form: (form, None, "source") for form in cues("sources")},
    }
    return words | {form: (form, *told) for form, told in verbs().items()}


@cache
def speech_words() -> frozenset[str]:
    """All words that can open or carry a statement."""
    return frozenset(verbs()) | cues("sources") | cues("presiding_passive") | cues("presiding_active")


@cache
def impersonal() -> frozenset[str]:
    """The words, in small letters, that open the name of a body or paper: bawaslu, dinas, peraturan, data."""
    return frozenset(row["word"] for row in lexicon.rows("body_heads")) | cues("documents") | cues("records")


@cache
def offices() -> frozenset[str]:
    """The first words of offices: bupati, asisten, kepala. Pj and plt are only added to such."""
    return cues("person_heads") - cues("statuses")


@cache
def speakers() -> frozenset[str]:
    """The words, written small, that can open a noun phrase for a person: dia, ketua, seorang, pria."""
    return cues("pronouns") | cues("person_heads") | cues("indefinite") | cues("descriptions") | cues("professions")
