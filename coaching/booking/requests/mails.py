"""The mails about a request for another time."""

from django.utils.translation import gettext_lazy as _

from coaching.booking.models import TimeRequest
from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, TO_GUESTS, MailKind, register
from coaching.mail.outbox import send
from coaching.practice.addressing import called

SAMPLES = {
    "name": "Pia",
    "guest": "Pia Berg",
    "email": "pia@example.org",
    "title": "Free consultation",
    "coach": "Dana Reyes",
    "wishes": "Tuesdays after 6 p.m.",
    "zone": "Europe/Berlin",
    "practice": SAMPLE_PRACTICE,
}

register(
    MailKind(
        "request.received",
        _("Requests for other times"),
        _("We're looking for a time that works for you"),
        # Never {wishes}: anyone can type anything there, for an address that is not theirs.
        _("Hello {name},\n\nYour request for another time has reached {coach}, who will reply by email. Nothing is booked yet."),
        SAMPLES,
        group=TO_GUESTS,
    )
)
register(
    MailKind(
        "coach.request",
        _("Requests for other times"),
        _("{guest} couldn't find a time"),
        "{guest} ({email})\n{title}\n\n{wishes}\n\n{zone}",
        SAMPLES,
        group=TO_COACHES,
    )
)


def announce(request: TimeRequest) -> None:
    """Tells the coach what the guest wishes for, and the guest that it has arrived."""
    values = {
        "name": called(request.name),
        "guest": request.name,
        "email": request.email,
        "wishes": request.wishes,
        "title": request.appointment_type.title,
        "coach": request.coach.name,
        "zone": request.zone,
    }
    send("request.received", to=request.email, sender=request.coach, context=values, cause=f"request:{request.pk}")
    send("coach.request", to=request.coach.email, reply_to=request.email, context=values, cause=f"request:{request.pk}:coach")
