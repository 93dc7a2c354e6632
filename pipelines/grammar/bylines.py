"""Tells names of the people of the newsroom, left in the text, from those whom the article names."""

import re
from collections.abc import Sequence
from functools import lru_cache

from crawler.items import Author
from pipelines.grammar import evidence
from pipelines.grammar.name_forms import NameForm
from pipelines.grammar.words import Word, given_names
from pipelines.text import Text

# "Penulis: Kontributor Gresik, A", "Laporan Wartawan Warta Pesisir, A", "Penulis A | Editor B".
CREDITED = re.compile(
    r"\W{0,3}(?P<cue>\w+)(?: (?i:oleh|wartawan|reporter|kontributor)\b)?"
    r"(?:[\s:|,/&.]{1,3}(?:[A-Z][\w.]*+|dan\b|oleh\b)){0,8}[\s:|,/&.]{0,3}\Z"
)
WORD = re.compile(r"\w+")
FARTHEST = 70
ENDED = re.compile(r"\s?(?:\Z|[\n|/&()\[\].,•—–-])")
# "A - Warta Jateng", "A — 29/10/2024", "A (MAMUJU)" on a line of their own.
SIGNED = re.compile(r" ?[-–—|] ?(?P<desk>[\w/:.]{2,20}(?: [\w/:.]{1,12}){0,3})(?:\n|\Z)| ?\([A-Z .]{3,30}\)\W{0,4}\Z")
# "… menutup. (A/B)": the bracket closes the paragraph, and a sentence is over before it.
BRACKETED = re.compile(r"(?: ?[/,&-] ?[\w.-]{1,20}){0,2} ?[)\]][\s.*#-]{0,6}(?:\n|\Z)")
# "-A/WARTA PESISIR-" below a picture.
AGENCY = re.compile(r"/[A-Z][A-Z .]{2,30}\W{0,3}(?:\n|\Z)")
STARRED = re.compile(r"(?:\A|\n)[*_]{1,2}\Z")
OVER = re.compile(r"(?:\A|[\n.!?…”\"’'*)])\s?[(\[](?:\w{2,12}/)?\Z")


def is_byline(text: Text, words: Sequence[Word], form: NameForm) -> bool:
    """Whether the form, of which nothing says that it holds an office, signs the article or a picture."""
    if form.office or form.honorifics:
        return False
    string, opened = text.string, form.opened
    by_author = not form.sure and form.tokens in _words_of(text.article.authors)
    by_outlet = bool(text.article.outlet) and _is_part(form.tokens, _words_in(text.article.outlet or ""))
    if by_author or by_outlet or evidence.is_credited(words, form.first) or AGENCY.match(string, form.closed):
        return True
    before = string[opened - 1] if opened else "\n"
    if before == "\n":
        return _signs(text, words, form)
    if before in "([/":
        return _is_bracketed(string, form)
    if before in "*_" and STARRED.search(string, max(0, opened - 3), opened):
        return string[form.closed : form.closed + 1] in {"", "\n"}
    return _is_credited(string, form)


def _signs(text: Text, words: Sequence[Word], form: NameForm) -> bool:
    """Whether the form opens a line that names it and its desk; or is alone on the last line."""
    signed = SIGNED.match(text.string, form.closed)
    if signed is None:
        return form.closed == len(text.string.rstrip(" .*#")) and not form.sure
    behind = words[form.last].lower if form.last < len(words) else ""
    return behind not in given_names()


def _is_bracketed(string: str, form: NameForm) -> bool:
    closing = BRACKETED.match(string, form.closed)
    return closing is not None and OVER.search(string, max(0, form.opened - 16), form.opened) is not None


def _is_credited(string: str, form: NameForm) -> bool:
    line = string.rfind("\n", max(0, form.opened - FARTHEST), form.opened)
    if line < 0 and form.opened > FARTHEST:
        return False
    match = CREDITED.match(string, line + 1, form.opened)
    return (
        match is not None
        and match["cue"].lower() in evidence.signing()
        and ENDED.match(string, form.closed) is not None
    )


def _is_part(tokens: tuple[str, ...], outlet: tuple[str, ...]) -> bool:
    """Whether the form is the outlet's own name or a part of it: "kata Andi kepada Warta Pesisir"."""
    return any(outlet[i : i + len(tokens)] == tokens for i in range(len(outlet) - len(tokens) + 1))


@lru_cache(maxsize=16)
def _words_in(name: str) -> tuple[str, ...]:
    return tuple(WORD.findall(name.lower()))


@lru_cache(maxsize=16)
def _words_of(authors: tuple[Author, ...]) -> frozenset[tuple[str, ...]]:
    """The names of the authors as words."""
    return frozenset(_words_in(author.name) for author in authors)
