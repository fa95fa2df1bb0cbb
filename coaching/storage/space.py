"""Whether there is room for what people send."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages
from django.db import connection

from coaching.storage.storages import UNFINISHED
from coaching.storage.uploads import LARGEST

LEAST = 2 * LARGEST  # bytes that have to be free


def trouble() -> str:
    """What keeps the site from storing things, in words for the operator; "" when nothing does. Writes a byte in each folder."""
    found = {name: _trouble_in(folder) for name, folder in _folders()}
    return ", ".join(f"{name}: {what}" for name, what in found.items() if what)


def _folders() -> Iterator[tuple[str, Path]]:
    yield "MEDIA_ROOT", Path(storages["default"].location)  # type: ignore[attr-defined]
    yield "PRIVATE_ROOT", Path(storages["private"].location)  # type: ignore[attr-defined]
    yield "uploads", Path(settings.ARRIVING_ROOT)
    if connection.vendor == "sqlite":
        yield "database", Path(connection.settings_dict["NAME"]).parent


def _trouble_in(folder: Path) -> str:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder, prefix=UNFINISHED) as file:
            file.write(b"x")
            file.flush()
            os.fsync(file.fileno())
        free = os.statvfs(folder)
    except OSError as error:
        return error.strerror or type(error).__name__
    left = free.f_bavail * free.f_frsize
    return "" if left >= LEAST else f"{left // 1024**2} MB left"
