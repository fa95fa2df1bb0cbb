"""A client's sessions: what is left and why, and booking one."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coaching.booking import bookings, reads
from coaching.booking.busy.refreshing import look_again
from coaching.booking.guest import own_bookings
from coaching.booking.guest.details_views import start_in
from coaching.booking.guest.views import choices, offers
from coaching.booking.guest.zones import also_when, back_to, in_address, zone_for, zone_shown
from coaching.booking.links import MANAGE
from coaching.payments.account import balance, sessions
from coaching.payments.after_sale import own_words
from coaching.payments.instalments import reads as instalments
from coaching.people.access import client_required
from coaching.practice.hour_format import clock24_for
from coaching.practice.zones import spoken


def types_of(client):
    """What this client may book: everything of their coach that takes a session."""
    return client.coach.appointment_types.filter(is_active=True, takes_credit=True)


@never_cache
@client_required
@require_safe
def sessions_page(request):
    """What is coming, what is left, and why."""
    client = request.client
    upcoming = [
        {"booking": read, "when": spoken(read.start, client.timezone), "url": MANAGE.path(read)}
        for read in reads.upcoming_of(client, timezone.now())
    ]
    context = {
        "client": client,
        "upcoming": upcoming,
        "left": balance.left(client),
        "ledger": balance.ledger_of(client),
        "types": types_of(client),
        "money_words": own_words.for_client(client),
        **instalments.client_context(client),
        "purchases": client.purchases.select_related("lot"),
    }
    return render(request, "coaching/payments/sessions.html", context)


@never_cache
@client_required
@require_safe
def book(request, slug):
    """The free times of a session."""
    kind = get_object_or_404(types_of(request.client).select_related("coach"), slug=slug)
    left = balance.left(request.client)
    if left < 1:
        return _nothing_left(request)
    zone = zone_shown(request, request.client.timezone)
    address = reverse("payments:confirm", args=[slug])

    def time_url(start):
        return f"{address}?{urlencode({'start': start.isoformat(), **in_address(request, zone)})}"

    own = own_bookings.to_come(request, appointment_type=kind)
    context = {**choices(request, kind, zone, time_url), "left": left, "own_bookings": own}
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
    return _confirm(request, kind, start)


def _confirm(request, kind, start, nearest=None):
    """Asks once more; of a time that is gone, `nearest` are those to take instead."""
    zone, clock24 = zone_for(request, request.client.timezone), clock24_for(request)
    context = {
        "appointment_type": kind,
        "start": start,
        "when": spoken(start, zone, clock24),
        "also_when": also_when(request, start, zone, clock24),
        "back": back_to(request, reverse("payments:book", args=[kind.slug]), zone),
        "left": balance.left(request.client),
        "nearest": None if nearest is None else offers(nearest, zone, clock24),
    }
    return render(request, "coaching/payments/confirm.html", context, status=200 if nearest is None else 409)


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
        return _nothing_left(request)
    return _confirm(request, kind, start, getattr(error, "nearest", ()))


def _nothing_left(request):
    messages.info(request, str(sessions.NothingLeft()))
    return redirect("payments:packages")
