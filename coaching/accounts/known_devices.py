"""Browsers in which someone has signed in before, told by a signed cookie (OWASP: "device cookies").

It opens nothing. Tries made in such a browser are counted separately, so strangers who try can't lock its owner out.
"""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.utils.crypto import get_random_string

COOKIE, SALT = "known_device", "coaching.known_device"
SECONDS = 60 * 60 * 24 * 180
MOST = 5  # people who share a browser


def remember(request, response, user):
    """Makes this browser known for the person who has just signed in, among those it is known for."""
    device, people = _read(request)
    people = [user.pk, *(pk for pk in people if pk != user.pk)][:MOST]
    value = signing.dumps([device or get_random_string(22), people], salt=SALT)
    response.set_cookie(
        COOKIE, value, max_age=SECONDS, httponly=True, samesite="Lax", secure=bool(settings.SESSION_COOKIE_SECURE)
    )


def known_device(request, email):
    """The name of this browser, if the owner of that address has signed in here before; else an empty text."""
    device, people = _read(request)
    known = people and EmailAddress.objects.filter(user__in=people, email__iexact=email, verified=True).exists()
    return device if known else ""


def newest_person(request):
    """The number of the account that signed in last in this browser, or None."""
    people = _read(request)[1]
    return people[0] if people else None


def _read(request):
    """(name of the browser, numbers of the accounts); empty ones for a cookie that is missing, old or not made by us."""
    try:
        device, people = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return "", []
    return device, people
