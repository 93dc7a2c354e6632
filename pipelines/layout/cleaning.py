"""Characters: what is invisible, doubled or damaged in a text is put right, all else stays as written."""

import re
import unicodedata

# Bytes of Windows-1252 that were read as Latin-1 come out as C1 controls: curly quotes and dashes, above all.
DAMAGED = {
    code: bytes([code]).decode("cp1252", "ignore") if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else ""
    for code in range(0x80, 0xA0)
}
UNSEEN = "\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
SPACES = dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x2800, 0x3000], " ")
BREAKS = dict.fromkeys([0x0B, 0x0C, 0x0D, 0x2028, 0x2029], "\n")
TABLE = {chr(code): mended for code, mended in (DAMAGED | SPACES | BREAKS).items()}

DROPPED = f"\0-\x08\x0e-\x1f\x7f{UNSEEN}"
INVISIBLE = re.compile(f"[{DROPPED}]+")
SURROGATE = re.compile("[\ud800-\udfff]")
# One look for all of them: most texts have none, or none but a few hard spaces.
ODD = re.compile(f"[{''.join(sorted(TABLE))}{DROPPED}\ud800-\udfff]")
RUN_OF_SPACES = re.compile(r" {2,}")
# What stands in columns on a line, parted by more spaces than any sentence has.
GAP = re.compile(r"(?m)^[^\n.!?]{1,40}(?: {3,8}[^\n ][^\n]{0,40}?){1,4}$")
COLUMNS = re.compile(r" {3,}")
# Some exports print their line breaks as a backslash and a letter.
PRINTED_BREAK = re.compile(r"(?:\\r)?\\n(?=\s|\\|[A-Z“\"]|\Z)")


def clean(text: str) -> str:
    """`text` in NFC, with line feeds as breaks, other white space as single spaces, and nothing invisible."""
    text = text.replace("\r\n", "\n")
    if ODD.search(text):
        # One by one, for str.translate() looks every single character of a text up.
        for odd in TABLE.keys() & set(text):
            text = text.replace(odd, TABLE[odd])
        text = SURROGATE.sub("\ufffd", INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", text)
    return RUN_OF_SPACES.sub(" ", text) if "  " in text else text


def lines_of(text: str) -> list[str]:
    """The lines of `text`, cleaned and stripped; "" where blank lines stood, once for a run of them."""
    kept: list[str] = []
    text = clean(GAP.sub(_parted, text) if "   " in text else text)
    if "\\" in text:
        text = PRINTED_BREAK.sub("\n", text)
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped or (kept and kept[-1]):
            kept.append(stripped)
    return kept


def _parted(match: re.Match[str]) -> str:
    """The columns of a short line with bars between them: "12 Mei 2024   admin   Politik"."""
    columns = [column for one in COLUMNS.split(match[0]) if (column := one.strip(" -–—|•"))]
    told = len(columns) > 2 and match[0][0].isalnum() and any(map(str.isdigit, match[0]))
    return " | ".join(columns) if told else match[0]


def one_line(text: str | None) -> str | None:
    """A headline, name or title on one clean line; None where nothing is left."""
    return (" ".join(clean(text).split()) or None) if text else None
