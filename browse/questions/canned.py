"""Stored questions as Datasette's canned queries, so that their SQL can be read and changed."""

from typing import Any

from browse.questions.question import Question, questions


def canned() -> dict[str, dict[str, Any]]:
    """Queries for the metadata of the database, by name."""
    return {f"question-{question.slug}": _query(question) for question in questions()}


def _query(question: Question) -> dict[str, Any]:
    return {
        "sql": question.whole,
        "title": question.title["en"],
        "description": question.explanation["en"],
        "params": [parameter.name for parameter in question.parameters],
    }
