"""The texts of one article in the order in which they were there, whatever the order in which they arrive."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

# Which of the times between two, both excluded, an article was seen at; its text was then the one that was there.
Sightings = Callable[[str, str], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text that was there from `first` to `last`, as far as was seen. Times are written alike, so that they compare.

    `revision` is the row that keeps it, None for the present text, and for one that is not kept yet.
    """

    digest: str
    first: str
    last: str
    revision: int | None = None


def placed(versions: Sequence[Version], digest: str, seen: str, sightings: Sightings) -> list[Version]:
    """The versions when a text with that digest was seen at that time. The last one is the present text.

    The same set of sightings gives the same versions in any order of arrival; only what was seen in the same second
    is ordered by it. A text that was seen before and behind another is two versions.
    """
    if any(one.digest == digest and one.first <= seen <= one.last for one in versions):
        return [*versions]
    at = sum(one.first <= seen for one in versions)
    before, behind = [*versions[:at]], [*versions[at:]]
    if before and seen < before[-1].last:
        earlier, later = _parted(before[-1], seen, sightings)
        before[-1:], behind[:0] = [earlier], [later]
    if before and before[-1].digest == digest:
        before[-1] = replace(before[-1], last=seen)
    elif behind and behind[0].digest == digest:
        behind[0] = replace(behind[0], first=seen)
    else:
        before.append(Version(digest=digest, first=seen, last=seen))
    return [*before, *behind]


def appended(versions: Sequence[Version], digest: str, seen: str) -> list[Version]:
    """The versions when a text is there now."""
    last = versions[-1]
    if last.digest == digest:
        return [*versions[:-1], replace(last, last=max(last.last, seen))]
    seen = max(seen, last.last)
    return [*versions, Version(digest=digest, first=seen, last=seen)]


def _parted(version: Version, seen: str, sightings: Sightings) -> tuple[Version, Version]:
    """A version before and behind another text that was seen in between."""
    ends = max(sightings(version.first, seen), default=version.first)
    begins = min(sightings(seen, version.last), default=version.last)
    # The present text has no row; of a former one, the earlier half keeps it.
    return replace(version, last=ends), replace(version, first=begins, revision=None)
