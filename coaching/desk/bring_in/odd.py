"""What is odd about someone in a file, in words."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from coaching.desk.bring_in.models import ClientImportRow


class Odd(StrEnum):
    """Of the `IMPOSSIBLE` ones nobody is made; of the `DOUBTFUL` ones only if the coach ticks them."""

    NO_NAME = "no_name"
    BAD_NAME = "bad_name"
    NO_EMAIL = "no_email"
    BAD_EMAIL = "bad_email"
    SHARED_EMAIL = "shared_email"
    UNKNOWN_SESSION = "unknown_session"
    TWO_NAMES = "two_names"
    LONG_NAME = "long_name"
    MORE_EMAILS = "more_emails"
    BAD_PHONE = "bad_phone"
    NO_ZONE = "no_zone"
    UNKNOWN_ZONE = "unknown_zone"
    BAD_LEFT = "bad_left"
    BAD_UNTIL = "bad_until"
    PAST_UNTIL = "past_until"
    LONG_REMARK = "long_remark"
    BAD_DAY = "bad_day"
    COMING = "coming"
    BAD_MINUTES = "bad_minutes"
    BAD_CLOCK = "bad_clock"
    SKIPPED_CLOCK = "skipped_clock"
    BAD_PAID = "bad_paid"
    SAME_TIME = "same_time"
    HAD = "had"
    DIFFERS = "differs"


IMPOSSIBLE = {Odd.NO_NAME, Odd.BAD_NAME, Odd.NO_EMAIL, Odd.BAD_EMAIL, Odd.UNKNOWN_SESSION}
DOUBTFUL = {Odd.TWO_NAMES}
WORDS = {
    Odd.NO_NAME: _("There is no name."),
    Odd.BAD_NAME: _("“%(text)s” isn't taken as a name. Write it in the file without web addresses and the signs < and >."),
    Odd.NO_EMAIL: _("There is no email address. Without one nobody can be added."),
    Odd.BAD_EMAIL: _("“%(text)s” isn't an email address."),
    Odd.SHARED_EMAIL: _("Another person in this file has this address, too."),
    Odd.UNKNOWN_SESSION: _("A session of “%(text)s”, who is neither in the file nor on your list."),
    Odd.TWO_NAMES: _("The file also calls them “%(text)s”. Is this one person?"),
    Odd.LONG_NAME: _("The name is too long. The whole of it goes into a private note."),
    Odd.MORE_EMAILS: _("Another address, “%(text)s”, goes into a private note."),
    Odd.BAD_PHONE: _("“%(text)s” isn't a phone number. It goes into a private note."),
    Odd.NO_ZONE: _("There is no time zone, so yours is used."),
    Odd.UNKNOWN_ZONE: _("Which time zone is “%(text)s”? Choose it above. Until then yours is used."),
    Odd.BAD_LEFT: _("“%(text)s” isn't a number of sessions from 0 to 500. None are added, and it goes into a private note."),
    Odd.BAD_UNTIL: _("“%(text)s” isn't a day we can read. The sessions have no last day, and it goes into a private note."),
    Odd.PAST_UNTIL: _("The last day, %(text)s, is past, so no sessions are added. It goes into a private note."),
    Odd.LONG_REMARK: _("The remark is too long for the list. The whole of it goes into a private note."),
    Odd.BAD_DAY: _("“%(text)s” isn't a day we can read, so this session is left out. It goes into a private note."),
    Odd.COMING: _("The session on %(text)s is still to come, so it is left out. Please book it. It goes into a private note."),
    Odd.BAD_MINUTES: _("“%(text)s” isn't a length we can read. The session counts 60 minutes."),
    Odd.BAD_CLOCK: _("“%(text)s” isn't a time we can read. The session is put at noon."),
    Odd.SKIPPED_CLOCK: _("The clocks skipped “%(text)s” that day. The session is put where they went on."),
    Odd.BAD_PAID: _("“%(text)s” says neither paid nor pro bono."),
    Odd.SAME_TIME: _(
        "Another line tells of a session on %(text)s at the same time, so it counts once. If there were two, write their times."
    ),
    Odd.HAD: _("Past sessions that are on your list already, and are left out: %(text)s"),
    Odd.DIFFERS: _("They are on your list already. What the file says about them otherwise is left out: %(text)s"),
}


# Of someone who is on the list already no note is made: these are said without one, and what is left out anyway isn't said twice.
NOT_NOTED = {
    Odd.BAD_DAY: _("“%(text)s” isn't a day we can read, so this session is left out."),
    Odd.COMING: _("The session on %(text)s is still to come, so it is left out. Please book it."),
}
LEFT_OUT = {Odd.LONG_NAME, Odd.MORE_EMAILS, Odd.BAD_PHONE, Odd.BAD_LEFT, Odd.BAD_UNTIL, Odd.PAST_UNTIL, Odd.LONG_REMARK}


def words_of(odd: Iterable[tuple[str, str]], *, noted: bool = True) -> list[str]:
    """The sentences, each once; `noted` says whether a private note is made of what has no place elsewhere."""
    words = WORDS if noted else {code: text for code, text in (WORDS | NOT_NOTED).items() if code not in LEFT_OUT}
    said = (str(words[Odd(code)]) % {"text": text} for code, text in odd if Odd(code) in words)
    return list(dict.fromkeys(said))


def left_words(row: ClientImportRow) -> str:
    """How many sessions the file says are left, and until when."""
    words = ngettext("%(count)d session left", "%(count)d sessions left", row.left) % {"count": row.left}
    return f"{words} {gettext('until')} {date_format(row.until)}" if row.until else words
