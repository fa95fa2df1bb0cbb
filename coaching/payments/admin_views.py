from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from coaching.booking import bookings
from coaching.booking.admin.booking_views import typed
from coaching.booking.admin.on_behalf_forms import OnBehalfForm
from coaching.payments.account import balance, grants, sessions
from coaching.payments.forms import AdjustForm
from coaching.people.access import clients_of, staff_required


@staff_required
def adjust(request, pk):
    """Adds or takes sessions of one client by hand, with a reason that the client reads."""
    client = get_object_or_404(clients_of(request.user), pk=pk)
    form = AdjustForm(request.POST or None)
    if form.is_valid() and _adjust(client, request.user, form):
        words = _("%(name)s now has %(left)d sessions left.") % {"name": client.name, "left": balance.left(client)}
        messages.success(request, words)
        return redirect(client)
    context = {"client": client, "form": form, "left": balance.left(client)}
    return render(request, "coaching/payments/adjust.html", context)


def _adjust(client, user, form):
    try:
        grants.adjust(client=client, by=user, **form.cleaned_data)
    except grants.TooFewLeft as error:
        form.add_error("delta", str(error))
        return False
    return True


@staff_required
def book(request, pk):
    """A session of a client's package, booked by the coach."""
    client = get_object_or_404(clients_of(request.user).select_related("coach"), pk=pk)
    types = list(client.coach.appointment_types.bookable().filter(takes_credit=True).select_related("coach"))
    if not types:
        messages.info(request, _("Nothing that can be booked uses a session from a package."))
        return redirect("booking_admin:for_client", pk)
    form = OnBehalfForm(typed(request), types=types, client=client)
    if form.is_chosen and form.is_valid() and _book(client, form):
        messages.success(request, _("Booked, and a session is reserved. The invitation is on its way."))
        return redirect(client)
    context = {"form": form, "client": client, "left": balance.left(client)}
    return render(request, "coaching/payments/book_for_client.html", context, status=422 if form.is_chosen else 200)


def _book(client, form):
    try:
        return sessions.book_session(client=client, appointment_type=form.appointment_type, **form.chosen)
    except bookings.BookingError as error:
        return form.booked_before() or _refuse(client, form, error)


def _refuse(client, form, error):
    if isinstance(error, sessions.NothingLeft):
        words = _("%(name)s has no session left. Add one first, under “Add or remove sessions”.") % {"name": client.name}
        return form.add_error(None, words)
    return form.refuse(error)
