"""What a booking's email says of preparing for it and of changing it, by its kind. One place for mails and pages."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking.brought_along import brought_to
from coaching.booking.models import AppointmentType, Booking
from coaching.practice.models import PracticeSettings


def preparing(booking: Booking) -> str:
    """Of what takes no session: who comes owes nothing, and a message that goes along is preparation enough."""
    if brought_to(booking):
        words = _("Your message goes along: %(coach)s reads it before you talk. There is nothing else to prepare or to decide.")
        return words % {"coach": booking.coach.name}
    if booking.appointment_type.takes_credit:
        return ""
    return _("Nothing to prepare, nothing to decide: bring whatever is on your mind.")


def changing(kind: AppointmentType, start: datetime, now: datetime) -> str:
    """Until when what begins at `start` is moved and canceled, and what a late cancellation costs: by the practice's hours of
    notice, of which as much may be left as is needed, or less. Empty for what has begun."""
    hours = PracticeSettings.load().late_hours
    if start <= now:
        return ""
    if not kind.takes_credit or not hours:
        return _("Something came up? You can move or cancel it until it begins.")
    return (_late(hours) if kind.is_late_to_cancel(start, now) else _in_time(hours)) % {"hours": hours}


def _late(hours: int) -> str:
    return ngettext(
        "Something came up? You can move it until it begins. It is less than %(hours)d hour away, so it is too late to "
        "cancel it free of charge: canceled, it counts as used.",
        "Something came up? You can move it until it begins. It is less than %(hours)d hours away, so it is too late to "
        "cancel it free of charge: canceled, it counts as used.",
        hours,
    )


def _in_time(hours: int) -> str:
    return ngettext(
        "Something came up? You can move it until it begins. Cancel it at least %(hours)d hour before, and the session "
        "stays yours; canceled later, it counts as used.",
        "Something came up? You can move it until it begins. Cancel it at least %(hours)d hours before, and the session "
        "stays yours; canceled later, it counts as used.",
        hours,
    )
