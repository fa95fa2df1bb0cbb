"""What was booked, and what came of the first call."""

from django.utils.translation import gettext_lazy as _

from coaching.booking.models import Booking, BookingEvent, PastSession, TimeRequest
from coaching.pipeline.models import CheckIn, Offer, OfferedTerms
from coaching.privacy.data_inventory.subject import OURS, TERMS, Subject, by_address, of_booking, of_client

BOOKING = (
    Subject(
        "bookings",
        _("Sessions and calls you booked"),
        Booking,
        of_client(Booking),
        (
            "id",
            "coach",
            "appointment_type",
            "start",
            "end",
            "status",
            "guest_name",
            "guest_email",
            "guest_zone",
            "guest_clock24",
            "booker_name",
            "booker_email",
            "plain_title",
            "source",
            "answers",
            "canceled_by",
            "cancel_word",
            "arranged_at",
            "created_at",
            "uid",
        ),
        {
            "client": OURS,
            "blocked_start": "The coach's own pauses.",
            "blocked_end": "The coach's own pauses.",
            "form_key": OURS,
            "sequence": OURS,
        },
    ),
    Subject(
        "booking-steps",
        _("How each booking went"),
        BookingEvent,
        of_booking(BookingEvent),
        ("booking", "at", "what", "start"),
        {"id": OURS},
    ),
    Subject(
        "earlier-sessions",
        _("Sessions from before the practice came here, as your coach noted them"),
        PastSession,
        of_booking(PastSession),
        ("booking", "paid"),
        {"id": OURS},
    ),
    Subject(
        "wishes",
        _("Other times you asked for"),
        TimeRequest,
        by_address(TimeRequest, "email"),
        ("name", "email", "phone", "zone", "wishes", "source", "created_at", "answered_at", "booking"),
        {"id": OURS, "coach": OURS, "appointment_type": OURS, "form_key": OURS},
    ),
    Subject(
        "recaps",
        _("What your coach wrote after the first call"),
        Offer,
        lambda person: Offer.objects.filter(client__in=person.clients, sent_at__isnull=False),
        ("text", "package", "valid_until", "sent_at", "times_sent", "answer", "reason", "answered_at"),
        {"id": OURS, "client": OURS, "created_at": "When the coach began to write."},
    ),
    Subject(
        "offered",
        _("What your coach offered you"),
        OfferedTerms,
        lambda person: OfferedTerms.objects.filter(offer__client__in=person.clients, offer__sent_at__isnull=False),
        (*TERMS, "description", "offered_at"),
        {"id": OURS, "offer": OURS, "package": OURS},
    ),
    Subject("later", _("When to ask you again"), CheckIn, of_client(CheckIn), ("on", "decided_at"), {"id": OURS, "client": OURS}),
)
