"""A coach books for someone: first whom, then what and when."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coaching.booking import access, bookings
from coaching.booking.admin import both_clocks
from coaching.booking.admin.booking_views import typed
from coaching.booking.admin.on_behalf_forms import OnBehalfForm, PersonForm
from coaching.people.access import clients_of, staff_required, staying_or_404
from coaching.people.standing import with_until


@staff_required
@require_safe
def person(request):
    """Whom to book for: someone known, found by name or address, or someone new."""
    coach, coaches = access.calendar_or_404(request)
    form = PersonForm(request.GET)
    people = form.found(with_until(clients_of(request.user).filter(coach=coach)))
    context = {"coach": coach, "coaches": coaches, "form": form, "people": people}
    return render(request, "coaching/booking/admin/person.html", context)


@staff_required
def for_client(request, pk):
    """A time for someone known."""
    client = staying_or_404(clients_of(request.user).select_related("coach"), pk)
    return _page(request, client.coach, client)


@staff_required
def for_someone_new(request):
    """A time for someone whom the practice doesn't know yet: a prospect from now on."""
    coach, _coaches = access.calendar_or_404(request)
    return _page(request, coach)


def _page(request, coach, client=None):
    types = list(coach.appointment_types.bookable().filter(takes_credit=False).select_related("coach"))
    if not types:
        messages.info(request, _("First set up what can be booked with you."))
        return redirect("booking_admin:types")
    form = OnBehalfForm(typed(request), types=types, client=client)
    if form.is_chosen and form.is_valid() and (booking := _book(form)):
        words = {"when": both_clocks.of_booking(booking), "email": booking.guest_email}
        messages.success(request, _("Booked: %(when)s. The invitation is on its way to %(email)s.") % words)
        return redirect("booking_admin:booking", booking.pk)
    context = {"form": form, "client": client, "coach": coach}
    return render(request, "coaching/booking/admin/on_behalf.html", context, status=422 if form.is_chosen else 200)


def _book(form):
    """The booking, or None when the form has to say why not."""
    try:
        return bookings.book(appointment_type=form.appointment_type, client=form.client, guest=form.guest(), **form.chosen)
    except bookings.BookingError as error:
        return form.booked_before() or form.refuse(error)
