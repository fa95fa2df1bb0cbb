"""What is known of an entry only in part: it takes its time all the same, and the coach is told."""

from enum import StrEnum
from typing import NamedTuple

from coaching.jobs.sentences import marked as _


class Why(StrEnum):
    """Why an entry could not be read for sure. `sentence` is in English; %(zone)s in it is a name that nobody knows."""

    sentence: str

    def __new__(cls, code: str, sentence: str = "") -> "Why":
        why = str.__new__(cls, code)
        why._value_, why.sentence = code, sentence
        return why

    ZONE = "zone", _("we don't know the time zone “%(zone)s”, so the hour may be wrong.")
    RULE = "rule", _("we can't read how it repeats, so some of its times may be missing or too many.")
    OFTEN = "often", _("it repeats too often for us to count, so we block only its first time.")
    END = "end", _("its end makes no sense, so we block an hour, or the whole day.")
    PART = "part", _("part of it is missing or is there twice.")


class Doubt(NamedTuple):
    """`when` is the start as it is written (ISO 8601, without a zone); `zone` a name that nobody knows."""

    when: str
    why: str
    zone: str = ""
