"""What copies of one text have in common and other texts have not. Pure."""


def fingerprints(body: str) -> tuple[int, ...]:
    """The fingerprints of a body, as signed 64-bit integers."""
    return ()
