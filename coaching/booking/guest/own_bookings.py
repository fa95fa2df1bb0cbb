"""What a visitor has booked: known by their account, or by a signed cookie of the browser that booked.

The cookie is worth what the link in the mail is, and no more: it names bookings with their SEQUENCE. Of one that was changed
elsewhere the browser still knows when it is, but can't change it; what is changed in this browser is kept up.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from coaching.booking.guest.zones import zone_of_booking
from coaching.booking.links import MANAGE
from coaching.booking.models import AppointmentType, Booking
from coaching.practice.zones import spoken

COOKIE, SALT = "bookings", "coaching.booking.own"
MOST = 5  # bookings that a browser keeps, and that a page tells of
AFTERWARDS = timedelta(days=7)  # how long a browser keeps one that is over


@dataclass(frozen=True)
class OwnBooking:
    """A booking of this visitor, and their link to it; unless it is `current`, the link no longer changes anything.

    `zone` (IANA name) is the one in which the visitor reads when it is.
    """

    booking: Booking
    token: str
    current: bool
    zone: str
    by_account: bool = False

    def get_absolute_url(self) -> str:
        """The booking's page, as its maker comes back to it."""
        return f"{reverse('booking:manage', args=[self.token])}?yours=1"

    @property
    def when(self) -> str:
        """In words, by the visitor's clock."""
        return spoken(self.booking.start, self.zone, self.booking.guest_clock24)


def to_come(request: HttpRequest, **which) -> list[OwnBooking]:
    """What this visitor has before them, the soonest first; `which` narrows it down as a filter does. At most one query."""
    return _own(request, status=Booking.Status.BOOKED, start__gt=timezone.now(), **which)


def at(request: HttpRequest, appointment_type: AppointmentType, start: datetime) -> OwnBooking | None:
    """The booking of this visitor that begins at `start` (aware), or None."""
    return next(iter(_own(request, appointment_type=appointment_type, start=start)), None)


def of(request: HttpRequest, booking: Booking) -> OwnBooking | None:
    """What this visitor has of a booking, or None when it is not known to be theirs, or canceled."""
    return next(iter(_own(request, pk=booking.pk)), None)


def is_kept(request: HttpRequest, booking: Booking) -> bool:
    """Whether this browser keeps the booking, whoever is signed in."""
    return booking.pk in _kept(request)


def remember(request: HttpRequest, response: HttpResponse, booking: Booking) -> HttpResponse:
    """Has this browser keep a booking that it made, as it is now."""
    return _keep(response, {**_kept(request), booking.pk: (booking.sequence, (booking.end + AFTERWARDS).timestamp())})


def keep_up(request: HttpRequest, response: HttpResponse, booking: Booking) -> HttpResponse:
    """After a change made in this browser: it goes on knowing what it kept, and lets go of what is canceled."""
    if not is_kept(request, booking):
        return response
    if booking.is_active:
        return remember(request, response, booking)
    return _keep(response, {pk: pair for pk, pair in _kept(request).items() if pk != booking.pk})


def forget(response: HttpResponse) -> HttpResponse:
    """Has this browser forget every booking; the links in the mails stay as they are."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def _own(request, **which):
    # Asking for the user first marks every page that shows own bookings as one that varies with the cookies.
    user, kept = request.user, _kept(request)
    if not (user.is_authenticated or kept):
        return []
    known = Q(pk__in=list(kept))
    if user.is_authenticated:
        known |= Q(client__user=user)
    bookings = Booking.objects.not_canceled().with_details().filter(known, **which)[:MOST]
    return [_own_booking(request, booking, kept) for booking in bookings]


def _own_booking(request, booking, kept):
    user = request.user
    by_account = user.is_authenticated and booking.client.user_id == user.pk
    sequence = booking.sequence if by_account else kept[booking.pk][0]
    current = booking.is_active and booking.sequence == sequence
    return OwnBooking(booking, MANAGE.token(booking, sequence), current, zone_of_booking(request, booking), by_account)


def _kept(request):
    """{booking's pk: (SEQUENCE, until when it is kept)}"""
    try:
        rows = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
    except signing.BadSignature:
        return {}
    now = timezone.now().timestamp()
    return {pk: (sequence, until) for pk, sequence, until in rows if until > now}


def _keep(response, kept):
    if not kept:
        return forget(response)
    rows = [(pk, *pair) for pk, pair in kept.items()][-MOST:]
    last = max(until for _pk, _sequence, until in rows)
    response.set_cookie(
        COOKIE,
        signing.dumps(rows, salt=SALT),
        max_age=int(last - timezone.now().timestamp()),
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
