"""What a visitor asks a question with. What cannot be is told, and nothing is asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from browse.questions.question import Parameter

LONGEST, MOST_DIGITS = 100, 6
Choices = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Given:
    """Values by parameter, and the keys of what is wrong with some of them."""

    values: Mapping[str, str]
    faults: Mapping[str, str]


def read(parameters: Sequence[Parameter], argument: Callable[[str], str | None], choices: Choices) -> Given:
    """The values: those given, else the defaults. An empty one that is given stands for any."""
    values, faults = {}, {}
    for parameter in parameters:
        stated = argument(parameter.name)
        value = parameter.default if stated is None else stated.strip()
        fault = _fault(parameter, value, choices)
        values[parameter.name] = value
        if fault:
            faults[parameter.name] = fault
    return Given(values, faults)


def _fault(parameter: Parameter, value: str, choices: Choices) -> str:
    if not value:
        return ""
    if parameter.kind == "choice" and value not in {known for known, _ in choices[parameter.name]}:
        return "no_choice"
    if parameter.kind == "number" and not (value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS):
        return "no_number"
    if parameter.kind == "date" and not _is_day(value):
        return "no_day"
    return "too_long" if len(value) > LONGEST else ""


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
