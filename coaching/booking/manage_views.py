"""What a guest does with the signed link of a mail. Looking changes nothing: mail scanners open links."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from coaching.booking import access, bookings, links
from coaching.booking.month import month_page
from coaching.booking.views import start_in
from coaching.booking.zones import remember, zone_for
from coaching.practice.zones import spoken, zone_choices


def page(request, template, booking, **context):
    context = {
        "booking": booking, "when": spoken(booking.start, booking.guest_zone), "place": booking.appointment_type.where,
        "coach_when": spoken(booking.start, booking.coach.timezone), **context,
    }  # fmt: skip
    return render(request, f"coaching/booking/{template}.html", context)


@never_cache
def manage(request, token):
    """The booking as it is now, and what can be done with it."""
    booking, current = access.linked_or_404(token)
    open_for_change = current and not booking.has_begun()
    return page(request, "manage", booking, token=token, current=current, open=open_for_change, new="new" in request.GET)


@never_cache
def cancel(request, token):
    booking, current = access.linked_or_404(token)
    if not current:
        return redirect("booking:manage", token)
    if request.method == "POST":
        try:
            bookings.cancel(booking=booking, by="guest")
        except bookings.BookingError as error:
            messages.error(request, str(error))
        return redirect("booking:manage", token)
    return page(request, "cancel", booking, token=token, late=booking.is_late_to_cancel())


@never_cache
def move(request, token):
    """Choose another time, then confirm it. The old time is kept until the new one is certain."""
    booking, current = access.linked_or_404(token)
    if not current or booking.has_begun():
        return redirect("booking:manage", token)
    if request.method == "POST" and (start := start_in(request.POST)):
        return _move(request, booking, token, start)
    if start := start_in(request.GET):
        zone = zone_for(request, booking.guest_zone)
        return page(request, "move_confirm", booking, token=token, start=start, new_when=spoken(start, zone))
    return remember(request, _choose(request, booking, token))


def _choose(request, booking, token):
    kind, zone = booking.appointment_type, zone_for(request, booking.guest_zone)
    address = reverse("booking:move", args=[token])

    def time_url(start):
        return f"{address}?{urlencode({'start': start.isoformat()})}"

    month = month_page(request.GET, appointment_type=kind, zone=zone, now=timezone.now(), time_url=time_url, moving=booking)
    return page(request, "move", booking, token=token, zones=zone_choices(), **month)


def _move(request, booking, token, start):
    try:
        moved = bookings.move(booking=booking, start=start)
    except bookings.SlotTaken:
        messages.error(request, _("This time has just been taken. Your old time is still yours: please choose another."))
        return redirect("booking:move", token)
    except bookings.BookingError as error:
        messages.error(request, str(error))
        return redirect("booking:manage", token)
    messages.success(request, _("Your new time is reserved. A mail with the change is on its way."))
    return redirect("booking:manage", links.token(moved))
