"""How two names that differ may be those of one person: initials, a shorter form, a typing error. Pure."""

from collections.abc import Sequence

from pipelines.persons import names

# A shorter name may differ by one letter and be another name: "Adi" and "Edi".
SHORTEST_TYPING_ERROR = 8
PART, INITIALS, TYPING_ERROR = "one is a part of the other name", "initials", "one letter differs"


def alike(one: str, other: str) -> str | None:
    """How two different keys may be one name: a typing error, initials, a shorter form."""
    here, there = names.block(one).split(), names.block(other).split()
    if here == there:
        return None
    if set(here) < set(there) or set(there) < set(here):
        return PART
    if _are_initials(here, there) or _are_initials(one.split(), other.split()):
        return INITIALS
    long = min(len(one), len(other)) >= SHORTEST_TYPING_ERROR
    return TYPING_ERROR if long and _one_letter_differs(one, other) else None


def is_form(one: str, other: str) -> bool:
    """Whether either of two keys is a form of the other that may be joined with it in one office.

    A single word is no form of anybody: too many bear it.
    """
    return min(len(one.split()), len(other.split())) > 1 and alike(one, other) is not None


def is_form_of(one: str, other: str, *, may_be_mistyped: bool) -> bool:
    """Whether the key `one` is a shorter form of the key `other`, or either is a typing error."""
    if not is_form(one, other):
        return False
    return may_be_mistyped if alike(one, other) == TYPING_ERROR else _letters(one) < _letters(other)


def _letters(name_key: str) -> int:
    return sum(map(len, name_key.split()))


def _are_initials(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one name is the other with words cut to initials, or left out beside them: "Y. Moa", "Yohanes P. Moa"."""
    short, long = sorted((one, other), key=lambda words: (len(words), sum(map(len, words))))
    rest = iter(long)
    is_spelt = any(len(word) > 1 for word in short)
    return is_spelt and len(long) > 1 and all(any(_is_initial(word, there) for there in rest) for word in short)


def _is_initial(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _one_letter_differs(one: str, other: str) -> bool:
    """Whether one letter was typed wrongly, left out, added, or changed places with the next."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    if short[start + 1 :] == long[start + 1 :]:
        return True
    return short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
