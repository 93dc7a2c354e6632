"""Kinds, details and codes of what was read, in the words of the interface."""

import re
from dataclasses import replace

from browse import formats
from browse.languages import Words
from explain.facts import Detail, Fact, Section

DAY = re.compile(r"\d{4}-\d\d-\d\d")
NO_WORD = re.compile(r"[^a-z0-9]+")


class Meanings:
    """What the record calls things, as a language says it. What has no words stays as it is."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def kind(self, kind: str) -> str:
        """A key of the record, as a heading."""
        return self._said("kind", kind)

    def label(self, label: str) -> str:
        """The short word before a mark."""
        return self._said("label", label)

    def detail(self, name: str) -> str:
        """An attribute of a fact."""
        return self._said("detail", name)

    def value(self, value: str) -> str:
        """A code of ours, or a day; all else is a value of the database."""
        return formats.day(value, self._words.language) if DAY.fullmatch(value) else self._said("value", value)

    def section(self, section: Section) -> Section:
        """A section whose details and codes are in these words."""
        return replace(section, facts=tuple(self._fact(fact) for fact in section.facts))

    def _fact(self, fact: Fact) -> Fact:
        return replace(
            fact,
            title=self.value(fact.title),
            details=tuple(self._told(detail) for detail in fact.details),
            parts={name: tuple(self._fact(one) for one in part) for name, part in fact.parts.items()},
        )

    def _told(self, detail: Detail) -> Detail:
        return replace(detail, name=self.detail(detail.name), value=self.value(detail.value))

    def _said(self, family: str, code: str) -> str:
        key = f"kinds.{family}_{NO_WORD.sub('_', code.lower()).strip('_')}"
        return self._words(key) if len(key) < 80 and self._words.knows(key) else code
