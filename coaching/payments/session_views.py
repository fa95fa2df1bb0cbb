"""A client books a session of what is left."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coaching.booking import bookings, notice
from coaching.booking.busy.refreshing import look_again
from coaching.booking.guest import own_bookings
from coaching.booking.guest.details_views import start_in
from coaching.booking.guest.views import choices, offers
from coaching.booking.guest.zones import also_when, back_to, in_address, zone_for, zone_shown
from coaching.payments.account import balance, extensions, sessions
from coaching.payments.account.last_days import limit_of_booking
from coaching.people.access import client_required
from coaching.practice.hour_format import clock24_for
from coaching.practice.zones import spoken


def types_of(client):
    """What this client may book: everything of their coach that takes a session."""
    return client.coach.appointment_types.filter(is_active=True, takes_credit=True)


@never_cache
@client_required
@require_safe
def book(request, slug):
    """The free times of a session, as long as what is left lasts."""
    kind = get_object_or_404(types_of(request.client).select_related("coach"), slug=slug)
    now = timezone.now()
    left = balance.of_client(request.client, now)
    if left.count < 1:
        return _nothing_left(request, sessions.why_nothing_is_left(request.client, now))
    zone = zone_shown(request, request.client.timezone)
    address = reverse("payments:confirm", args=[slug])

    def time_url(start):
        return f"{address}?{urlencode({'start': start.isoformat(), **in_address(request, zone)})}"

    own = own_bookings.to_come(request, appointment_type=kind)
    limit = limit_of_booking(request.client, now)
    context = {**choices(request, kind, zone, time_url, limit=limit), "left": left, "own_bookings": own}
    return render(request, "coaching/payments/book.html", context)


@never_cache
@client_required
def confirm(request, slug):
    """Looking books nothing; the button does. A time that the client has is shown instead."""
    kind = get_object_or_404(types_of(request.client).select_related("coach"), slug=slug)
    start = start_in(request.POST) or start_in(request.GET)
    if start is None:
        return redirect("payments:book", slug)
    if own := own_bookings.at(request, kind, start):
        return redirect(own)
    if request.method == "POST":
        return _book(request, kind, start)
    try:
        lot = sessions.lot_for(request.client, start, timezone.now())
    except bookings.BookingError as error:
        return _refused(request, kind, start, error)
    return _confirm(request, kind, start, lot=lot)


def _confirm(request, kind, start, nearest=None, lot=None):
    """Asks once more; of a time that is gone, `nearest` are those to take instead. `lot` is what it would be taken from."""
    zone, clock24 = zone_for(request, request.client.timezone), clock24_for(request)
    context = {
        **_asked(request, kind, start),
        "left": balance.left(request.client),
        "lot": lot,
        "changing": notice.changing(kind, start, timezone.now()),
        "nearest": None if nearest is None else offers(nearest, zone, clock24),
    }
    return render(request, "coaching/payments/confirm.html", context, status=200 if nearest is None else 409)


def _asked(request, kind, start):
    """What and when, in words, and the way back to the times."""
    zone, clock24 = zone_for(request, request.client.timezone), clock24_for(request)
    return {
        "appointment_type": kind,
        "start": start,
        "when": spoken(start, zone, clock24),
        "also_when": also_when(request, start, zone, clock24),
        "back": back_to(request, reverse("payments:book", args=[kind.slug]), zone),
    }


def _book(request, kind, start):
    look_again(kind.coach)
    try:
        sessions.book_session(client=request.client, appointment_type=kind, start=start)
    except bookings.BookingError as error:
        return _refused(request, kind, start, error)
    messages.success(request, _("Your session is booked. The invitation for your calendar is on its way."))
    return redirect("payments:sessions")


def _refused(request, kind, start, error):
    if own := own_bookings.at(request, kind, start):  # pressed twice at once: the other press was quicker
        return redirect(own)
    if isinstance(error, sessions.NothingLeft):
        return _nothing_left(request, error)
    if isinstance(error, sessions.AfterTheEnd):
        return _after_the_end(request, kind, start, error)
    limit = limit_of_booking(request.client, timezone.now())
    nearest = [each for each in getattr(error, "nearest", ()) if limit is None or each < limit.moment]
    return _confirm(request, kind, start, nearest)


def _nothing_left(request, error):
    """To where something can be done about it."""
    if isinstance(error, sessions.AllEnded):
        return redirect("payments:more_time", error.lot.pk)
    messages.info(request, str(error))
    return redirect("payments:sessions" if isinstance(error, sessions.OnHold) else "payments:packages")


def _after_the_end(request, kind, start, error):
    """Nothing is booked; the way back, and the way to more time."""
    context = {
        **_asked(request, kind, start),
        "problem": str(error),
        "lot": error.lot,
        "request_for_time": extensions.standing(error.lot),
        "coach": kind.coach,
    }
    return render(request, "coaching/payments/after_the_end.html", context, status=409)
