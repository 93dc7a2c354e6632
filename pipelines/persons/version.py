"""By which rules people are linked: when they change, all are linked anew."""

from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
LEXICON = FOLDER.parent / "lexicon"
LEXICONS = (
    "acronyms",
    "balinese_names",
    "common_given_names",
    "many_holders",
    "office_tracks",
    "organisation_variants",
    "post_wordings",
    "regions",
    "spelling_variants",
    "titles",
)


@cache
def version() -> str:
    """The version of the rules of this installation: it changes with any of their files."""
    told = sha256()
    for file in (*sorted(FOLDER.glob("*.py")), *(LEXICON / f"{name}.csv" for name in LEXICONS)):
        told.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return told.hexdigest()[:12]
