"""What is to do, in words: each act with how many wait for it."""

from datetime import datetime, timedelta

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from coaching.modules import Act
from coaching.practice.lazy_text import StrOrPromise

MONTHS_FROM = timedelta(days=60)  # from then on days are no measure
A_MONTH, AN_HOUR, A_MINUTE = timedelta(days=30), timedelta(hours=1), timedelta(minutes=1)
# Of a filter.
TITLES: dict[Act, StrOrPromise] = {
    Act.MARK: _("Mark sessions"),
    Act.READ: _("Read answers"),
    Act.OPEN: _("Open files"),
    Act.ANSWER: _("Answer"),
    Act.WRITE: _("Write up conversations"),
    Act.PUBLISH: _("Publish testimonials"),
    Act.BOOK: _("Book sessions"),
    Act.CALL: _("Get in touch"),
    Act.SETTLE: _("Settle money"),
    Act.REPAIR: _("Put right"),
}
# On the button that leads to where it is done.
BUTTONS: dict[Act, StrOrPromise] = {
    Act.MARK: _("Open"),
    Act.READ: _("Read"),
    Act.OPEN: _("Open"),
    Act.ANSWER: _("Answer"),
    Act.WRITE: _("Write"),
    Act.PUBLISH: _("See"),
    Act.BOOK: _("Book"),
    Act.CALL: _("Open"),
    Act.SETTLE: _("Settle"),
    Act.REPAIR: _("See"),
}


def heading_of(act: Act, count: int) -> str:
    words = {
        Act.MARK: ngettext("Mark %(count)d session", "Mark %(count)d sessions", count),
        Act.READ: ngettext("Read %(count)d answer", "Read %(count)d answers", count),
        Act.OPEN: ngettext("Open %(count)d file", "Open %(count)d files", count),
        Act.ANSWER: ngettext("Answer %(count)d question", "Answer %(count)d questions", count),
        Act.WRITE: ngettext("Write up %(count)d conversation", "Write up %(count)d conversations", count),
        Act.PUBLISH: ngettext("Publish %(count)d testimonial", "Publish %(count)d testimonials", count),
        Act.BOOK: ngettext("Book with %(count)d client", "Book with %(count)d clients", count),
        Act.CALL: ngettext("Get in touch with %(count)d client", "Get in touch with %(count)d clients", count),
        Act.SETTLE: ngettext("Settle %(count)d thing about money", "Settle %(count)d things about money", count),
        Act.REPAIR: ngettext("Put %(count)d thing right", "Put %(count)d things right", count),
    }
    return words[act] % {"count": count}


def waits(since: datetime, now: datetime) -> str:
    """For how long: "for 3 days"; both moments are aware."""
    waited = max(now - since, timedelta())
    if waited >= MONTHS_FROM:
        return ngettext("for %(count)d month", "for %(count)d months", waited // A_MONTH) % {"count": waited // A_MONTH}
    if waited.days:
        return ngettext("for %(count)d day", "for %(count)d days", waited.days) % {"count": waited.days}
    hours, minutes = waited // AN_HOUR, waited // A_MINUTE
    if hours:
        return ngettext("for %(count)d hour", "for %(count)d hours", hours) % {"count": hours}
    words = ngettext("for %(count)d minute", "for %(count)d minutes", minutes) % {"count": minutes}
    return words if minutes else gettext("just now")
