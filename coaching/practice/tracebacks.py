"""Where something failed, for the log, without the words of the error: those can hold what a client wrote, an address or a
token. Imports nothing of Django, because `coaching/jobs/isolated_child.py` uses it too."""

import traceback
from collections.abc import Iterator


def without_words(error: BaseException) -> str:
    """The traceback of an error and of those it came from, the first one first: kinds, files, lines and code, no message."""
    return "\nDuring that, or because of it:\n".join(_kind_and_frames(each) for each in reversed(list(_chain(error))))


def _kind_and_frames(error: BaseException) -> str:
    frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
    return f"{type(error).__module__}.{type(error).__qualname__}\n{''.join(frames)}".rstrip()


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
