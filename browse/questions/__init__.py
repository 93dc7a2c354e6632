"""Questions that people ask of the database, each in a file of files/: what it counts, and how it may mislead."""

from browse.questions.canned import canned
from browse.questions.question import by_slug, grouped, questions

__all__ = ["by_slug", "canned", "grouped", "questions"]
