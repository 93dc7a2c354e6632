"""Characters that would act on a terminal, or turn a line round, instead of being shown."""

import re

# Controls (not the line feed), marks of direction, separators of lines, tags, lone surrogates.
ACTING = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
PICTURES = 0x2400  # ␀ and those behind it are the pictures of the controls from 0 on
TAB, LAST_PICTURED, DELETE, PICTURE_OF_DELETE, UNPICTURED = "\t", "\x1f", "\x7f", "␡", "\ufffd"


def visible(text: str) -> str:
    """`text` with a picture in the place of each such character, so that all offsets stay the same."""
    return ACTING.sub(_picture, text)


def escaped(json_text: str) -> str:
    """JSON with such characters written as escapes: the same value, and nothing that acts."""
    return ACTING.sub(_escape, json_text)


def _picture(found: re.Match[str]) -> str:
    character = found[0]
    if character == TAB:
        return " "
    if character <= LAST_PICTURED:
        return chr(PICTURES + ord(character))
    return PICTURE_OF_DELETE if character == DELETE else UNPICTURED


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
