"""Why a file can't be used, for the person who chose it."""


class Unreadable(Exception):
    """Nobody can be read from this file; the message says what was found, what was expected and what to do."""
