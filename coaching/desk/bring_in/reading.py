"""From a coach's file to its lines, in memory: the file itself is never stored."""

from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coaching.desk.bring_in.isolated import Line
from coaching.tables.read_alone import read_alone
from coaching.tables.unreadable import Unreadable

LARGEST = 5 * 1024**2  # bytes
UNPACKED = 50 * 1024**2  # bytes
MOST_LINES = 10_000
READING = {"seconds": 30, "cpu_seconds": 20, "memory": 1024**3}


@dataclass(frozen=True)
class Found:
    """What was read: `reports` [[sheet, report]] say what came of columns and lines, `skipped` [[sheet, names of its columns]]
    are those without a column that says whose the lines are."""

    lines: list[Line] = field(default_factory=list)
    reports: list[Any] = field(default_factory=list)
    skipped: list[Any] = field(default_factory=list)

    def __add__(self, other: "Found") -> "Found":
        return Found(self.lines + other.lines, self.reports + other.reports, self.skipped + other.skipped)


def read(upload: UploadedFile) -> Found:
    """The lines of an uploaded file. Raises Unreadable."""
    if (upload.size or 0) > LARGEST:
        raise Unreadable(str(_("This file is larger than %(size)d MB. Please choose one with fewer rows.")), size=LARGEST >> 20)
    too_long = str(_("This file takes too long to read. Please choose one with fewer rows."))
    options: dict[str, Any] = {"largest": UNPACKED, "most": MOST_LINES, **READING}
    answer = read_alone("coaching.desk.bring_in.isolated:lines_in", upload.read(), too_long=too_long, **options)
    if "sentence" in answer:
        values = answer["values"]
        kind = {"kind": gettext(values["kind"])} if "kind" in values else {}
        raise Unreadable(gettext(answer["sentence"]), **(values | kind))
    return Found([Line(**each) for each in answer["lines"]], answer["reports"], answer["skipped"])
