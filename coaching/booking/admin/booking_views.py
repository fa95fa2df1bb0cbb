"""One booking's page in the Wagtail admin, and what its coach does with it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.booking import access, attendance, bookings, places
from coaching.booking.admin.cancel_form import CancelForm
from coaching.booking.admin.story import story
from coaching.booking.admin.times_form import TimeForm
from coaching.booking.effects import Change, effect_of
from coaching.people.access import staff_required, zone_of
from coaching.practice import request_values
from coaching.practice.undo_message import with_undo
from coaching.practice.zones import spoken


def typed(request):
    """What a form was sent with; None for a first look."""
    return request.POST if request.method == "POST" else None


@staff_required
@require_safe
def booking(request, pk):
    """Everything about one booking, and what can be done with it now."""
    found, now, zone = access.booking_or_404(request.user, pk), timezone.now(), zone_of(request.user)
    context = {
        "booking": found,
        "client": found.client,
        "same_address": found.client.same_address(),
        "zone": zone,
        "when": spoken(found.start, zone),
        "guest_when": spoken(found.start, found.zone, found.guest_clock24),
        "place": places.where(found, for_coach=True),
        "begun": found.has_begun(now),
        "story": story(found, zone),
    }
    return render(request, "coaching/booking/admin/booking.html", context)


@staff_required
def move(request, pk):
    """Another time for a booking: a free one, or any other that the coach has."""
    found = access.booking_or_404(request.user, pk)
    form = TimeForm(typed(request), appointment_type=found.appointment_type, moving=found)
    if form.is_chosen and form.is_valid():
        effect = effect_of(found, Change("moved", timezone.now(), "coach", form.chosen["start"])).coach
        try:
            moved = bookings.move(booking=found, by="coach", **form.chosen)
            done = f"{_('Moved. An email with the new time is on its way to the guest.')} {effect}".strip()
            messages.success(request, done if moved.sequence != found.sequence else _("It already has this time."))
            return redirect("booking_admin:booking", pk)
        except bookings.BookingError as error:
            form.refuse(error)
    effect = effect_of(found, Change("moved", timezone.now(), "coach"))
    context = {"booking": found, "form": form, "when": spoken(found.start, zone_of(request.user)), "effect": effect}
    return render(request, "coaching/booking/admin/move.html", context, status=422 if form.is_chosen else 200)


@staff_required
def cancel(request, pk):
    """Asks for a message to the guest, and for confirmation: a cancellation can't be undone."""
    found = access.booking_or_404(request.user, pk)
    form = CancelForm(typed(request))
    if form.is_valid():
        word = form.cleaned_data["word"]
        return _act(request, pk, bookings.cancel, _("Canceled. An email tells the guest."), by="coach", word=word)
    effect = effect_of(found, Change("canceled", timezone.now(), "coach"))
    context = {"booking": found, "form": form, "when": spoken(found.start, zone_of(request.user)), "effect": effect}
    return render(request, "coaching/booking/admin/cancel.html", context)


@staff_required
@require_POST
def held(request, pk):
    return _act(request, pk, bookings.mark, _("Marked as held."), undo=True, status="held")


@staff_required
@require_POST
def no_show(request, pk):
    found = access.booking_or_404(request.user, pk)
    effect = effect_of(found, Change("no_show", timezone.now())).coach
    return _act(request, pk, bookings.mark, f"{_('Marked as “did not come”.')} {effect}".strip(), undo=True, status="no_show")


@staff_required
@require_POST
def reopen(request, pk):
    was = request.POST.get("was", "")
    words = {"held": _("The mark is undone: it was held."), "no_show": _("The mark is undone: the guest did not come.")}
    return _act(request, pk, attendance.undo, words.get(was, _("The mark is undone. The booking is open again.")), was=was)


def _act(request, pk, verb, done, *, undo=False, **options):
    """Does it and leads to the page that asked for it (`next`), or to that of the booking, which has all buttons."""
    found, back = access.booking_or_404(request.user, pk), request_values.path(request.POST.get("next"))
    try:
        verb(booking=found, **options)
        was = [("was", found.status)]
        words = f"{found.guest_name}: {done}" if back else done
        url = reverse("booking_admin:reopen", args=[pk])
        messages.success(request, with_undo(request, words, url, was, back) if back and undo else words)
    except bookings.BookingError as error:
        messages.error(request, str(error))
    return redirect(back or reverse("booking_admin:booking", args=[pk]))
