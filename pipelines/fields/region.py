"""The one region whose civil servants the article is about."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from crawler.items import Span
from pipelines import lexicon
from pipelines.grammar import toponyms
from pipelines.grammar.toponyms import Toponym
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.lexicon.regions import RegionEntry, by_code
from pipelines.text import Text

LONGEST_FORMER = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The regency, city or province whose civil servants the article is about."""

    name: Annotated[str, "official name: Kota Pasuruan, Kabupaten Pekalongan, Jawa Tengah"]
    code: Annotated[str, "Kemendagri code"]
    province: Annotated[str, "the province it lies in, or is"]
    inferred_from: Annotated[str | None, "what decided where the text does not say it outright: dateline, or a word"]
    span: Annotated[Span, "the strongest mention"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mention and how strongly it speaks for what it names."""

    mention: Toponym
    weight: float


def find(text: Text) -> tuple[Region, ...]:
    """The main region, or () where the article is national or about no one region.

    Every mention is weighed by the words before it (Pemkot, Bupati, Bawaslu) and by where it stands. Mentions that may
    mean a Kabupaten or a Kota go to the one that the article names outright, or else to the type of the offices that
    it names without a region (wabup, pemkot), which `inferred_from` then states.
    """
    weighed = [Weighed(mention, _weight(text, mention)) for mention in text.once(toponyms.find)]
    levels = Counter(word.value for word in text.once(_level_words))
    chosen = _strongest(weighed, levels)
    if chosen is None:
        return ()
    region, score, inferred_from = chosen
    mentions = [w for w in weighed if region in w.mention.candidates or w.mention.region == region]
    if score < _weights()["least"]:
        if not (_local(levels) and any(_is_dateline(text, w.mention) for w in mentions)):
            return ()
        inferred_from = "dateline"
    if _national_weight(text) > score:
        return ()
    best = max(mentions, key=lambda w: w.weight).mention
    span = text.span(best.start, best.end)
    return (
        Region(name=region.name, code=region.code, province=region.province, inferred_from=inferred_from, span=span),
    )


def _strongest(weighed: list[Weighed], levels: Counter[str]) -> tuple[RegionEntry, float, str | None] | None:
    """The region with the highest sum, the sum, and the word that decided between a Kabupaten and a Kota."""
    sums, open_sums = defaultdict[str, float](float), defaultdict[tuple[str, ...], float](float)
    for item in weighed:
        if item.mention.region:
            sums[item.mention.region.code] += item.weight
        else:
            open_sums[tuple(region.code for region in item.mention.candidates)] += item.weight
    inferred = dict[str, str]()
    for codes, weight in open_sums.items():
        named = [code for code in codes if code in sums]
        if named:
            sums[max(named, key=lambda code: sums[code])] += weight
        elif (level := _leading(levels, codes)) is not None:
            code = next(code for code in codes if by_code(code).type == level)
            sums[code] += weight
            inferred[code] = level
    if not sums:
        return None
    code = max(sums, key=lambda code: sums[code])
    return by_code(code), sums[code], inferred.get(code)


def _leading(levels: Counter[str], codes: tuple[str, ...]) -> str | None:
    """The type among those of `codes` whose offices the article names at least twice as often as the others'."""
    counts = sorted(((levels[by_code(code).type], by_code(code).type) for code in codes), reverse=True)
    (most, level), (next_most, _) = counts[0], counts[1]
    return level if most and most >= 2 * next_most else None


def _weight(text: Text, mention: Toponym) -> float:
    weights = _weights()
    is_province = mention.region is not None and mention.region.type == "provinsi"
    table = weights["province" if is_province and not mention.town else "evidence"]
    weight: float = table[mention.evidence or "bare"]
    if mention.town:
        weight *= weights["town"]["factor"]
    if text.string[max(0, mention.head - LONGEST_FORMER) : mention.head].lower().endswith(_former()):
        weight *= weights["former"]["factor"]
    capital = mention.region is not None and mention.region.code == weights["capital"]["code"]
    if capital and mention.evidence != "government":
        weight *= weights["capital"]["factor"]
    return weight * float(weights["position"][_position(text, mention)])


def _position(text: Text, mention: Toponym) -> str:
    if mention.start < text.captions_start:
        return "headline"
    if mention.start < text.body_start:
        return "captions"
    if _is_dateline(text, mention):
        return "dateline"
    return "lead" if mention.start < text.body_start + _weights()["lead"]["characters"] else "rest"


def _is_dateline(text: Text, mention: Toponym) -> bool:
    return toponyms.in_dateline(text, mention.start, mention.end)


def _level_words(text: Text) -> Sequence[Found[str]]:
    """The words that show a level of government: kabupaten, kota, provinsi, national."""
    return _levels.find(text.string)


def _local(levels: Counter[str]) -> bool:
    return levels["kabupaten"] + levels["kota"] + levels["provinsi"] > levels["national"]


def _national_weight(text: Text) -> float:
    """How strongly headline and lead speak of national bodies, each counted once, where it weighs most."""
    position, end = _weights()["position"], text.body_start + int(_weights()["lead"]["characters"])
    most = dict[str, float]()
    for word in text.once(_level_words):
        if word.value == "national" and word.end <= end:
            place = "headline" if word.start < text.captions_start else "lead"
            most.setdefault(text.string[word.start : word.end].lower(), float(position[place]))
    return sum(most.values()) * float(_weights()["national"]["weight"])


@Phrases
def _levels() -> dict[str, str]:
    return {row["phrase"]: row["level"] for row in lexicon.rows("region_levels")}


@cache
def _former() -> tuple[str, ...]:
    """What stands before a post that somebody left: "mantan Sekda Boyolali" says little of Boyolali."""
    return tuple(f"{word} " for word in _weights()["former"]["words"])


@cache
def _weights() -> dict[str, Any]:
    return lexicon.tables("region_weights")
