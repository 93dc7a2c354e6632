"""How acts are named: by a fixed phrase, or by words that follow each other in a sentence."""

from collections.abc import Mapping

from pipelines import lexicon
from pipelines.grammar.frames import Frames
from pipelines.lexicon.cues import Cue, Cues
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

FIXED, FRAMES = Cues("prohibited_acts"), Frames("acts")
EXPLICIT = 1.0  # the weight of an act that is no everyday thing


def acts(text: Text) -> list[Found[Cue]]:
    """The places where an act is named, in order, without those that words of another act absorb."""
    absorbing: Mapping[str, list[str]] = lexicon.tables("acts")["absorbed"]
    found = [*FIXED.find(text), *FRAMES.find(text)]
    found.sort(key=lambda act: (act.start, act.value.kind in absorbing, act.end))
    reached: dict[str, int] = {}
    kept = []
    for act in found:
        kind = act.value.kind
        reached[kind] = max(reached.get(kind, 0), act.end)
        if all(reached.get(other, 0) <= act.start for other in absorbing.get(kind, ())):
            kept.append(act)
    return kept


@Phrases
def others() -> dict[str, None]:
    """Those of whom the coverage tells that they campaign, register, appeal and meet by right, and no servants."""
    return dict.fromkeys(lexicon.tables("acts")["others"])
