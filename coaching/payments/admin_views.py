from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from coaching.booking import bookings
from coaching.booking.admin import both_clocks
from coaching.booking.admin.booking_views import typed
from coaching.booking.admin.on_behalf_forms import OnBehalfForm
from coaching.payments.account import balance, grants, sessions
from coaching.payments.forms import AdjustForm
from coaching.payments.models import LedgerEntry
from coaching.people.access import clients_of, staff_required, staying_or_404
from coaching.practice.days import today

SHOWN = 10


@staff_required
def adjust(request, pk):
    """Adds or takes sessions of one client by hand, with a reason that the client reads; and takes that back."""
    client = staying_or_404(clients_of(request.user), pk)
    form = AdjustForm(typed(request), today=today(timezone.now(), client.timezone))
    if form.is_valid() and (known := grants.of_key(form.cleaned_data["key"])):
        words = _("This form was saved before: %(entry)s. Nothing was added now.") % {"entry": known}
        messages.info(request, words)
        return redirect(client)
    if form.is_valid() and _adjust(client, request.user, form):
        messages.success(request, _now_left(client))
        return redirect(client)
    context = {"client": client, "form": form, "left": balance.of_client(client), "by_hand": grants.by_hand(client)[:SHOWN]}
    return render(request, "coaching/payments/adjust.html", context, status=422 if form.errors else 200)


def _adjust(client, user, form):
    try:
        grants.adjust(client=client, by=user, **form.cleaned_data)
    except grants.TooFewLeft as error:
        form.add_error("delta", str(error))
        return False
    return True


def _now_left(client):
    left = balance.left(client)
    words = ngettext("%(name)s now has %(left)d session left.", "%(name)s now has %(left)d sessions left.", left)
    return words % {"name": client.name, "left": left}


@staff_required
@require_POST
def undo(request, pk):
    """The opposite of what was given or taken by hand."""
    entry = get_object_or_404(LedgerEntry.objects.visible_to(request.user).select_related("client"), pk=pk)
    if not grants.is_by_hand(entry):
        raise Http404
    try:
        grants.undo(entry=entry, by=request.user)
        messages.success(request, _now_left(entry.client))
    except grants.TooFewLeft as error:
        messages.error(request, str(error))
    return redirect("payments_admin:adjust", entry.client_id)


@staff_required
def book(request, pk):
    """A session of a client's package, booked by the coach."""
    client = staying_or_404(clients_of(request.user).select_related("coach"), pk)
    types = list(client.coach.appointment_types.bookable().filter(takes_credit=True).select_related("coach"))
    if not types:
        messages.info(request, _("Nothing that can be booked uses a session from a package."))
        return redirect("booking_admin:for_client", pk)
    form = OnBehalfForm(typed(request), types=types, client=client)
    if form.is_chosen and form.is_valid() and (booking := _book(client, form)):
        words = _("Booked: %(when)s. A session is reserved, and the invitation is on its way.")
        messages.success(request, words % {"when": both_clocks.of_booking(booking)})
        return redirect(client)
    context = {"form": form, "client": client, "left": balance.of_client(client)}
    context["nothing_left"] = "" if form.is_chosen else nothing_left(client, timezone.now())
    return render(request, "coaching/payments/book_for_client.html", context, status=422 if form.is_chosen else 200)


def _book(client, form):
    try:
        return sessions.book_session(client=client, appointment_type=form.appointment_type, **form.chosen)
    except bookings.BookingError as error:
        return form.booked_before() or _refuse(client, form, error)


# What the coach reads of a refusal that the client would read in other words.
REFUSALS = {
    sessions.AfterTheEnd: _lazy(
        "%(name)s's sessions can take place until %(day)s. Choose a day until then, or give more time first."
    ),
    sessions.OnHold: _lazy(
        "%(name)s's sessions are on hold while a payment is looked into. Add one, or wait until that is settled."
    ),
    sessions.AllEnded: _lazy("%(name)s's sessions ended on %(day)s. Give more time first, or add one."),
    sessions.NothingLeft: _lazy("%(name)s has no session left. Add one first: note a payment for a package, or give one."),
}


def _refuse(client, form, error):
    words = refusal(client, error)
    return form.add_error(None, words) if words else form.refuse(error)


def nothing_left(client, now):
    """What the coach reads, before any time is chosen, of a client without a session to book with; "" of others."""
    return "" if balance.left(client, now) > 0 else refusal(client, sessions.why_nothing_is_left(client, now))


def refusal(client, error):
    """What the coach reads of it, or "" where the words are the same for everyone."""
    words = REFUSALS.get(type(error))
    return words % {"name": client.name, "day": getattr(error, "day", "")} if words else ""
