"""What a client reads after they wrote something down."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from networking_module.contacts.models import Touch


def said(touch: Touch) -> str:
    """What logging did to the clock, in a sentence."""
    contact = touch.contact
    if not touch.resets_clock:
        return _("Noted. Because it asked about a job, the clock for staying in touch keeps running.")
    if contact.resting:
        return _("Noted. Two messages have gone unanswered, so we're letting %(name)s rest.") % {"name": contact.first_name}
    if contact.due_on:
        day = date_format(contact.due_on, "MONTH_DAY_FORMAT")
        return _("Noted. The next time is around %(day)s.") % {"day": day}
    return _("Noted.")
