"""From a file to people, in memory: the file itself is never stored."""

from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coaching.tables.read_alone import read_alone
from coaching.tables.recognizing import is_zip
from coaching.tables.report import Report
from coaching.tables.unreadable import Unreadable
from networking_module.contacts.importing.isolated import people_in
from networking_module.contacts.importing.person import Person

LARGEST = 25 * 1024**2  # bytes, packed and unpacked
MOST_PEOPLE = 35_000  # LinkedIn lets nobody have more than 30,000
SMALL = 128 * 1024  # bytes, which no reader of ours can take long for
PEOPLE_IN = "networking_module.contacts.importing.isolated:people_in"
READING = {"seconds": 15, "cpu_seconds": 10, "memory": 1024**3}


@dataclass(frozen=True)
class Found:
    """What was read: `unnamed` counts entries without a person's name, `report` says what came of columns and lines."""

    source: str
    people: list[Person]
    unnamed: int
    report: Report = field(default_factory=Report)


def read(upload: UploadedFile) -> Found:
    """The people in an uploaded file. Raises Unreadable."""
    if (upload.size or 0) > LARGEST:
        words = _("This file is larger than %(size)d MB. LinkedIn's Connections.csv never is: please choose that file.")
        raise Unreadable(words, size=LARGEST // 1024**2)
    answer = _answer(upload.read())
    if "sentence" in answer:
        raise _translated(answer["sentence"], answer["values"])
    return Found(
        answer["source"], [Person.of_row(each) for each in answer["people"]], answer["unnamed"], Report(**answer["report"])
    )


def _answer(data: bytes) -> dict[str, Any]:
    """What is large, or could become so, is read in a process of its own."""
    limits = {"largest": LARGEST, "most": MOST_PEOPLE}
    if len(data) <= SMALL and not is_zip(data):
        return people_in(data, **limits)
    words = _("This file takes too long to read. Please choose LinkedIn's own Connections.csv, or a file with fewer people.")
    return read_alone(PEOPLE_IN, data, too_long=str(words), **limits, **READING)


def _translated(sentence: str, values: dict[str, Any]) -> Unreadable:
    kind = {"kind": gettext(values["kind"])} if "kind" in values else {}
    return Unreadable(gettext(sentence), **(values | kind))
