"""The ways in which a pair of candidates is written: two names joined, one behind the other, in lists."""

import re
from functools import cache

from pipelines import lexicon
from pipelines.grammar.candidate_names import NAME
from pipelines.lexicon.patterns import any_of

DEGREES = r"(?:,\s?(?:[A-Z]\w{0,5}\.?\s?){1,4})(?=[\s,.)(–—&/-]|\Z)"
JOINT = (
    r"\s?(?:[–—&/-]|,? (?:yang )?(?:didampingi|menggandeng|berpasangan dengan|berduet dengan)\b"
    r"|\b(?:dan|serta|bersama)\b)\s?"
)
TWO_NAMES = re.compile(rf"(?P<head>{NAME})(?:{DEGREES}){{0,3}}{JOINT}(?P<deputy>{NAME})")
# Degrees between two names of a list: only a full stop tells them from the next name.
DOTTED = r"(?:,? ?[A-Z][A-Za-z]{0,4}\.[\w.]{0,8}){0,3}"
# "Paslon A–B dan C–D, serta nomor 3 E dan F" goes on without another word that opens a pair.
NUMBERED = (
    r"(?:(?:pasangan |paslon )?(?:calon )?(?:nomor|no)\b\.?(?: urut)? (?P<number>\w{1,9})[,:]? (?:yakni |yaitu |ada )?)"
)
# "A–B dengan nomor urut 1 dan C–D"
TOLD = r"(?:,? (?:dengan|yang [a-z]{4,15}|bernomor|sebagai) (?:nomor|no)\b\.?(?: urut)? \w{1,9})"
FURTHER = re.compile(
    rf"(?: ?\([^()\n]{{1,40}}\))?{TOLD}? ?(?:[,;]|,? (?:dan|serta|melawan|dengan|vs))(?: dan| serta)?"
    rf" (?:pasangan |paslon )?{NUMBERED}?"
    rf"(?P<head>{NAME}){DOTTED}(?:\s?[–—/-]\s?|(?(number){JOINT}|,? (?:yang )?(?:menggandeng|bersama) ))"
    rf"(?:mantan |eks )?(?P<deputy>{NAME})"
)
# "Paket SEHATI (A – B) nomor urut 2": what the two call themselves stands before them.
ENCLOSED = re.compile(
    rf"\b(?:[Pp]aket|[Pp]aslon|[Pp]asangan)\b[^()\n.]{{0,40}}"
    rf"\((?P<head>{NAME})(?:{DEGREES}){{0,3}}\s?[–—&/-]\s?(?P<deputy>{NAME})(?:{DEGREES}){{0,3}}\)"
)
# "A–B (01), C–D (02)": the numbers alone make a list of pairs.
BARE_NUMBER = re.compile(r" ?\((?P<number>0?[1-9])\)")
NUMBERED_PAIR = re.compile(
    rf"(?P<head>{NAME})(?:{DEGREES}){{0,3}}\s?[-–—/&]\s?(?P<deputy>{NAME})(?:{DEGREES}){{0,3}}\Z"
)
LISTED = re.compile(
    rf"^ ?(?P<number>\d{{1,2}})[.)] ?(?P<head>{NAME})(?:{DEGREES}){{0,3}}{JOINT}(?P<deputy>{NAME})", re.M
)
# "Nurmi Ina, mendampingi Muslihin Dae pada pasangan nomor urut empat".
DEPUTY_FIRST = re.compile(rf"(?P<deputy>{NAME}),? (?:yang )?mendampingi (?P<head>{NAME})")


@cache
def head_and_deputy() -> re.Pattern[str]:
    """Both with what they seek: "Cagub nomor urut 1 Andi dan cawagub Budi", "calon bupati Andi dan wakilnya Budi"."""
    return re.compile(
        rf"\b(?i:{_sought('head')})(?: [A-Z]\w+){{0,2}}?"
        rf"(?i: nomor(?: urut)? (?P<number>\w{{1,9}}))?,? (?P<head>{NAME})(?:{DEGREES}){{0,3}}"
        rf",? (?:dan|bersama|serta|berpasangan dengan|didampingi) (?i:{_sought('deputy')})(?:nya)?,? (?P<deputy>{NAME})"
    )


@cache
def head_alone() -> re.Pattern[str]:
    """The head only, with a number: "calon gubernur nomor urut 1, Wempi Korwa"."""
    return re.compile(
        rf"\b(?i:{_sought('head')})(?: [A-Z]\w+){{0,2}}"
        rf" (?i:nomor|no\.?)(?i: urut)? (?P<number>\w{{1,9}}),? (?P<head>{NAME})"
    )


def _sought(role: str) -> str:
    """The words for what the first or the second of a pair seeks, as alternatives."""
    rows = lexicon.rows("candidate_words")
    return any_of(row["word"] for row in rows if role in lexicon.split(row["roles"]))
