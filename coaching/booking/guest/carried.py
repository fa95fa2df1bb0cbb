"""What a guest's own browser carries to the booking, and we store nothing until then: in signed cookies that only the pages of
that booking are sent, for an hour."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from coaching.booking.models import AppointmentType

HOUR = 60 * 60
MOST = 3800  # letters of a cookie that every browser keeps


def signed(name: str, value: Any) -> str:
    """The cookie's content; "" where it is too long for a browser."""
    found = signing.dumps(value, salt=_salt(name), compress=True)
    return found if len(found) <= MOST else ""


def keep(response: HttpResponse, appointment_type: AppointmentType, name: str, content: str) -> HttpResponse:
    """Has the browser carry it in place of what it carried before by that name; "" has it drop that."""
    path = appointment_type.get_absolute_url()
    if content:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(name, content, max_age=HOUR, path=path, samesite="Lax", httponly=True, secure=secure)
    else:
        response.delete_cookie(name, path=path, samesite="Lax")
    return response


def carried(request: HttpRequest, name: str) -> Any:
    """What the browser carries by that name, or None."""
    try:
        return signing.loads(request.COOKIES.get(name, ""), salt=_salt(name), max_age=HOUR)
    except signing.BadSignature:
        return None


def _salt(name: str) -> str:
    return f"coaching.booking.{name}"
