"""Which sanctions for breaches the article names, and how far they have got."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Annotated

from crawler.items import Span
from pipelines.grammar.frames import Frames
from pipelines.lexicon import cues
from pipelines.lexicon.cues import Cue, Cues
from pipelines.lexicon.phrases import Found
from pipelines.text import Text

CUES, FRAMES = Cues("sanctions"), Frames("sanction_frames")
STAGES = ("threatened", "recommended", "imposed")
ADJECTIVE, TELLING = 0.5, 2.0  # weights in sanctions.csv
# What may stand between "hukuman" and "berat": "disiplin tingkat ringan, sedang, hingga yang", and ahead of what opens
# a row anything: "bagi mereka yang tidak netral mulai dari".
CHAIN = re.compile(
    r"\w+(?:[^.;:!?]{0,55}?\b(?:mulai|tingkat|kategori|berupa|beragam|bervariasi|baik)\b)?+(?:\s*[,/(]\s*|\s+"
    r"|\b(?:disiplin(?:nya)?|pegawai|orang|tingkat|kategori|level|bersifat|mulai|dari|yang|paling|ringan|sedang|berat"
    r"|ada|itu|ini|terdiri|atas|yakni|yaitu|antara|lain|lainnya|baik|satu|dua|tiga|empat|lima|enam|\d{1,2}|untuk|kepada"
    r"|dan|atau|hingga|sampai|dengan|maupun|serta|bahkan|berupa|bisa|dapat)\b){0,14}",
    re.I,
)
LONGEST_CHAIN = 70
PROGRESSIVE = re.compile(r"sedang\s+(?!berupa)(?:di|me|ber|ter)\w{3}", re.I)  # "sedang diperiksa" is no grade
CUES_OF_STAGE = (
    ("perfect", "imposed"),
    ("threat", "threatened"),
    ("advice", "recommended"),
    ("done", "imposed"),
    ("range", "threatened"),
)
DENIED = 20  # characters between a denial and what it denies: "tidak sampai dipecat"
CLAUSE_START = re.compile(r"[,;:(](?=[^,;:(]*\Z)")  # "apabila tidak ada tindakan, sanksi menanti" denies none


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """A sanction for a breach that the article names. "Sanksi tegas" alone names none."""

    kind: Annotated[
        str,
        "moral, teguran, ringan, sedang, berat, bertingkat, penundaan kenaikan pangkat, penundaan kenaikan gaji, "
        "penurunan pangkat, penurunan jabatan, rotasi jabatan, pembebasan jabatan, pemotongan tunjangan, "
        "administratif, disiplin, pemecatan or pidana",
    ]
    stage: Annotated[str | None, "threatened, recommended or imposed: the furthest that the article tells of"]
    surface: Annotated[str, "the words that name it"]
    span: Annotated[Span, "where it is named, at that stage"]


def find(text: Text) -> tuple[Sanction, ...]:
    """The sanctions named in headline, captions and body, each once, in the order of their first mention."""
    contexts = text.once(cues.contexts)
    furthest: dict[str, Sanction] = {}
    for found in _named(text, contexts):
        stage = _stage(found, contexts, text.sentence_at(found.start))
        kind, surface = found.value.kind, text.string[found.start : found.end]
        if kind not in furthest or _rank(stage) > _rank(furthest[kind].stage):
            span = text.span(found.start, found.end)
            furthest[kind] = Sanction(kind=kind, stage=stage, surface=surface, span=span)
    return tuple(furthest.values())


def _named(text: Text, contexts: cues.Contexts) -> Iterable[Found[Cue]]:
    for found in sorted([*CUES.find(text), *FRAMES.find(text)], key=attrgetter("start", "end")):
        if not _is_denied(text.string, contexts, found.start) and (
            found.value.weight != ADJECTIVE or _is_grade(text.string, contexts, found)
        ):
            yield found


def _is_denied(string: str, contexts: cues.Contexts, position: int) -> bool:
    opened = max(position - DENIED, 0)
    clause = CLAUSE_START.search(string, opened, position)
    opened = clause.start() if clause else opened
    return contexts.within("deny", opened, position) and not contexts.within("beyond", opened, position)


def _is_grade(string: str, contexts: cues.Contexts, found: Found[Cue]) -> bool:
    noun = contexts.last("penalty", max(found.start - LONGEST_CHAIN, 0), found.start)
    chained = CHAIN.fullmatch(string, noun, found.start) if noun is not None else None
    return chained is not None and PROGRESSIVE.match(string, found.start) is None


def _stage(found: Found[Cue], contexts: cues.Contexts, sentence: tuple[int, int]) -> str | None:
    """What is said ahead of the sanction tells first, in the order of the cues: "akan dijatuhi" is a threat."""
    start, end = sentence
    for group, stage in CUES_OF_STAGE:
        if contexts.within(group, start, found.end):
            return stage
    if found.value.weight == TELLING:
        return "imposed"
    return next((stage for group, stage in CUES_OF_STAGE if contexts.within(group, found.end, end)), None)


def _rank(stage: str | None) -> int:
    return -1 if stage is None else STAGES.index(stage)
