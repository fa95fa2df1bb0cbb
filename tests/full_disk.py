"""A disk that is really full: a small tmpfs where mounting is allowed, and else a storage that fails in the middle."""

import errno
import os
import subprocess
import warnings
from contextlib import contextmanager

from django.core.files.storage import storages

from coaching.storage import storages as ours
from coaching.storage import uploads

SIZE = "64k"


class Disk:
    """The folder of all private files, with room for a few kilobytes. `kind` says how it is made."""

    def __init__(self, folder, kind, more):
        self.folder, self.kind, self.more_room = folder, kind, more

    @property
    def files(self):
        return [path for path in self.folder.rglob("*") if path.is_file()]


@contextmanager
def small_disk(folder, settings, monkeypatch):
    """Yields a `Disk`; its `more_room()` makes it large."""
    _use(folder, settings, monkeypatch)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        warnings.warn("No tmpfs can be mounted here: the full disk is a storage that fails in the middle.", stacklevel=1)
        yield Disk(folder, "fails in the middle", _failing(monkeypatch))
        return
    grow = ["mount", "-o", "remount,size=64m", folder]
    try:
        yield Disk(folder, "tmpfs", lambda: subprocess.run(grow, check=True))
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def _use(folder, settings, monkeypatch):
    folder.mkdir()
    settings.ARRIVING_ROOT = folder / "arriving"
    for name in ("location", "base_location"):
        monkeypatch.setattr(storages["private"], name, str(folder))


def _failing(monkeypatch):
    """Writing goes well until a file is larger than SIZE."""
    room, flush = {"bytes": 64 * 1024}, ours._flush

    def refuse(size):
        if size > room["bytes"]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    class Arriving(uploads.ArrivingFile):
        def write(self, data):
            refuse(self.file.tell() + len(data))
            return self.file.write(data)

    monkeypatch.setattr(ours, "_flush", lambda path: refuse(os.path.getsize(path)) or flush(path))
    monkeypatch.setattr(uploads, "ArrivingFile", Arriving)
    return lambda: room.update(bytes=2**40)
