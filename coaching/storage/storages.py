"""Where every file of the site is kept: whole or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import FileSystemStorage

from coaching.storage.not_kept import told_as_not_kept

UNFINISHED = ".unfinished-"  # how the names begin of files that are being written
LONGEST_NAME = 200  # bytes; file systems take 255


class WholeFileStorage(FileSystemStorage):
    """Writes beside the final name, and gives it once everything is on the disk. What fails leaves nothing behind.

    Raises `not_kept.StorageFailure`.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return super().get_available_name(_shortened(str(name)), max_length)

    def _save(self, name: str, content: Any) -> str:
        unfinished = str(PurePosixPath(name).with_name(f"{UNFINISHED}{secrets.token_hex(8)}"))
        with told_as_not_kept(self.location):
            try:
                super()._save(unfinished, content)  # type: ignore[misc]
                _flush(self.path(unfinished))
                return self._publish(unfinished, name)
            finally:
                with suppress(OSError):
                    os.remove(self.path(unfinished))

    def _publish(self, unfinished: str, name: str) -> str:
        """Gives the file its name, or another one if that is taken meanwhile. Returns the name."""
        while True:
            try:
                os.close(os.open(self.path(name), os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                name = self.get_available_name(name)
            else:
                break
        try:
            os.replace(self.path(unfinished), self.path(name))
            _flush(os.path.dirname(self.path(name)))
        except BaseException:
            with suppress(OSError):
                os.remove(self.path(name))
            raise
        return name


def _flush(path: str) -> None:
    """Waits until a file or a folder is on the disk: a full one may say so only now."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _shortened(name: str) -> str:
    """A name that fits a file system, which counts bytes; the ending stays."""
    path = PurePosixPath(name)
    ending = path.suffix if len(path.suffix.encode()) <= LONGEST_NAME // 4 else ""
    stem = path.name.removesuffix(ending).encode()[: LONGEST_NAME - len(ending.encode())].decode(errors="ignore")
    return str(path.with_name(stem + ending))
