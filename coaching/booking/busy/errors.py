"""What can go wrong with someone else's calendar, each with a sentence that says what to do.

No Django: the process that reads a stranger's file knows the codes. The code that shows a sentence translates it.
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
    PASSWORD = (
        "password",
        _("This address contains a name and a password. Use the calendar's secret address, which needs neither."),
    )
    PRIVATE = "private", _("This address is on a private network that we can't reach. Use one that works from anywhere.")
    PORT = (
        "port",
        _("This address has an unusual number after the server's name. Only the ports 80 and 443 are read: leave it out."),
    )
    UNKNOWN = "unknown", _("There is no server with that name. Compare the address with the one in your calendar.")
    SILENT = "silent", _("The calendar's server can't be reached. We'll keep trying; if this lasts, copy the address again.")
    SLOW = "slow", _("The calendar's server takes too long to answer. We'll keep trying.")
    CUT_OFF = "cut_off", _("The calendar's server stopped in the middle of the file. We'll keep trying.")
    UNSAFE = "unsafe", _("The server can't prove that it is the one in the address. Copy the address again, with https://.")
    LOCKED = "locked", _("The calendar asks for a password. Copy its secret address instead of its public one.")
    GONE = "gone", _("There is no longer a calendar at this address. Copy the secret address again and add it.")
    ILL = "ill", _("The calendar's server is having problems. We'll keep trying.")
    LED_ASTRAY = "led_astray", _("This address redirects too many times. Copy the address again.")
    WEB_PAGE = "web_page", _("This address shows a web page, not a calendar. Look for the address that ends in .ics.")
    NO_CALENDAR = "no_calendar", _("What is at this address isn't a calendar, or is incomplete. Copy the address again.")
    TOO_BIG = (
        "too_big",
        _("This calendar is larger than 5 MB. Move old appointments to another calendar, or choose a smaller one."),
    )
    TOO_MUCH = (
        "too_much",
        _("This calendar has more entries than we can count. Move old appointments to another one, or choose a smaller one."),
    )
    BROKEN = (
        "broken",
        _("Something in this calendar keeps us from reading it. We'll keep trying; look for an unusual entry in it."),
    )


class CannotRead(Exception):
    """A calendar could not be read; `trouble` says why. Never holds its address."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.sentence)
        self.trouble = trouble
