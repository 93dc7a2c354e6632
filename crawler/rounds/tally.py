"""What a round did at its outlet: for the summary, on the terminal and in the table `runs`."""

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(slots=True)
class Tally:
    """Counts of one round. `routes` counts the listings that were asked, by kind, `found` the pages that were not known
    before, `skipped` the pages that gave no article, by what became of them. `notes` say what a person should know.
    """

    routes: Counter[str] = field(default_factory=Counter)
    found: int = 0
    fetched: int = 0
    stored: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    returned: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    answers: int = 0
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)

    def note(self, text: str) -> None:
        """Keep a note, once."""
        if text not in self.notes:
            self.notes.append(text)

    def as_json(self) -> dict[str, Any]:
        """The counts as JSON can hold them, without those that are empty."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        values["seconds"] = round(self.seconds, 1)
        return {name: dict(value) if isinstance(value, Counter) else value for name, value in values.items() if value}
