"""What a client reads after they wrote something down."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from networking_module.contacts.models import Touch

WAYS = Touch.Direction
COUNTED = {
    WAYS.GAVE: gettext_lazy("Noted as something for them."),
    WAYS.IN_TOUCH: gettext_lazy("Noted as a hello."),
    WAYS.ASKED: gettext_lazy("Noted: you asked."),
    WAYS.THEY_WROTE: gettext_lazy("Noted: they wrote to you."),
    WAYS.THEY_HELPED: gettext_lazy("Noted: they helped you."),
    WAYS.ASKED_FOR_JOB: gettext_lazy("Noted: you asked about a job."),
}


def said(touch: Touch) -> str:
    """What it counted as, and what that did to the clock, in two sentences."""
    counted = COUNTED[WAYS.GAVE if touch.gives and touch.direction == WAYS.IN_TOUCH else WAYS(touch.direction)]
    return f"{counted} {_clock(touch)}".strip()


def _clock(touch: Touch) -> str:
    contact = touch.contact
    if not touch.resets_clock:
        return _("The clock for staying in touch keeps running.")
    if contact.resting:
        unanswered = touch.awaits_answer and not touch.gives
        words = (
            _("Two messages have gone unanswered, so we're letting %(name)s rest.") if unanswered else _("%(name)s is resting.")
        )
        return words % {"name": contact.first_name}
    if contact.due_on:
        return _("The next time is around %(day)s.") % {"day": date_format(contact.due_on, "MONTH_DAY_FORMAT")}
    return ""
