"""A text that a guest wants to look at in the call: their own browser carries it there. What is too long for that is pasted."""

from django.http import HttpRequest, HttpResponse

from coaching.booking.guest import carried
from coaching.booking.models import AppointmentType

COOKIE = "brought"
LONGEST = 5000  # letters


def keep(response: HttpResponse, appointment_type: AppointmentType, text: str) -> HttpResponse:
    """Has the browser carry the text, in place of what it carried before."""
    content = carried.signed(COOKIE, text) if 0 < len(text) <= LONGEST else ""
    return carried.keep(response, appointment_type, COOKIE, content)


def text_in(request: HttpRequest) -> str:
    """The text that the browser carries, or ""."""
    return str(carried.carried(request, COOKIE) or "")


def forget(response: HttpResponse, appointment_type: AppointmentType) -> HttpResponse:
    """Has the browser drop it: it was stored with the booking, or is not to be brought."""
    return carried.keep(response, appointment_type, COOKIE, "")
