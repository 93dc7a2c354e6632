"""The interface in English and Indonesian: a file a page, both languages side by side."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = {"en": "English", "id": "Bahasa Indonesia"}
DEFAULT = "en"


class Words:
    """What the interface says in one language: `words("front.articles", count="12")`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._said = {key: said[language] for key, said in messages().items()}

    def __call__(self, key: str, /, **values: object) -> str:
        """The message of that key, with its `{values}` put in. Raises KeyError for a key that is in no file."""
        said = self._said[key]
        return said.format(**values) if values else said

    def knows(self, key: str) -> bool:
        """Whether there is a message of that key: values of the database may have none."""
        return key in self._said


@cache
def words(language: str) -> Words:
    """What the interface says in a language of `LANGUAGES`."""
    return Words(language)


@cache
def messages() -> Mapping[str, Mapping[str, str]]:
    """All messages by their keys, "file.key", in all languages."""
    return {
        f"{file.stem}.{key}": said
        for file in sorted(Path(__file__).parent.glob("*.toml"))
        for key, said in tomllib.loads(file.read_text(encoding="utf-8")).items()
    }


def wanted(header: str) -> str | None:
    """The first language of an Accept-Language header that there is."""
    for entry in header.split(","):
        language = entry.partition(";")[0].strip().partition("-")[0].lower()
        if language in LANGUAGES:
            return language
    return None
