"""What copies of one text have in common and other texts have not. Pure.

Fingerprints are hashes of runs of words, thinned out by winnowing (Schleimer, Wilkerson and Aiken, 2003): of every
`WINDOW` neighbouring runs the one of the smallest hash is kept. Two texts with `RUN + WINDOW - 1` words in common in
one piece have a fingerprint in common for certain, whatever stands around that piece.
"""

from zlib import crc32

from pipelines.copies.words import words_of

RUN, WINDOW = 6, 20
# Four bytes, which SQLite stores as they are when signed; the few that coincide by chance are found out by the texts.
SIGNED = 1 << 31


def fingerprints(body: str) -> tuple[int, ...]:
    """The fingerprints of a body, as signed 32-bit integers in rising order."""
    words = words_of(body)
    runs = zip(*(words[start:] for start in range(RUN)), strict=False)
    return winnowed([crc32(" ".join(run).encode()) - SIGNED for run in runs])


def winnowed(hashes: list[int]) -> tuple[int, ...]:
    """The smallest hash of every window; all of a text shorter than one window count as one."""
    starts = range(max(1, len(hashes) - WINDOW + 1))
    return tuple(sorted({min(hashes[start : start + WINDOW]) for start in starts})) if hashes else ()
