from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """Something that a new practice does first. `why` says what comes of it."""

    text: str
    why: str
    url: str
    done: bool
