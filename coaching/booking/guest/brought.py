"""A text that a guest wants to look at in the call: their own browser carries it to the booking, and we store nothing until then.

It is in a signed cookie that only the pages of that booking are sent, for an hour. What is too long for a cookie is pasted.
"""

from django.core import signing
from django.http import HttpRequest, HttpResponse

from coaching.booking.models import AppointmentType

COOKIE, SALT = "brought", "coaching.booking.brought"
HOUR = 60 * 60
LONGEST = 5000  # letters
MOST = 3800  # letters of a cookie that every browser keeps


def keep(response: HttpResponse, appointment_type: AppointmentType, text: str) -> HttpResponse:
    """Has the browser carry the text, in place of what it carried before."""
    value = signing.dumps(text, salt=SALT, compress=True)
    if not text or len(text) > LONGEST or len(value) > MOST:
        return forget(response, appointment_type)
    path = appointment_type.get_absolute_url()
    response.set_cookie(COOKIE, value, max_age=HOUR, path=path, samesite="Lax", httponly=True)
    return response


def text_in(request: HttpRequest) -> str:
    """The text that the browser carries, or ""."""
    try:
        return str(signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=HOUR))
    except signing.BadSignature:
        return ""


def forget(response: HttpResponse, appointment_type: AppointmentType) -> HttpResponse:
    """Has the browser drop it: it was stored with the booking, or is not to be brought."""
    response.delete_cookie(COOKIE, path=appointment_type.get_absolute_url(), samesite="Lax")
    return response
