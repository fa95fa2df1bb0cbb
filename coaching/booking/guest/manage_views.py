"""What a guest does with the signed link of a mail. Looking changes nothing: mail scanners open links."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coaching.booking import access, bookings, calendar, notice, places
from coaching.booking.brought_along import brought_to
from coaching.booking.busy.refreshing import look_again
from coaching.booking.effects import Change, effect_of
from coaching.booking.event_data import event_script
from coaching.booking.guest import own_bookings, rate_limits
from coaching.booking.guest.add_to_calendar import links_to_add
from coaching.booking.guest.details_views import start_in
from coaching.booking.guest.forms import AddressForm
from coaching.booking.guest.views import choices, offers, path_in
from coaching.booking.guest.zones import also_when, back_to, in_address, zone_for, zone_of_booking, zone_shown
from coaching.booking.limits import limit_of
from coaching.booking.links import MANAGE
from coaching.booking.tickets import ticket
from coaching.booking.while_waiting import suggestions
from coaching.practice.refusals import TOO_MANY_TRIES_OR_WRITE
from coaching.practice.zones import spoken
from coaching.signed_links.outdated import outdated_page


def page(request, template, booking, status=200, zone="", **context):
    """A page about a booking, in one `zone` (IANA name): that of the visitor, unless the page has another."""
    zone, coach_zone = zone or zone_of_booking(request, booking), booking.coach.timezone
    context = {
        "booking": booking,
        "zone": zone,
        "when": spoken(booking.start, zone, booking.guest_clock24),
        "coach_when": spoken(booking.start, coach_zone, booking.guest_clock24) if zone != coach_zone else "",
        "place": places.where(booking),
        **context,
    }
    return render(request, f"coaching/booking/{template}.html", context, status=status)


@never_cache
@require_safe
def manage(request, token):
    """The booking as it is now, and what can be done with it. A dead link does as much as this visitor's own."""
    opened = MANAGE.open_or_404(token)
    own = own_bookings.of(request, opened.row) if opened.row and not opened.is_valid else None
    changed = bool(own and own.current)
    if own and own.current:
        token = own.token
    elif not opened.is_valid:
        return outdated_page(request, opened)
    booking = opened.existing_row
    more = {**_pass(request, booking), **_what_can_be_done(request, booking)}
    response = page(request, "manage", booking, token=token, changed=changed, **more)
    return own_bookings.keep_up(request, response, booking)


def _pass(request, booking):
    now = timezone.now()
    found = ticket(booking, zone_of_booking(request, booking), now)
    is_over = booking.end <= now
    return {
        "ticket": found,
        "event_data": event_script(booking),
        "dialed": "".join(each for each in found.number if each.isdigit() or each == "+"),
        "over": is_over,
        "preparing": notice.preparing(booking),
        "brought": brought_to(booking),
        "suggestions": [] if is_over else suggestions(booking),
    }


def _what_can_be_done(request, booking):
    """`new` is a booking just made, `yours` one that its maker came back to: both can put the address right."""
    new, yours, opened = "new" in request.GET, "yours" in request.GET, not booking.has_begun()
    context: dict[str, Any] = {"open": opened, "new": new, "yours": yours, "kept_here": own_bookings.is_kept(request, booking)}
    context["effect"] = effect_of(booking, Change("canceled", timezone.now()))
    context["calendars"] = links_to_add(booking) if opened else []
    if (new or yours) and opened and not booking.client.user_id:
        context["address_form"] = AddressForm(initial={"email": booking.guest_email})
    return context


@never_cache
@require_POST
def forget(request):
    """On a device that others use: this browser forgets what was booked in it."""
    messages.success(request, _("This browser has forgotten your booking. The link in your email still works."))
    return own_bookings.forget(redirect(path_in(request.POST)))


@never_cache
@require_safe
def calendar_file(request, token):
    """The booking as a file for a calendar. Dies with its link."""
    booking = access.linked_or_404(token)
    if booking is None:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="invitation.ics"'}
    return HttpResponse(calendar.file_for_guest(booking), content_type="text/calendar; charset=utf-8", headers=headers)


@never_cache
@require_POST
def correct_address(request, token):
    """A mistyped address is put right from the page that follows the booking."""
    booking = access.linked_or_404(token)
    form = AddressForm(request.POST)
    if booking is None or not form.is_valid() or booking.client.user_id:
        messages.error(request, _("Nothing was changed. Write the full address, like name@example.org."))
        return redirect(f"{reverse('booking:manage', args=[token])}?new=1")
    try:
        if rate_limits.too_often(request, form.cleaned_data["email"]) or rate_limits.too_many_corrections(booking):
            raise bookings.BookingError(TOO_MANY_TRIES_OR_WRITE)
        corrected = bookings.correct_address(booking=booking, email=form.cleaned_data["email"])
        if corrected.sequence == booking.sequence:
            messages.info(request, _("This is the address we have. The invitation went there; look in the spam folder, too."))
    except bookings.BookingError as error:
        messages.error(request, str(error))
        return redirect(f"{reverse('booking:manage', args=[token])}?new=1")
    return own_bookings.keep_up(request, redirect(f"{MANAGE.path(corrected)}?new=1"), corrected)


@never_cache
def cancel(request, token):
    """Asks once more, and says what it costs; what costs something is done only for who has read that."""
    booking = access.linked_or_404(token)
    if booking is None:
        return redirect("booking:manage", token)
    now = timezone.now()
    effect = effect_of(booking, Change("canceled", now))
    if request.method == "POST" and effect.was_read(request.POST.get("seen", "")):
        return _cancel(request, booking, token, now)
    status = 409 if request.method == "POST" else 200  # it became late while the page was open
    return page(request, "cancel", booking, status, token=token, effect=effect)


def _cancel(request, booking, token, now):
    try:
        booking = bookings.cancel(booking=booking, by="guest", now=now)
    except bookings.BookingError as error:
        messages.error(request, str(error))
    return own_bookings.keep_up(request, redirect("booking:manage", token), booking)


@never_cache
def move(request, token):
    """Choose another time, then confirm it. The old time is kept until the new one is certain."""
    booking = access.linked_or_404(token)
    if booking is None or booking.has_begun():
        return redirect("booking:manage", token)
    start = (start_in(request.POST) if request.method == "POST" else None) or start_in(request.GET)
    limit = limit_of(booking, timezone.now())
    if start and limit and start >= limit.moment and start != booking.start:
        return _choose(request, booking, token, limit, refused=True)
    if start and request.method == "POST":
        return _move(request, booking, token, start)
    return _confirm(request, booking, token, start) if start else _choose(request, booking, token, limit)


def _choose(request, booking, token, limit, refused=False):
    """The free times; where one was `refused` because it lies behind the limit, it says so, and nothing has changed."""
    zone, address = zone_shown(request, booking.zone), reverse("booking:move", args=[token])

    def time_url(start):
        return f"{address}?{urlencode({'start': start.isoformat(), **in_address(request, zone)})}"

    month = choices(request, booking.appointment_type, zone, time_url, moving=booking, limit=limit)
    return page(request, "move", booking, 409 if refused else 200, **{**month, "token": token, "refused": refused})


def _confirm(request, booking, token, start, nearest=None, status=200):
    """Asks once more, and says what it costs; of a time that is gone, `nearest` are those to take instead."""
    zone = zone_for(request, booking.zone)
    context: dict[str, Any] = {
        "zone": zone,
        "token": token,
        "start": start,
        "new_when": spoken(start, zone, booking.guest_clock24),
    }
    context["effect"] = effect_of(booking, Change("moved", timezone.now(), start=start))
    context["also_when"] = also_when(request, start, booking.zone, booking.guest_clock24)
    context["back"] = back_to(request, reverse("booking:move", args=[token]), booking.zone)
    if nearest is not None:
        context["nearest"] = offers(nearest, zone, booking.guest_clock24)
    return page(request, "move_confirm", booking, status=status if nearest is None else 409, **context)


def _move(request, booking, token, start):
    look_again(booking.coach)
    now = timezone.now()
    effect = effect_of(booking, Change("moved", now, start=start))
    if not effect.was_read(request.POST.get("seen", "")):
        return _confirm(request, booking, token, start, status=409)
    try:
        moved = bookings.move(booking=booking, start=start, now=now, zone=zone_for(request, booking.zone))
    except bookings.SlotTaken as taken:
        return _confirm(request, booking, token, start, taken.nearest)
    except bookings.BookingError as error:
        messages.error(request, str(error))
        return redirect("booking:manage", token)
    done = f"{_('Your new time is reserved. An email with the change is on its way.')} {effect.after}".strip()
    messages.success(request, done if moved.sequence != booking.sequence else _("You already have this time."))
    return own_bookings.keep_up(request, redirect(MANAGE.path(moved)), moved)
