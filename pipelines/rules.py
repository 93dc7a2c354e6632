"""Which rules read an article: a digest of all that decides what is read out of a page, code and lexicons."""

from functools import cache
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
RULES = (
    "crawler/parsing",
    "pipelines/copies",
    "pipelines/fields",
    "pipelines/grammar",
    "pipelines/history",
    "pipelines/layout",
    "pipelines/lexicon",
    "pipelines/chain.py",
    "pipelines/normalise.py",
    "pipelines/read.py",
    "pipelines/relevance.py",
    "pipelines/text.py",
)
KINDS = (".py", ".csv", ".toml")


@cache
def version() -> str:
    """The version of the rules of this installation: it changes with any of their files."""
    told = sha256()
    for place in RULES:
        files = [ROOT / place] if place.endswith(".py") else sorted((ROOT / place).rglob("*"))
        for file in files:
            if file.suffix in KINDS:
                told.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return told.hexdigest()[:12]
