"""The signed links with which a guest manages a booking without an account.

A link carries the booking's SEQUENCE, so it dies as soon as the booking has changed.
"""

from django.core import signing

from coaching.booking.models import Booking
from coaching.practice.addresses import absolute

SALT = "coaching.booking"


def token(booking, sequence=None):
    """The link's part that stands for a booking as it is now, or as it was at an earlier `sequence`."""
    return signing.dumps([booking.pk, booking.sequence if sequence is None else sequence], salt=SALT)


def manage_url(booking):
    return absolute("booking:manage", token(booking))


def find(value):
    """(booking, current): the booking a link stands for, and whether the link is still good; (None, False) if forged."""
    try:
        pk, sequence = signing.loads(value, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None, False
    booking = Booking.objects.with_details().filter(pk=pk).first()
    return booking, bool(booking and booking.sequence == sequence and booking.is_active)
