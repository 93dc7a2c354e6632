"""What the words around a capitalised run say: does it name a person?"""

import re
from collections.abc import Sequence
from functools import cache

from pipelines import lexicon
from pipelines.grammar.body_words import whole_bodies
from pipelines.grammar.words import Word, context, kinds_of_other_words
from pipelines.lexicon.patterns import any_of

SENTENCE_BREAK = re.compile(r"[.!?\n:;“\"”•]")
MARKS = frozenset('“”"')
BRACKET = re.compile(r"\s\((?:\d\d(?: tahun)?|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\)")
CLOSED = re.compile(r",? \(?\d\d\)?(?: tahun)?\b|,(?: [a-z]{3,12})?(?=[,.])|, [a-z]|\Z")
APPOSITION = re.compile(
    r", \d\d(?: tahun)?,"
    r"|,? (?:selaku|sebagai|yang (?:juga|merupakan|menjabat|akrab|karib|biasa)|salah (?:satu|seorang)|seorang|alias)\b"
    r"| (?:saat|ketika|yang|usai|kala)"
    r" (?:di|men)(?:temui|konfirmasi|hubungi|wawancara\w{0,3}|mintai|tanya\w{0,3}|jumpai)\b"
    r"| (?:berpasangan dengan|didampingi)\b"
    r"|, (?:misalnya|contohnya)\b"
)
# "Salah seorang peserta, Andi" and "seorang petani bernama Andi": whoever is described so is named next.
ONE_OF = re.compile(
    r"\b(?:salah )?(?:se|satu )orang (?:[a-z]+ ){0,5}[a-z]+,? (?:bernama )?\Z|\bsalah satu (?:[a-z]+ ){0,5}[a-z]+, \Z",
    re.I,
)


def is_closed(string: str, end: int) -> bool:
    """Whether an age or a comma behind `end` closes what stands before it as an apposition: "warga, Yanto (45)"."""
    return CLOSED.match(string, end) is not None


def is_quoted(string: str, start: int, end: int) -> bool:
    """Whether the words in `[start, end)` stand between quotation marks: the name of a group, a slogan, a title."""
    return string[start - 1 : start] in MARKS and string[end : end + 1] in MARKS


def is_in_body(words: Sequence[Word], at: int) -> bool:
    """Whether the word stands in the name of a body, in one run with its first word: Aliansi Rakyat Lamtim."""
    for index in range(at - 1, max(at - 6, -1), -1):
        if words[index + 1].gap != " " or not words[index].capital:
            return False
        if words[index].lower in whole_bodies():
            return True
    return False


def is_opening(words: Sequence[Word], at: int) -> bool:
    """Whether the word opens a sentence, where a capital says nothing."""
    return at == 0 or SENTENCE_BREAK.search(words[at].gap) is not None


def is_credited(words: Sequence[Word], at: int) -> bool:
    """Whether the words before make this a credit ("Foto: Andi", "ANTARA/Andi")."""
    if not at:
        return False
    word, before = words[at], words[at - 1]
    return (word.gap == "/" and before.capital) or (":" in word.gap and cue(before) == "credit")


def is_spoken(words: Sequence[Word], at: int) -> bool:
    """Whether a verb of saying stands directly before: "kata Andi", "disampaikan oleh Andi"; or "menurut"."""
    if not at or words[at].gap != " ":
        return False
    before = words[at - 1].lower
    if before == "oleh":
        return at > 1 and verbs().get(words[at - 2].lower) == "passive"
    return before == "menurut" or verbs().get(before) in {"tag", "passive"}


def is_described(words: Sequence[Word], at: int) -> bool:
    """Whether a verb of saying and up to three common nouns stand before: "tutur petugas loket Andi"."""
    for index in range(at - 1, max(at - 5, -1), -1):
        if words[index + 1].gap != " " or not words[index].string.islower():
            return False
        if verbs().get(words[index].lower) == "tag":
            return index < at - 1 and not words[index].lower.endswith("nya")
        if kinds_of_other_words().get(words[index].lower) == "common" and words[index].lower not in _people():
            return False
    return False


def is_located(words: Sequence[Word], at: int) -> bool:
    """Whether "di" or "asal" stands directly before, so that a place is named."""
    return at > 0 and words[at].gap == " " and cue(words[at - 1]) == "locating"


def is_anonymous(words: Sequence[Word], last: int) -> bool:
    """Whether "berinisial" stands behind: "Sekretaris Kecamatan Tumpaan berinisial NP" names no Tumpaan."""
    return last < len(words) and words[last].gap in (" ", ", ") and cue(words[last]) == "hiding"


def is_called(words: Sequence[Word], at: int) -> bool:
    """Whether a word that only names follow stands before: "warga bernama Paijo"."""
    return at > 0 and words[at].gap == " " and cue(words[at - 1]) == "called"


def is_masked(words: Sequence[Word], at: int) -> bool:
    """Whether the name that follows is made up: "sebut saja Mawar"."""
    return at > 1 and words[at].gap == " " and words[at - 1].lower == "saja" and cue(words[at - 2]) == "masking"


def is_speaking(words: Sequence[Word], at: int) -> bool:
    """Whether a verb of saying stands at word `at` or, adverbs aside, soon behind: "Andi juga menegaskan"."""
    for index in range(at, min(at + 4, len(words))):
        word = words[index]
        if word.gap not in (" ", ", ", ". ") or ("." in word.gap and index > at):
            return False
        if word.lower in verbs() and word.string.islower():
            return verbs()[word.lower] == "clause"
        if cue(word) != "adverb":
            return False
    return False


def is_backed(string: str, words: Sequence[Word], at: int, closed: int) -> bool:
    """Whether the phrase before or behind introduces a person: "bernama Andi", "Andi (45)", "Andi, selaku …"."""
    if at and words[at].gap == " " and cue(words[at - 1]) in {"naming", "called"}:
        return True
    if BRACKET.match(string, closed) or APPOSITION.match(string, closed):
        return True
    if words[at].gap not in (" ", ", "):
        return False
    start = words[at].start
    before = string[max(0, start - 90) : start].lower()
    # Both words are rare, and to look for them is quicker than to try the pattern at every word.
    described = "orang " in before or "salah satu " in before
    return described and ONE_OF.search(string, max(0, start - 90), start) is not None


@cache
def ballot() -> re.Pattern[str]:
    """What stands before the names of candidates, up to the first of them."""
    return re.compile(
        rf"\b(?:{any_of(context('ballot'))})\b[^.!?\n]{{0,60}}\Z|\b(?:nomor|no\.?) urut \w{{1,5}}[\s,:(]{{1,3}}\Z",
        re.IGNORECASE,
    )


def is_on_ballot(string: str, start: int) -> bool:
    """Whether candidates are about to be named at `start`, so that a hyphen parts two of them."""
    opened = max(string.rfind("\n", 0, start) + 1, start - 100)
    return ballot().search(string, opened, start) is not None


def cue(word: Word) -> str | None:
    """What a word beside a name says of it, by the kinds of the lexicon: naming, adverb, credit …"""
    return _cues().get(word.lower)


@cache
def signing() -> frozenset[str]:
    """The words that open a byline: penulis, editor, oleh."""
    return frozenset(word for word, kind in _cues().items() if kind == "credit") | {"oleh", "ditulis", "by"}


@cache
def verbs() -> dict[str, str]:
    """Verb of saying → its position: tag, clause or passive."""
    return {row["form"]: row["position"] for row in lexicon.rows("verbs_of_saying")}


@cache
def _people() -> frozenset[str]:
    """Common nouns for persons: petugas, warga."""
    return frozenset(row["phrase"] for row in lexicon.rows("titles") if row["level"] == "none")


@cache
def _cues() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in lexicon.rows("name_cues")}
