"""The coach's agenda and one booking's page, in the Wagtail admin."""

from itertools import groupby
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.booking import access, bookings, pipeline
from coaching.booking.models import Booking
from coaching.booking.reads import zone_of
from coaching.people.access import staff_required
from coaching.people.invitations import InvitationError
from coaching.practice.zones import spoken

PER_PAGE = 50


@staff_required
def agenda(request):
    """What is to come, or what was, day by day in the zone of whoever looks."""
    past, now, zone = "past" in request.GET, timezone.now(), zone_of(request.user)
    found = Booking.objects.visible_to(request.user).with_details()
    found = found.filter(end__lte=now).order_by("-start") if past else found.standing().filter(end__gt=now)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    days = [(day, list(rows)) for day, rows in groupby(page, lambda each: each.start.astimezone(ZoneInfo(zone)).date())]
    context = {"days": days, "page": page, "past": past, "zone": zone, "several": len({each.coach_id for each in page}) > 1}
    return render(request, "coaching/booking/admin/agenda.html", context)


@staff_required
def booking(request, pk):
    """Everything about one booking, and what can be done with it now."""
    found, now = access.booking_or_404(request.user, pk), timezone.now()
    zone = zone_of(request.user)
    context = {
        "booking": found, "client": found.client, "same_address": found.client.same_address(), "zone": zone,
        "when": spoken(found.start, zone), "guest_when": spoken(found.start, found.guest_zone),
        "place": found.appointment_type.where, "begun": found.has_begun(now),
    }  # fmt: skip
    return render(request, "coaching/booking/admin/booking.html", context)


@staff_required
@require_POST
def held(request, pk):
    return _act(request, pk, bookings.mark_held, _("Marked as held."))


@staff_required
@require_POST
def no_show(request, pk):
    return _act(request, pk, bookings.mark_no_show, _("Marked as “did not come”."))


@staff_required
@require_POST
def cancel(request, pk):
    return _act(request, pk, bookings.cancel, _("Cancelled. A mail tells the guest."), by="coach")


@staff_required
@require_POST
def make_client(request, pk):
    return _act(request, pk, pipeline.make_client, _("Now a client. The invitation is on its way."))


def _act(request, pk, verb, done, **options):
    found = access.booking_or_404(request.user, pk)
    try:
        verb(booking=found, **options)
        messages.success(request, done)
    except (bookings.BookingError, InvitationError) as error:
        messages.error(request, str(error))
    return redirect("booking_admin:booking", pk)
