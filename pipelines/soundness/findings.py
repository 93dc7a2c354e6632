"""What a check of the database comes to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check came to: how many problems, the first of them, what to do; `note` is worth knowing, no more."""

    name: str
    problems: int = 0
    examples: tuple[str, ...] = ()
    advice: str = ""
    note: str = ""

    @property
    def line(self) -> str:
        """The finding in one line."""
        if not self.problems:
            return f"ok       {self.name}{f': {self.note}' if self.note else ''}"
        more = ", …" if self.problems > len(self.examples) else ""
        return f"problem  {self.name}: {self.problems:,} ({', '.join(self.examples)}{more}). {self.advice}"


@dataclass(slots=True)
class Count:
    """Counts problems as they come, and keeps the first of them: there may be more than fit into memory."""

    problems: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, problems: Iterable[str]) -> None:
        """Count these."""
        coming = iter(problems)
        first = list(islice(coming, EXAMPLES - len(self.examples)))
        self.examples += first
        self.problems += len(first) + sum(1 for _ in coming)

    def finding(self, name: str, advice: str, note: str = "") -> Finding:
        """What it came to."""
        examples = tuple(self.examples)
        return Finding(name=name, problems=self.problems, examples=examples, advice=advice, note=note)
