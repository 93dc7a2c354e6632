"""What kinds and phases are called: stances by words of the interface, values of the database as they are."""

from browse.languages import Words


def kind_name(words: Words, kind: str) -> str:
    """What a kind ("stance.allegation", "sanction.teguran") is called."""
    key = f"coverage.{kind.replace('.', '_')}"
    return words(key) if words.knows(key) else kind.partition(".")[2] or kind


def phase_name(words: Words, phase: str) -> str:
    """What a phase of an election is called."""
    key = f"coverage.phase_{phase.replace(' ', '_')}"
    return words(key) if words.knows(key) else phase
