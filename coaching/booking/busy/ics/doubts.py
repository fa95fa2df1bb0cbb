"""What is known of an entry only in part: it takes its time all the same, and the coach is told."""

from enum import StrEnum
from typing import NamedTuple

from coaching.jobs.sentences import marked as _


class Why(StrEnum):
    """Why an entry could not be read for sure, or not at all. `sentence` is in English; %(zone)s in it is a name nobody knows."""

    sentence: str

    def __new__(cls, code: str, sentence: str = "") -> "Why":
        why = str.__new__(cls, code)
        why._value_, why.sentence = code, sentence
        return why

    ZONE = "zone", _("we don't know the time zone “%(zone)s”, so the hour may be wrong.")
    RULE = "rule", _("we can't read how it repeats, so some of its times may be missing or too many.")
    OFTEN = "often", _("it repeats too often for us to count, so we block only its first time.")
    ALWAYS = "always", _("it repeats without a pause, so it blocks all the time from then on.")
    END = "end", _("its end makes no sense, so we block an hour, or the whole day.")
    PART = "part", _("part of it is missing or is there twice.")
    IDLE = "idle", _("a series that began then. We can't tell when it repeats, so it blocks nothing now.")
    UNREAD = "unread"  # it takes no time


class Doubt(NamedTuple):
    """One entry, by what a person can find it by.

    `when` is a time it takes (ISO 8601): an instant in UTC, or without an offset where only a date or the clock of an unknown
    zone is known. `zone` is a name that nobody knows. Of an entry that can't be read, `when` is its end, if that can be, `place`
    its number in the file, and `written` what stands where its start should be, unless that might be somebody's words.
    """

    when: str
    why: str
    zone: str = ""
    place: int = 0
    written: str = ""
