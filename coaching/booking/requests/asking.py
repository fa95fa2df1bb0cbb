"""The verbs of a request for another time."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coaching.booking import bookings
from coaching.booking.models import AppointmentType, Booking, TimeRequest
from coaching.booking.requests import mails


@transaction.atomic
def ask(
    *,
    appointment_type: AppointmentType,
    name: str,
    email: str,
    zone: str,
    wishes: str,
    form_key: str,
    phone: str = "",
    source: str = "",
) -> TimeRequest:
    """Stores when someone could come for whom no free time works, and emails the coach. The same form sent twice is kept once."""
    fields = {"name": name, "email": email, "zone": zone, "wishes": wishes, "phone": phone, "source": source}
    request, created = TimeRequest.objects.get_or_create(
        form_key=form_key, defaults={**fields, "appointment_type": appointment_type, "coach": appointment_type.coach}
    )
    if created:
        mails.announce(request)
    return request


@transaction.atomic
def book_for(*, request: TimeRequest, start: datetime, any_time: bool = False, now: datetime | None = None) -> Booking:
    """Books `start` (aware) for whoever asked, which answers the request. Raises SlotTaken, BookingError."""
    if TimeRequest.objects.select_for_update().get(pk=request.pk).booking_id:
        raise bookings.BookingError(gettext("A time is already booked for them."))
    guest = {"name": request.name, "email": request.email, "phone": request.phone, "zone": request.zone}
    booking = bookings.book(
        appointment_type=request.appointment_type,
        start=start,
        guest=guest,
        source=request.source,
        now=now,
        any_time=any_time,
        answers=[{"question": gettext("Requested times"), "answer": request.wishes}],
    )
    answered(request=request, booking=booking, now=now)
    return booking


def answered(*, request: TimeRequest, booking: Booking | None = None, now: datetime | None = None) -> TimeRequest:
    """Takes a request off the coach's desk; `booking` is what came of it, if something did."""
    request.answered_at, request.booking = now or timezone.now(), booking
    request.save(update_fields=["answered_at", "booking"])
    return request
