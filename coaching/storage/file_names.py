"""What a sent file may be called: its name promises a kind, which is the one that is in it."""

import re
from pathlib import Path

from coaching.storage.sniffing import ENDINGS

# What else names of these kinds end in, and keep.
OTHERS = {"image/jpeg": {".jpeg", ".jpe", ".jfif"}, "text/plain": {".text", ".md", ".csv", ".tsv", ".log"}}
PICTURES = {kind for kind in ENDINGS if kind.startswith("image/")}
# As a form's `accept` names them.
ACCEPTED = ",".join([*ENDINGS.values(), *(ending for kind in OTHERS for ending in sorted(OTHERS[kind]))])
REFUSED = set('/\\"<>:|?*')

_ENDING = re.compile(r"\.(?=.*[a-z])[a-z0-9]{1,4}", re.IGNORECASE)  # “v1.2” and “J.Smith” have none


def ending_of(name: str | None) -> str:
    """What a name ends in, such as ".pdf"; "" where that promises no kind."""
    suffix = Path((name or "").strip()).suffix
    return suffix.lower() if _ENDING.fullmatch(suffix) else ""


def promises_another(name: str | None, kind: str) -> bool:
    """Whether a name says that the file is something else than what is in it, which is `kind`. A picture is a picture: programs
    mix those endings up, and nobody is surprised."""
    known = PICTURES if kind in PICTURES else {kind}
    return ending_of(name) not in {"", *(ending for each in known for ending in _endings(each))}


def plain_name(name: str | None, kind: str) -> str:
    """A name that every system keeps, ending as files of this kind do."""
    ending, stem = ending_of(name), (name or "").strip()
    if ending:
        stem = stem[: -len(ending)]
    return (portable(Path(stem).name)[:120] or "file") + (ending if ending in _endings(kind) else ENDINGS[kind])


def portable(name: str) -> str:
    """A name without the signs that confuse a download, or that Windows refuses, and without a dot or space at its end."""
    return "".join(sign for sign in name if sign.isprintable() and sign not in REFUSED).rstrip(". ")


def _endings(kind: str) -> set[str]:
    return {ENDINGS[kind], *OTHERS.get(kind, ())}
