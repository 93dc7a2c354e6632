"""Says which forms are nicknames because words beside them say so: "akrab disapa Yono", "Suhaimi gelar Suttan Raja"."""

import re
from collections.abc import Mapping, Sequence

from pipelines import lexicon
from pipelines.grammar.name_forms import NameForm
from pipelines.grammar.register import SHORTEST_CLIP, part_of
from pipelines.grammar.roles import Holder
from pipelines.grammar.words import address_words
from pipelines.lexicon.phrases import Phrases
from pipelines.text import Text

AFTER_CUE = re.compile(r"[\s,:]{1,2}(?:(?:dengan|sebagai|nama|sapaan|panggilan)\s){0,3}[“\"‘']?\Z")
# "imbuh Ipung, sapaan akrabnya": the cue may follow too.
BEFORE_CUE = re.compile(
    r"(?:,? | ?[—–-] ?)(?:(?:sapaan|panggilan)(?: akrab)?nya\b|(?:sapaan|panggilan|begitu|demikian)"
    r" (?:akrab|karib|ia|dia|pria|sapaan|panggilan|(?:\w{2,20} ){1,5}(?:disapa|dipanggil)\b))"
)
# "Kang Ujang, sapaan akrab Ujang Wiharja": the name itself stands behind the cue.
NAMED = re.compile(r"(?:,? | ?[—–-]{1,2} ?| ?\()(?:sapaan|panggilan)(?: (?:akrab|karib))?\s\S")
BRACKETED = re.compile(r"\s?(?:atau\s|alias\s)?[(“\"‘']\s?(?:alias\s|atau\s)?\Z")
CUED = re.compile(r",? (?:yang )?(?:[a-zA-Z]{2,12} ){0,3}[a-zA-Z]{2,12}[:\s][“\"‘']?")
# SanDi for Sanusi and Didik: a blend of two candidates' names is nobody's nickname.
BLEND = re.compile(r"[a-z][A-Z]")


def find_cued(text: Text, holders: Sequence[Holder]) -> dict[int, tuple[str, ...]]:
    """The starts of forms that a cue ("akrab disapa", parentheses behind a name) makes nicknames.

    Each with the words of the name that the cue goes on with ("Kang Ujang, sapaan akrab Ujang Wiharja"), or none.
    """
    found = dict[int, tuple[str, ...]]()
    cues = _cues.find(text.string, text.captions_start)
    at = 0
    for before, holder in zip([None, *holders], holders, strict=False):
        form = holder.form
        while at < len(cues) and cues[at].end < form.opened - 40:
            at += 1
        behind = [cue for cue in cues[at : at + 4] if cue.end <= form.opened]
        after_cue = behind and AFTER_CUE.match(text.string, behind[-1].end, form.opened)
        after_name = before and (before.form.sure or before.form.likely) and not BLEND.search(form.name)
        if after_cue and before and NAMED.match(text.string, before.form.closed) and _is_nickname(before, form, found):
            found[before.form.start] = form.tokens
            continue
        if (
            after_cue
            and before
            and len(before.form.tokens) < len(form.tokens)
            and part_of(before.form.tokens, form.tokens)
        ):
            continue  # "kata Goreti, sapaan Maria Goreti Wea"
        after_cue = after_cue or BEFORE_CUE.match(text.string, form.closed)
        if after_cue or (after_name and before and BRACKETED.match(text.string, before.form.closed, form.opened)):
            found[form.start] = ()
    return found


def _is_nickname(before: Holder, form: NameForm, found: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether the form before "sapaan" is the nickname of the name behind it: "Prof. Mila, sapaan Sri Ludmila"."""
    told = before.form.start in found
    return told or (len(before.form.tokens) < len(form.tokens) and not part_of(before.form.tokens, form.tokens))


def parts_of(tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A nickname and its words: who is called Robi Idong may be Robi next; Gus Ipul is no Gus."""
    return [tokens, *((token,) for token in tokens if len(tokens) > 1 and token not in address_words())]


def is_called_behind(string: str, before: Holder, holder: Holder, nicknames: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether only a cue stands between a name and a nickname: "Suhaimi gelar Suttan Raja"."""
    form = before.form
    if holder.form.start not in nicknames or len(form.name) < SHORTEST_CLIP or nicknames[holder.form.start]:
        return False
    return CUED.fullmatch(string, form.closed, holder.form.opened) is not None


@Phrases
def _cues() -> dict[str, str]:
    return {row["cue"]: row["cue"] for row in lexicon.rows("nicknames")}
