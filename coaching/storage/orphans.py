"""Files without a row, and rows without their file. Both come of a process that died in the middle of something.

Only the folders named here are looked at, and only what has been there for a day: an upload is given its row in less.
"""

import logging
import os
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from wagtail.images.models import AbstractRendition

from coaching.storage.uploads import temporary_file
from coaching.sweeping import delete_keys, portions

Fields = list[tuple[type[models.Model], str]]
logger = logging.getLogger(__name__)
FOLDERS = {
    "default": ["original_images", "images", "avatar_images", "documents", "wagtail_uploads"],
    "private": ["answers", "reviews", "shared", "archives", "moving-in"],
}
OLD = timedelta(days=1)
AT_ONCE = 500
FEW = 20
SHOWN = 20  # rows that one line of the log names


def sweep() -> int:
    """Deletes old files that no row names and what uploads left behind; says in the log which rows lost their file. Returns
    how many files that was."""
    since = file_clock() - OLD.total_seconds()
    gone = _delete(_old_files(Path(settings.ARRIVING_ROOT), since))
    for alias, folders in FOLDERS.items():
        storage = storages[alias]
        fields = list(_fields_in(storage))
        _tell_of_lost(storage, fields)
        gone += _sweep_storage(storage, fields, folders, since)
    return gone


def _sweep_storage(storage: Any, fields: Fields, folders: list[str], since: float) -> int:
    """A database without any row that names a file is more likely the wrong one than a practice that lost all of them."""
    root = Path(storage.location)
    old = [path for folder in folders for path in _old_files(root / folder, since)]
    if len(old) > FEW and not any(_rows(model, name).exists() for model, name in fields):
        logger.error("No row names any of the %d files in %s, so none was deleted: is this their database?", len(old), root)
        return 0
    return sum(_delete(_without_row(root, fields, portion)) for portion in portions(old, AT_ONCE))


def _without_row(root: Path, fields: Fields, paths: list[Path]) -> list[Path]:
    waiting = {path.relative_to(root).as_posix(): path for path in paths}
    for model, field in fields:
        for name in _rows(model, field).filter(**{f"{field}__in": list(waiting)}).values_list(field, flat=True):
            waiting.pop(name, None)
    return list(waiting.values())


def _tell_of_lost(storage: Any, fields: Fields) -> None:
    for model, field in fields:
        rows = _rows(model, field).values_list("pk", field).iterator()
        lost = [pk for pk, name in rows if not storage.exists(name)]
        if lost and issubclass(model, AbstractRendition):
            delete_keys(model, lost)  # the next page that shows it makes it again
        elif lost:
            shown = ", ".join(map(str, lost[:SHOWN]))
            logger.error("%d files are missing from the disk: %s of %s", len(lost), shown, model._meta.label)


def _fields_in(storage: Storage) -> Iterator[tuple[type[models.Model], str]]:
    """(model, name of the field) of everything that keeps its file in this storage, in any app."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, models.FileField) and _location(field.storage) == _location(storage):
                yield model, field.name


def _location(storage: Any) -> Any:
    return os.path.realpath(storage.location) if hasattr(storage, "location") else storage


def _rows(model: Any, field: str) -> models.QuerySet:
    """All of them: the manager that a model shows may leave some out, whose files are no orphans."""
    return model._base_manager.exclude(**{field: ""})


def file_clock() -> float:
    """The time (seconds, as files have it) by the clock of the disk, which may be another machine's; ours when it is full."""
    try:
        with temporary_file() as file:
            return os.fstat(file.fileno()).st_mtime
    except OSError:
        return time.time()


def _old_files(folder: Path, since: float) -> list[Path]:
    """Files that neither changed nor came here since: those of a backup are as new as their copy."""
    paths = folder.rglob("*") if folder.is_dir() else ()
    return [path for path in paths if path.is_file() and not path.is_symlink() and _changed(path) < since]


def _changed(path: Path) -> float:
    try:
        found = path.stat()
    except FileNotFoundError:
        return float("inf")
    return max(found.st_mtime, found.st_ctime)


def _delete(paths: Iterable[Path]) -> int:
    paths = list(paths)
    for path in paths:
        path.unlink(missing_ok=True)
    return len(paths)
