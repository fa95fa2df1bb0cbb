"""The mails about a booking: to the guest in the guest's zone, to the coach in the coach's."""

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from coaching.booking import calendar, links
from coaching.booking.models import Booking
from coaching.mail.kinds import MailKind, register
from coaching.mail.outbox import send
from coaching.practice.addresses import absolute, address
from coaching.practice.zones import spoken

SAMPLES = {
    "name": "Pia", "title": "Free consultation", "when": "Tuesday, March 3, 2026, 3 p.m. Berlin time (CET)",
    "coach_when": "Tuesday, March 3, 2026, 9 a.m. New York time (EST)", "where": "video call", "coach": "Dana Reyes",
    "practice": "AdvantEdge Careers", "guest": "Pia Berg", "email": "pia@example.org", "url": "https://example.org/",
}  # fmt: skip


def _same_booking(facts):
    """Whether the booking still is as it was when the mail was written."""
    unchanged = Booking.objects.filter(pk=facts["booking"], sequence=facts["sequence"])
    return unchanged.exclude(status=Booking.Status.CANCELLED).exists()


def _still_ahead(facts):
    return Booking.objects.filter(
        pk=facts["booking"], sequence=facts["sequence"], status=Booking.Status.BOOKED, start__gt=timezone.now()
    ).exists()


def _kind(slug, title, subject, body, button="", **more):
    return register(MailKind(slug, title, subject, body, SAMPLES, button, **more))


_kind(
    "booking.requested", _("Booking confirmed, to the guest"), _("Confirmed: {when}"),
    _("Hello {name},\n\nyour time is reserved:\n{title}\n{when}\nFor {coach} this is {coach_when}.\nWhere: {where}\n\n"
      "The invitation for your calendar is attached. Nothing to prepare, nothing to decide: bring what is on your mind.\n\n"
      "Something came up? Move or cancel with one click, until it begins."),
    _("Move or cancel"), still_wanted=_same_booking,
)  # fmt: skip
_kind(
    "booking.moved", _("Booking moved, to the guest"), _("New time: {when}"),
    _("Hello {name},\n\nyour time has moved:\n{title}\n{when}\nFor {coach} this is {coach_when}.\nWhere: {where}\n\n"
      "The attached invitation updates your calendar."),
    _("Move or cancel"), still_wanted=_same_booking,
)  # fmt: skip
_kind(
    "booking.cancelled", _("Booking cancelled, to the guest"), _("Cancelled: {when}"),
    _("Hello {name},\n\n{title} on {when} is cancelled, and the attached file takes it out of your calendar.\n\n"
      "Whenever it suits you better, pick another time."),
    _("Choose another time"),
)  # fmt: skip
_kind(
    "booking.reminder", _("Reminder, to the guest"), _("Soon: {when}"),
    _("Hello {name},\n\na short reminder of your call with {coach}:\n{when}\nWhere: {where}\n\n"
      "If it no longer suits you, move it with one click."),
    _("Move or cancel"), still_wanted=_still_ahead,
)  # fmt: skip
for _what, _title, _subject in [
    ("requested", _("New booking, to the coach"), _("New booking · {guest}")),
    ("moved", _("Booking moved, to the coach"), _("Booking moved · {guest}")),
    ("cancelled", _("Booking cancelled, to the coach"), _("Booking cancelled · {guest}")),
]:
    _kind(
        f"coach.{_what}",
        _title,
        _subject,
        "{guest} ({email})\n{title}\n{coach_when}\nFor {guest}: {when}\n{where}",
        _("Open the booking"),
    )


def announce(booking, what):
    """Tells guest and coach that the booking was requested, moved or cancelled, with the calendar's news attached."""
    method = calendar.CANCEL if what == "cancelled" else calendar.REQUEST
    cause = f"booking:{booking.uid}:{booking.sequence}:{what}"
    to_guest(booking, f"booking.{what}", cause, attachments=[calendar.for_guest(booking, method)])
    send(f"coach.{what}", to=booking.coach.email, reply_to=booking.guest_email, cause=f"{cause}:coach",
         context={**context(booking), "url": absolute("booking_admin:booking", booking.pk)},
         attachments=[calendar.for_coach(booking, method)], facts=facts(booking))  # fmt: skip


def reminder_cause(booking, hours):
    return f"booking:{booking.uid}:{booking.sequence}:reminder:{hours}"


def remind(booking, hours):
    """Reminds the guest once, `hours` before; says nothing if the booking has changed by the time it is sent."""
    to_guest(booking, "booking.reminder", reminder_cause(booking, hours))


def to_guest(booking, kind, cause, attachments=()):
    cancelled = kind == "booking.cancelled"
    url = address(booking.appointment_type.get_absolute_url()) if cancelled else links.manage_url(booking)
    send(kind, to=booking.guest_email, reply_to=booking.coach.email, cause=cause,
         context={**context(booking), "url": url}, attachments=attachments, facts=facts(booking))  # fmt: skip


def facts(booking):
    return {"booking": booking.pk, "sequence": booking.sequence}


def context(booking):
    return {
        "name": booking.guest_name.split()[0] if booking.guest_name.split() else _now("you"),
        "guest": booking.guest_name,
        "email": booking.guest_email,
        "title": booking.appointment_type.title,
        "when": spoken(booking.start, booking.guest_zone, booking.guest_clock24),
        "coach": booking.coach.name,
        "coach_when": spoken(booking.start, booking.coach.timezone),
        "where": booking.appointment_type.where,
    }
