from dataclasses import dataclass


@dataclass(frozen=True)
class Thing:
    """The key of a thing of the world, in what is sent to an address."""

    name: str
