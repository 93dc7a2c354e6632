"""How acts are named: by a fixed phrase, or by words that follow each other in a sentence."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping

from pipelines import lexicon
from pipelines.grammar.frames import Frames
from pipelines.lexicon.cues import Cue, Cues
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

FIXED, FRAMES, LOOKALIKES = Cues("prohibited_acts"), Frames("acts"), Frames("acts", "lookalikes")
EXPLICIT = 1.0  # the weight of an act that is no everyday thing


def acts(text: Text) -> list[Found[Cue]]:
    """The places where an act is named, in order, without those that words of another act, or of none, absorb."""
    tables: Mapping[str, Mapping[str, list[str]]] = lexicon.tables("acts")
    absorbing, no_acts = tables["absorbed"], tables["lookalikes"]
    found = sorted([*FIXED.find(text), *FRAMES.find(text), *LOOKALIKES.find(text)], key=_extent)
    starts, reached = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for start, end, act in found:
        starts[act.kind].append(start)
        reached[act.kind].append(max(end, *reached[act.kind][-1:], 0))
    return [
        act
        for act in found
        if act.value.kind not in no_acts
        and not any(_meets(starts[other], reached[other], act) for other in absorbing.get(act.value.kind, ()))
    ]


def _extent(act: Found[Cue]) -> tuple[int, int]:
    return act.start, act.end


def _meets(starts: list[int], reached: list[int], act: Found[Cue]) -> bool:
    """Whether `act` overlaps one of the places that begin at `starts`, and reach to `reached`."""
    before = bisect_left(starts, act.end)
    return before > 0 and reached[before - 1] > act.start


@Phrases
def others() -> dict[str, None]:
    """Those of whom the coverage tells that they campaign, register, appeal and meet by right, and no servants."""
    return dict.fromkeys(lexicon.tables("acts")["others"])
