"""Names of files in an archive that every system can unpack."""

import re

UNFIT = re.compile(r'[<>:"|?*/\\\x00-\x1f]')  # what Windows takes in no name


def entry_name(name: str) -> str:
    """The name without signs that Windows refuses, nor a dot or space at its end, which it drops. It stands behind a word and
    a number, so that it is none of the names that Windows keeps for itself (CON, NUL)."""
    return UNFIT.sub("_", name).rstrip(". ")
