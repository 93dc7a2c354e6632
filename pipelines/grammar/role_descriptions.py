"""Gives names the offices that stand farther off: with a description between, or run for again by their holder."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from pipelines import lexicon
from pipelines.grammar.name_forms import NameForm
from pipelines.grammar.role_ballots import ELECTED
from pipelines.grammar.titles import Office
from pipelines.grammar.words import title_words
from pipelines.lexicon.phrases import Phrases
from pipelines.text import Text

# "Juru bicara pasangan nomor urut 3 Darwis - Hamzah, Andi" names two before the one who speaks.
MOST_WITHIN = 4
FARTHEST = 120
MOST_NAMESAKES = 20
DESCRIBED = re.compile(r"((?: [^\s,;.!?“”\"]{1,25}){1,12}), (?:(?:yakni|yaitu) )?\Z")
TERM = re.compile(
    r" (?:(?:dua|tiga) periode|(?:periode|masa (?:bakti|jabatan)) \d{4} ?[-–/] ?\d{2,4}"
    r"|(?:paslon|pasangan(?: calon)?)(?: (?:nomor|no\.?)(?: urut)?)? \w{1,4}),? \Z",
    re.IGNORECASE,
)
# "Di hadapan Bupati Lirik, H. Andi" names the holder, "di hadapan Bupati Lirik, Andi" may go on with another.
FACING = re.compile(r"\bhadapan \Z", re.IGNORECASE)
VERB = re.compile(r"(?:me[mnlrwy]|di|ber|ter)[a-z]{3,}\Z")
# What follows the name as the subject of the sentence, or closes an apposition.
CLOSED = re.compile(r"\s?[,.(]| [a-z]|\Z")


def add_described(
    string: str, forms: Sequence[NameForm], free: Sequence[Office], held: dict[int, list[Office]]
) -> set[int]:
    """Gives names the offices that a description parts from them: "Ketua Forum Kades se-Lirik, Andi, meminta".

    Of `free` offices, which nobody else holds; returns whom that makes sure.
    """
    told, opened = set[int](), [form.opened for form in forms]
    for office in free:
        first = bisect_left(opened, office.end)
        for i in range(first, min(first + MOST_WITHIN, len(forms))):
            if _is_described(string, office, forms[i]) and not any(one.official for one in held.get(i, ())):
                held.setdefault(i, []).append(office)
                told |= {i} if len(forms[i].tokens) > 1 or forms[i].likely else set()
                break
    return told


def _is_described(string: str, office: Office, form: NameForm) -> bool:
    if not office.held and FACING.search(string, max(0, office.start - 12), office.start):
        return bool(form.honorifics or form.degrees) and string[office.end : form.opened] == ", "
    if not office.held or form.opened - office.end > FARTHEST or not CLOSED.match(string, form.closed):
        return False
    if TERM.match(string, office.end, form.opened):
        return True
    gap = DESCRIBED.match(string, office.end, form.opened)
    if gap is None or not (form.sure or form.likely):
        return False
    words = gap[1].split()
    return not any(word in _breaks() or (VERB.match(word) and word not in title_words()) for word in words)


def add_reruns(text: Text, forms: Sequence[NameForm], held: dict[int, list[Office]]) -> None:
    """Makes the holder of an elected office a candidate for it too: "Bupati Lirik Andi maju kembali"."""
    hits = _again.find(text.string, text.captions_start)
    closed, elected = [form.closed for form in forms] if hits else [], _elected(forms, held) if hits else {}
    for hit in hits:
        i = bisect_right(closed, hit.start) - 1
        if i < 0 or closed[i] < text.sentence_at(hit.start)[0]:
            continue
        runner = set(forms[i].tokens)
        known = [office for tokens, office in elected.get(forms[i].tokens[0], ()) if runner <= tokens]
        if known and not any(office.status == "calon" for office in known):
            held.setdefault(i, []).append(replace(known[0], start=hit.start, end=hit.end, status="calon"))


def _elected(
    forms: Sequence[NameForm], held: Mapping[int, Sequence[Office]]
) -> dict[str, list[tuple[frozenset[str], Office]]]:
    """The elected offices that are held or sought, by every word of the holder's name, with all of the words."""
    found = defaultdict[str, list[tuple[frozenset[str], Office]]](list)
    for i, offices in held.items():
        for office in offices:
            if office.title in ELECTED and office.status in {"definitif", "calon"}:
                for token in forms[i].tokens:
                    found[token][MOST_NAMESAKES:] = [(frozenset(forms[i].tokens), office)]
    return found


@cache
def _breaks() -> frozenset[str]:
    """Words that no description of an office holds: what stands behind them belongs to another clause."""
    return frozenset(row["phrase"] for row in lexicon.rows("role_links") if row["kind"] == "break")


@Phrases
def _again() -> dict[str, str]:
    return {row["phrase"]: row["kind"] for row in lexicon.rows("role_links") if row["kind"] == "again"}
