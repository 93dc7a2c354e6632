"""Tells speech from terms, titles and themes between quotation marks."""

import re

from pipelines.grammar.quotation_marks import Stretch, stretches
from pipelines.grammar.quotes_lexicon import cues, speakers, verbs
from pipelines.grammar.speakers_narration import WORD
from pipelines.text import Text

# Fewer words than these are speech only where it is attributed.
FEWEST_WORDS = 3
# Within a sentence that does not lead up to it, speech is no shorter than this.
FEWEST_WITHIN = 7
STOPS = (",", ".", "!", "?", "…")
# What can stand before a quotation that begins a sentence.
SENTENCE_START = re.compile(r"""(?:^|\n|[.!?…:”"’'»)\]–—-]|[–—-] )[ \t]{0,2}\Z""")
# So much of a stretch tells whether it is a title.
LONGEST_TITLE = 200
# So much of a line before and behind a stretch tells what it is.
BEFORE, BEHIND = 240, 60


def spoken(text: Text) -> list[Stretch]:
    """The direct speech in the body, in order."""
    lines = tuple(line for line in text.paragraphs if line[0] >= text.body_start)
    return [stretch for stretch in stretches(text.string, lines) if is_speech(text.string, stretch)]


def is_speech(string: str, stretch: Stretch) -> bool:
    """Whether a stretch between marks is speech, and no term, title or theme ("politik praktis")."""
    words = WORD.findall(string, stretch.start, min(stretch.end, stretch.start + LONGEST_TITLE))
    stopped = string.endswith(STOPS, stretch.start, stretch.end)
    ended = stopped or string.startswith(STOPS, stretch.closed)
    attributed = _is_attributed(string, stretch, ended=ended)
    if not words or (attributed and stopped):
        return bool(words)
    before = string[max(0, stretch.opened - BEFORE) : stretch.opened].rpartition("\n")[2]
    if len(words) < FEWEST_WORDS and not attributed:
        return (
            stopped and before.rstrip().endswith((",", ":", ".")) and _says(before, 1 + before.rstrip().endswith("."))
        )
    introduced = _introduces(string, stretch, before)
    if attributed or _is_title(words) or _is_label(before):
        return attributed and not _is_label(before) and (introduced or len(words) >= FEWEST_WORDS)
    if introduced:
        return ended or not stretch.complete or string[stretch.closed : stretch.closed + 1] in {"", "\n"}
    return len(words) >= FEWEST_WITHIN and (stopped or _says(before, 9))


def _introduces(string: str, stretch: Stretch, before: str) -> bool:
    """Whether the words before a stretch end a sentence or lead up to speech."""
    if SENTENCE_START.search(string, max(0, stretch.opened - 3), stretch.opened) or _says(before, 2):
        return True
    capital = string[stretch.start].isupper()
    return before.rstrip().endswith(",") and (capital or _says(before, 30))


def _is_attributed(string: str, stretch: Stretch, *, ended: bool) -> bool:
    """Whether a tag ("ujarnya", "kata Budi") follows; without a stop before it, only an unmistakable one."""
    behind = string[stretch.closed : stretch.closed + BEHIND].lstrip(" ,.")
    if behind[:1] == "\n" and not behind[1:2].islower():
        return False
    following = WORD.findall(behind)[:4]
    if ended and following and following[0] in cues("pronouns"):
        return any(word in verbs() for word in following)
    while following and following[0].lower() in cues("before_verb"):
        following.pop(0)
    if not following or verbs().get(following[0].lower(), ("", "clause"))[1] == "clause":
        return False
    if ended or following[0].endswith("nya") or verbs()[following[0].lower()][0] in cues("unmistakable"):
        return True
    return len(following) > 1 and (not following[1].islower() or following[1] in speakers())


def _says(before: str, reach: int) -> bool:
    """Whether a verb of saying is one of the last `reach` words."""
    return any(word.lower() in verbs() for word in WORD.findall(before)[-reach:])


def _is_label(before: str) -> bool:
    """Whether what follows is named by a word like "tema" near it, or by one that opens the sentence."""
    words = WORD.findall(re.split(r"[.!?]\s", before)[-1])
    return any(word.lower() in cues("labels") for word in [*words[-4:], *words[:2]])


def _is_title(words: list[str]) -> bool:
    """Whether all but the small words are written with a capital, as in names of events and works."""
    long = [word for word in words if len(word) > 3]
    return len(long) > 1 and all(not word[0].islower() for word in long)
