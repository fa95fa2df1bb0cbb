"""From an owner's file to what is in it, in memory: the file itself is never stored."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coaching.tables.read_alone import read_alone
from coaching.tables.unreadable import Unreadable

LARGEST, UNPACKED = 20 * 1024**2, 50 * 1024**2  # bytes
MOST = 5000
ITEMS_IN = "coaching.website.moving_in.isolated:items_in"
READING = {"seconds": 30, "cpu_seconds": 20, "memory": 1024**3}
TOO_LARGE = _("This file is larger than %(size)d MB. Please choose one with fewer pages.")
TOO_LONG = _("This file takes too long to read. Please choose one with fewer pages.")


def read(upload: UploadedFile, largest: int = LARGEST) -> dict[str, Any]:
    """What `isolated.items_in` gives of a file of up to `largest` bytes. Raises Unreadable."""
    if (upload.size or 0) > largest:
        raise Unreadable(str(TOO_LARGE), size=largest >> 20)
    name = upload.name or ""
    options = {"name": name, "most": MOST, "unpacked": UNPACKED, **READING}
    answer: dict[str, Any] = read_alone(ITEMS_IN, upload.read(), too_long=str(TOO_LONG), **options)
    if "sentence" in answer:
        raise Unreadable(gettext(answer["sentence"]), **answer["values"])
    return answer
