"""What a guest has typed and goes along to another time: their own browser carries it, the address bar never shows it."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from coaching.booking.guest import brought, carried
from coaching.booking.guest.antispam import shown_at, stamp
from coaching.booking.guest.forms import BookingForm
from coaching.booking.models import AppointmentType

COOKIE = "typed"
ANOTHER = "another"  # the button's answer: first another time
NOT_ALONG = {"website", "shown", "brought"}  # the trap, the form's key, and what has a cookie of its own


def keep(response: HttpResponse, appointment_type: AppointmentType, form: BookingForm) -> HttpResponse:
    """Has the browser carry the fields of a form as they were sent. What is too long for it stays behind, the longest first."""
    words = {name: form.data[name] for name in form.fields if name not in NOT_ALONG and form.data.get(name)}
    while words and not (content := carried.signed(COOKIE, [shown_at(form.data.get("shown", "")), words])):
        del words[max(words, key=lambda name: len(words[name]))]
    if "brought" in form.data:
        brought.keep(response, appointment_type, form.data["brought"])
    return carried.keep(response, appointment_type, COOKIE, content if words else "")


def initial(request: HttpRequest) -> dict[str, Any]:
    """What the form of a time begins with; it counts as shown since it first was, or coming back would look like a program."""
    found = carried.carried(request, COOKIE)
    return {**found[1], "shown": stamp(found[0])} if found else {}


def forget(response: HttpResponse, appointment_type: AppointmentType) -> HttpResponse:
    """Has the browser drop it: it was stored with the booking."""
    return carried.keep(response, appointment_type, COOKIE, "")
