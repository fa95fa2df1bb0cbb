"""A file that arrived and could not be kept: one error for whatever the system calls it, with a sentence for its person."""

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)
FULL = {errno.ENOSPC, errno.EDQUOT}
# What says nothing about the disk, but about the name or the file that was asked for.
OTHERS = {errno.ENOENT, errno.EEXIST, errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.EINVAL}


class NotKept(ValidationError):
    """The message is for whoever sent the file. A ValidationError, so that every form says it beside its field."""

    status = 503


class StorageFailure(NotKept):
    """The disk takes nothing: it is full, can't be written, or broke in the middle."""

    def __init__(self, error: OSError) -> None:
        self.is_full = error.errno in FULL
        super().__init__(_FULL if self.is_full else _AWAY, code="storage")


class FileTooLarge(NotKept):
    """It is larger than any file that the site takes (`largest` bytes)."""

    status = 413

    def __init__(self, largest: int) -> None:
        super().__init__(_TOO_LARGE, code="too_large", params={"size": largest // 1024**2})


_FULL = _("We couldn't keep your file: our storage is full. It isn't your fault. Please choose the file again in an hour.")
_AWAY = _(
    "We couldn't keep your file: our storage isn't taking any at the moment. It isn't your fault. Please choose the file "
    "again in an hour."
)
_TOO_LARGE = _("This file is larger than %(size)d MB, the most we can take. Please choose a smaller one: it isn't saved.")


@contextmanager
def told_as_not_kept(where: Any) -> Iterator[None]:
    """Makes a StorageFailure of what a disk refuses inside, and tells the operator `where` (a path or a folder) it was."""
    try:
        yield
    except OSError as error:
        if error.errno in OTHERS:
            raise
        logger.exception("A file could not be kept in %s", where)
        raise StorageFailure(error) from error
