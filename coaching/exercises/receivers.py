"""Connects the room to what it hears."""

from coaching.exercises import versions  # noqa: F401
