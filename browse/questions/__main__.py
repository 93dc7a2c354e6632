"""`python -m browse.questions`: the stored questions in Markdown, out of their files."""

from collections.abc import Iterator

from browse.languages import words
from browse.questions.question import Question, grouped

HEAD = """# Stored questions

Made by `python -m browse.questions > docs/questions.md` from `browse/questions/`; do not edit.

Each is a page at `/questions/NAME`, with its answer as `.csv` and `.json`, and its articles as `.atom`
(`of=changes` for those that changed)."""


def lines() -> Iterator[str]:
    """The document, line by line."""
    say = words("en")
    yield HEAD
    for name, members in grouped():
        yield f"\n## {say(f'questions.group_{name}')}"
        for question in members:
            yield from _lines(question)


def _lines(question: Question) -> Iterator[str]:
    yield f"\n### {question.title['en']}\n"
    yield f"`/questions/{question.slug}` · {question.title['id']}\n"
    yield question.explanation["en"] + "\n"
    if question.parameters:
        yield "- Asked with: " + ", ".join(f"`{one.name}` ({one.label['en']})" for one in question.parameters)
    yield "- Columns: " + ", ".join(f"`{one.name}` ({one.label['en']})" for one in question.columns)
    if not question.feed:
        yield "- No feed"


if __name__ == "__main__":
    print("\n".join(lines()))
