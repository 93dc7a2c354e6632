"""The authors that the labelled lines of a page name, and what such lines say of its photos."""

import re
from functools import lru_cache

from crawler.items import Article, Author
from pipelines.layout import byline, dateline, labels
from pipelines.layout import lines as kinds
from pipelines.layout.author_names import STARS, is_name, named, without_desk
from pipelines.layout.authorship import PEOPLE, merged
from pipelines.layout.facts import stating

LONGEST_LABEL = 30
LONGEST_CAPTION = 300
WORDS_OF_A_CREDIT = 4
MOST_NAMES_ABOVE = 3
# Whose photo it is, without a colon: "dok. Prokopim Klaten", "Foto oleh Tono".
CREDIT = re.compile(
    r"(?:(?i:dok\.|doc\.|(?:foto|photo) (?:oleh|by)) ?[A-Z]|(?i:sumber (?:foto|gambar)) \w)"
    r"[\w./-]{1,30}(?: [\w./-]{1,30}){0,3}\Z"
)


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes the lines with a label out, and adds their authors to those the page names."""
    found: list[Author] = []
    photos: list[str] = []
    kept = _without_labelled(lines, found, photos)
    captions = article.captions + tuple(line for line in photos if line not in article.captions)
    return stating(article, authors=merged(article.authors, found), captions=captions), kept


def _without_labelled(lines: list[str], found: list[Author], photos: list[str]) -> list[str]:
    kept: list[str] = []
    awaited: str | None = None
    for line, after in zip(lines, [*lines[1:], ""], strict=False):
        bare_name = STARS.sub("", line.lstrip("•*- ")) if awaited else ""
        if awaited and is_name(bare_name) and dateline.read(line) is None:
            found += named(bare_name, awaited) or ()
            awaited = None
            continue
        awaited = None
        if len(line) > LONGEST_CAPTION or _is_silent(line):
            kept.append(line)
            continue
        bare = _awaiting(line)
        post = labels.post(line)
        if post and (names := _names_above(kept)):
            del kept[len(kept) - len(names) :]
            found += _of_posts([name for listed in names for name in listed], post)
        elif bare in PEOPLE or (
            post in PEOPLE and is_name(after) and " " in after and len(kept) <= byline.LONGEST_HEAD
        ):
            awaited = bare or post
        elif labels.word(line) == "desk" and len(line) > 3:
            found.append(Author(name=line.strip(labels.MARKS), role="desk"))
        elif (photo := _photo(line)) is not None:
            photos += [photo] if photo else []
        else:
            authors = byline.labelled(line)
            found += authors or ()
            kept += [line] if authors is None else []
    return kept


@lru_cache(kinds.REMEMBERED)
def _is_silent(line: str) -> bool:
    """Whether the line says nothing of who made the page, as most do."""
    told = labels.post(line) or labels.word(line) == "desk" or _awaiting(line)
    return not told and _photo(line) is None and byline.labelled(line) is None


def _awaiting(line: str) -> str:
    """The role that a label alone on the line, "Penulis:", gives to the name on the next."""
    if len(line) >= LONGEST_LABEL or not line.endswith(":"):
        return ""
    return labels.labelled_roles().get(line.lower().rstrip(" :"), ("", ""))[0]


def _names_above(kept: list[str]) -> list[list[str]]:
    """The names on each of the last lines, in the head of the page: one, or several parted by commas."""
    names: list[list[str]] = []
    for line in reversed(kept[-MOST_NAMES_ABOVE:] if len(kept) <= byline.LONGEST_HEAD else []):
        one = without_desk(line.rstrip(" ,"))
        listed = one.split(", ")
        if not all(is_name(name) and " " in name for name in listed) or kinds.is_section(one) or one.isupper():
            break
        names.insert(0, listed)
    return names


def _of_posts(names: list[str], post: str) -> list[Author]:
    """The authors above "Penulis" or "Tim Redaksi": of the latter the last is the editor."""
    roles = [post if post != "desk" else "reporter"] * len(names)
    if post == "desk" and len(names) > 1:
        roles[-1] = "editor"
    return [Author(name=name, role=role) for name, role in zip(names, roles, strict=True)]


def _photo(line: str) -> str | None:
    """The caption behind a label, "Foto: Warga mengantre …"; "" where only who took it stands there; None else."""
    if CREDIT.match(line):
        return ""
    label = labels.at_start(line) if len(line) <= LONGEST_CAPTION else None
    if label is None or labels.labelled_roles()[label["label"].lower()][0] != "credit":
        return None
    # "(Foto: Kabar Bromo) Warga mengantre …" stays whole.
    closed = line[0] in "([" and line.find(")", label.end(), len(line) - 1) > 0
    caption = line if closed else line[label.end() :]
    return caption if caption.count(" ") >= WORDS_OF_A_CREDIT else ""
