"""The words and patterns of which the names of counted things are made."""

import re
from functools import cache

from pipelines import lexicon
from pipelines.lexicon.patterns import any_of
from pipelines.lexicon.phrases import Phrases

ITS = "nya"
BEFORE = {"amount", "before_no", "only"}  # the roles of words that stand before a figure
NOUNS = ("person", "case", "thing")


@Phrases
def phrases() -> dict[str, tuple[str, ...]]:
    """The phrases with their roles; a noun of one word also with the possessive -nya, and then with the role "own"."""
    entries: dict[str, tuple[str, ...]] = dict.fromkeys(_titles(), ("person",))
    for row in lexicon.rows("counted"):
        roles = lexicon.split(row["role"])
        if {*roles} <= BEFORE:
            continue
        if " " not in row["phrase"] and {*NOUNS} & {*roles}:
            entries.setdefault(row["phrase"] + ITS, (*roles, "own"))
        entries[row["phrase"]] = roles
    return entries


def persons() -> list[str]:
    """The words for persons, offices among them."""
    return [*_titles(), *(row["phrase"] for row in lexicon.rows("counted") if "person" in lexicon.split(row["role"]))]


def _titles() -> list[str]:
    no_titles = (ITS, *lexicon.tables("count_words")["no_titles"])
    return [row["phrase"] for row in lexicon.rows("titles") if not row["phrase"].endswith(no_titles)]


@cache
def words(name: str) -> frozenset[str]:
    """The list `name` of count_words.toml."""
    return frozenset(lexicon.tables("count_words")[name])


@cache
def specifying(word: str) -> frozenset[str]:
    """Which words of counted.csv specify the noun `word` before them: "kasus PNS guru"."""
    return frozenset(lexicon.tables("count_words")["specifying"].get(word, ("attribute", "office")))


@cache
def kind() -> re.Pattern[str]:
    """Of what kind a case is: "perkara penggunaan mobil dinas", "laporan keterlibatan PNS"."""
    no_part = rf"(?:{any_of(words('kind_ends'))})\b|(?:me[mn]|di[a-z]|ber|ter)[a-z]{{3}}"
    return re.compile(
        rf" (?!ketidak|pelanggaran (?:{no_part})|pelanggaran\b(?! [a-z]))"
        rf"(?:pe[nmlr]|ke)[a-z]{{4,16}}an\b(?: (?!{no_part})[a-z]{{3,16}}\b){{0,2}}(?: (?:ASN|PNS|PPPK))?"
    )


@cache
def goods() -> re.Pattern[str]:
    """What is measured: "lembar spanduk", "paket beras dan minyak goreng", up to a verb or a word that ends it."""
    no_part = rf"(?:{any_of(words('goods_end'))})\b|(?:me[mn]|mer|mel|di[a-z]|ber|ter|se)[a-z]{{3}}"
    return re.compile(rf"(?: (?:dan )?(?!{no_part})[a-z][a-z-]{{2,20}}\b){{1,4}}(?: [A-Z]{{2,5}}\b)?| [A-Z]{{2,5}}\b")
