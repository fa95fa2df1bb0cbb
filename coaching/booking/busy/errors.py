"""What can go wrong with someone else's calendar, each with a sentence that says what to do.

No Django: the process that reads a stranger's file knows the codes. Whoever shows a sentence translates it.
"""

from enum import StrEnum

from coaching.jobs.sentences import marked as _


class Trouble(StrEnum):
    """`sentence` is in English."""

    sentence: str

    def __new__(cls, code: str, sentence: str = "") -> "Trouble":
        trouble = str.__new__(cls, code)
        trouble._value_, trouble.sentence = code, sentence
        return trouble

    ADDRESS = "address", _("This is not the address of a calendar. Copy it whole: it begins with https:// or webcal://.")
    PASSWORD = "password", _("This address holds a name and a password. Use the calendar's secret address, which needs neither.")
    PRIVATE = "private", _("This address lies in a private network, where we can't look. Use one that works from anywhere.")
    UNKNOWN = "unknown", _("There is no server of that name. Please compare the address with the one in your calendar.")
    SILENT = "silent", _("The calendar's server can't be reached. We keep trying; if it lasts, copy the address anew.")
    SLOW = "slow", _("The calendar's server takes too long to answer. We keep trying.")
    UNSAFE = "unsafe", _("The server can't prove that it is the one in the address. Copy the address anew, with https://.")
    LOCKED = "locked", _("The calendar asks for a password. Copy its secret address instead of its public one.")
    GONE = "gone", _("There is no calendar at this address any more. Copy the secret address anew and add it again.")
    ILL = "ill", _("The calendar's server has trouble of its own. We keep trying.")
    LED_ASTRAY = "led_astray", _("This address leads to another, and that one to the next, too often. Copy the address anew.")
    WEB_PAGE = "web_page", _("This address shows a web page, not a calendar. Look for the address that ends in .ics.")
    NO_CALENDAR = "no_calendar", _("What is at this address is not a calendar, or breaks off. Copy the address anew.")
    TOO_BIG = (
        "too_big",
        _("This calendar is larger than 5 MB. Move old appointments to another calendar, or choose a smaller one."),
    )
    TOO_MUCH = "too_much", _("This calendar holds more than we can count. Look for an entry that repeats every few minutes.")
    BROKEN = "broken", _("Something in this calendar stops us from reading it. Look for an entry that was made in an odd way.")


class CannotRead(Exception):
    """A calendar could not be read; `trouble` says why. Never holds its address."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.sentence)
        self.trouble = trouble
