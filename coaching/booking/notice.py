"""What a booking's email says of preparing for it and of changing it, by its kind. One place for mails and pages."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking.models import AppointmentType
from coaching.practice.models import PracticeSettings


def preparing(kind: AppointmentType) -> str:
    """Of what takes no session: who comes owes nothing."""
    return "" if kind.takes_credit else _("Nothing to prepare, nothing to decide: bring whatever is on your mind.")


def changing(kind: AppointmentType, start: datetime, now: datetime) -> str:
    """Until when what begins at `start` is moved and canceled, and what a late cancellation costs: by the practice's hours of
    notice, of which as much may be left as is needed, or less. Empty for what has begun."""
    hours = PracticeSettings.load().late_hours
    if start <= now:
        return ""
    if not kind.takes_credit or not hours:
        return _("Something came up? Move or cancel with one click, until it begins.")
    return (_late(hours) if kind.is_late_to_cancel(start, now) else _in_time(hours)) % {"hours": hours}


def _late(hours: int) -> str:
    return ngettext(
        "Something came up? Move it with one click, until it begins. It is less than %(hours)d hour away, so it is too late to "
        "cancel it free of charge: canceled, it counts as used.",
        "Something came up? Move it with one click, until it begins. It is less than %(hours)d hours away, so it is too late to "
        "cancel it free of charge: canceled, it counts as used.",
        hours,
    )


def _in_time(hours: int) -> str:
    return ngettext(
        "Something came up? Move it with one click, until it begins. Cancel it at least %(hours)d hour before, and the session "
        "stays yours; canceled later, it counts as used.",
        "Something came up? Move it with one click, until it begins. Cancel it at least %(hours)d hours before, and the session "
        "stays yours; canceled later, it counts as used.",
        hours,
    )
