"""The words before the name of a region that tell what is meant: "Pemkab", "Bupati", "Universitas"."""

import re
from dataclasses import dataclass

from pipelines.grammar.toponym_names import heads
from pipelines.text import Text

# What may stand between a head and the name: "Pemkab) Pekalongan", "Kab. Pekalongan", "se-Pekalongan", "(Jateng".
GAP = " ).:(-/"
LONGEST_GAP = 3
LONGEST_CHAIN = 3
CAPITALISED_RUN = re.compile(r"(?: [A-Z][\w.]{0,30}){0,6}")
# Evidence with which the name of an institution has ended: "SMP Dinas Pendidikan Kota X".
ENDING = frozenset({"government", "body"})
STRENGTH = {"": 0, "place": 1, "plain": 2, "election": 3, "body": 4, "government": 5, "veto": 6}

# Where a head begins, its type of region and its class of evidence.
Head = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Context:
    """The words before a name: where they begin, where the type ("Kota") does, the type and the class of evidence."""

    start: int
    name_start: int
    kind: str = ""
    evidence: str = ""


def find_heads(text: Text) -> dict[int, Head]:
    """The heads of region_heads.csv in the text: `{end: (start, kind, evidence)}`."""
    return {found.end: (found.start, *found.value) for found in heads.find(text.string)}


def institutions(string: str, spots: dict[int, Head]) -> list[tuple[int, int]]:
    """The capitalised words behind "Universitas" and its like, which name no region, up to the next body or office."""
    hidden = list[tuple[int, int]]()
    for end, (start, kind, evidence) in spots.items():
        if evidence == "institution" and string[start].isupper():
            run = CAPITALISED_RUN.match(string, end)
            hidden.append((end, run.end() if run else end))
        elif hidden and start < hidden[-1][1] and (kind or evidence in ENDING):
            hidden[-1] = (hidden[-1][0], start)
    return hidden


def read_context(string: str, start: int, spots: dict[int, Head]) -> Context:
    """Read the heads before `start` backwards: "Bawaslu" before "Kabupaten" makes the type evidence of a body."""
    context = Context(start, start)
    for step in range(LONGEST_CHAIN):
        head = _head_before(string, context.start, spots)
        if head is None:
            break
        left, kind, evidence = head
        if evidence in ("outlet", "institution"):
            evidence = "veto" if string[left].isupper() and not step else ""
        if step and evidence in ("veto", "place"):
            break
        stronger = STRENGTH.get(evidence, 0) > STRENGTH[context.evidence]
        is_type = not step and evidence == "plain"
        context = Context(
            start=left,
            name_start=left if is_type else context.name_start,
            kind=context.kind or kind,
            evidence=evidence if stronger else context.evidence,
        )
        if evidence == "place":
            break
    return context


def _head_before(string: str, start: int, spots: dict[int, Head]) -> Head | None:
    left = start
    while left > max(0, start - LONGEST_GAP) and string[left - 1] in GAP:
        left -= 1
    for end in range(start - 1, left - 1, -1):
        if end in spots:
            return spots[end]
    return None
