"""Who signed, as metadata and markup name them: names cleaned of labels, with the part each had."""

import re
from functools import cache, lru_cache

from crawler.items import Author
from pipelines import lexicon
from pipelines.lexicon.patterns import any_of
from pipelines.lexicon.phrases import Phrases

ROLES = ("reporter", "editor", "agency", "desk")
LONGEST_NAME, LONGEST_LIST = 80, 1_000
ADDRESS = re.compile(r"https?://|www\.|@\w+\.\w")
# "Label: Pilkada": what is said of the article otherwise.
FIELD = re.compile(r":(?!\S)")
MOST_LABEL_WORDS = 3
# A page states a name several times, and a site the same names again.
MOST_KNOWN = 256
ROLE_BEHIND = re.compile(r"\A(?P<name>[^()]{2,80})\((?P<role>[a-z]{4,8})\)\Z")
SEPARATOR = re.compile(r"[;|\n]|\s(?:dan|and|&)\s")


def author(written: str, role: str | None = None) -> Author | None:
    """The author that `written` names; None where it is an address, a photo credit, a whole sentence or nothing.

    The role is, in this order: `role`, what a label before or brackets behind the name say ("Editor: …", "… (editor)"),
    what the name itself says ("Redaksi" is a desk, "Humas Pemkab …" an agency), reporter.
    """
    label, name = _label(" ".join(written[: 4 * LONGEST_NAME].split()))
    behind = ROLE_BEHIND.match(name)
    if behind and behind["role"] in ROLES:
        name, label = behind["name"], behind["role"]
    name = name.strip(" -–—|,:;_/\"'“”•·")
    is_name = 0 < len(name) <= LONGEST_NAME and not ADDRESS.search(name) and any(map(str.isalpha, name))
    if not is_name or label == "credit" or FIELD.search(name) or name.casefold() in _nobody():
        return None
    return Author(name=name, role=role or label or _role(name))


def authors(written: str, role: str | None = None) -> tuple[Author, ...]:
    """The authors that one piece of metadata names, parted by ";", "|", "dan", "&", or by commas.

    A label holds for the names up to the next one, whatever `role` says. A comma parts only names of two words or more
    without a full stop, since others are degrees: "Budi, S.Kom".
    """
    return _authors(written[:LONGEST_LIST].strip(), role)


@lru_cache(maxsize=MOST_KNOWN)
def _authors(written: str, role: str | None) -> tuple[Author, ...]:
    found = []
    # "Redaktur & Reporter: …" is one label, so the first is taken off before the names are parted.
    label, names = _label(written)
    for piece in SEPARATOR.split(names):
        label = _label(piece.strip())[0] or label
        if label == "credit":
            continue
        parts = [part.strip() for part in piece.split(",")]
        if len(parts) > 1 and parts[0].partition(" ")[0].lower() in _labels():
            del parts[0]  # "Kontributor Sukamaju, …": what the writer is, before the name
        several = all(" " in part and "." not in part for part in parts)
        found += [author(part, label or role) for part in (parts if several else [", ".join(parts)])]
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _label(name: str) -> tuple[str | None, str]:
    """The role that a label before the name states ("Editor: …", "Oleh …"), and the name behind it."""
    head, colon, rest = name.partition(":")
    posts = head.strip().lower().split(" ")
    found = _labels().get(" ".join(posts)) if colon else None
    if colon and found is None and len(posts) <= MOST_LABEL_WORDS:
        found = _labels().get(posts[0])  # "Kontributor Sukamaju: …"
    words = name.split(" ")
    for count in range(min(MOST_LABEL_WORDS, len(words) - 1), 0, -1):
        if found is None:
            found = _labels().get(" ".join(words[:count]).lower())
            found, rest = (found, " ".join(words[count:])) if found and found[1] else (None, rest)
    if found is None:
        return None, name
    # "Oleh Redaksi": these labels say that somebody wrote it, which the name may tell better.
    return (None if found == ("reporter", True) else found[0]), rest


def _role(name: str) -> str:
    found = _offices.find(name)
    if found:
        return found[0].value
    return "desk" if _account_pattern().match(name) else "reporter"


@cache
def _labels() -> dict[str, tuple[str, bool]]:
    """Label to its role, and whether it needs no colon."""
    return {row["label"]: (row["role"], row["open"] == "yes") for row in lexicon.rows("byline_labels")}


@cache
def _nobody() -> frozenset[str]:
    """What stands for the name of an account that has none: "Unknown"."""
    return frozenset(lexicon.tables("page_markup")["words"]["nobody"])


@cache
def _account_pattern() -> re.Pattern[str]:
    """What opens the name of a team, and the word that is the name of an account: "Tim Suluh", "admin_2"."""
    words = lexicon.tables("page_markup")["words"]
    return re.compile(rf"(?:{any_of(words['teams'])})\s|(?:{any_of(words['accounts'])})[\w.-]*\Z", re.I)


@Phrases
def _offices() -> dict[str, str]:
    return {row["phrase"]: row["role"] for row in lexicon.rows("page_authors")}
