"""A coach books several sessions for a client at once: first what stands in the way of each, then those that are selected."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.booking.admin.both_clocks import spoken_for_both
from coaching.payments.account import balance
from coaching.payments.admin_views import nothing_left, refusal
from coaching.payments.repeating import planning, series
from coaching.payments.repeating.forms import RepeatForm
from coaching.people.access import clients_of, staff_required, staying_or_404
from coaching.practice import request_values
from coaching.practice.days import today


@staff_required
def repeat(request, pk):
    """Looking lists each time with what stands in the way; the button books those that are selected."""
    client = staying_or_404(clients_of(request.user).select_related("coach"), pk)
    types = list(client.coach.appointment_types.bookable().order_by("-takes_credit", "order", "pk").select_related("coach"))
    if not types:
        messages.info(request, _("First set up what can be booked with you."))
        return redirect("booking_admin:types")
    now = timezone.now()
    form = RepeatForm(_asked(request), types=types, today=today(now, client.coach.timezone))
    if form.is_valid() and request.method == "POST" and _book(request, client, form.appointment_type, now):
        return redirect(client)
    return _show(request, client, form, now)


def _asked(request):
    """What is to be looked at, or booked; None for a first look."""
    if request.method == "POST":
        return request.POST
    return request.GET if "look" in request.GET else None


def _show(request, client, form, now):
    planned = []
    if form.is_valid():
        found = planning.plan(client, form.appointment_type, form.rhythm, now)
        planned = [(each, _said(each.start, client)) for each in found]
    context = {
        "client": client,
        "form": form,
        "left": balance.of_client(client, now),
        "nothing_left": nothing_left(client, now) if form.takes_session else "",
        "planned": planned,
        "possible": any(not each.problem for each, _words in planned),
        "chosen": request.POST.getlist("start") if request.method == "POST" else None,
    }
    return render(request, "coaching/payments/repeating/repeat.html", context, status=422 if form.errors else 200)


def _book(request, client, appointment_type, now):
    """Whether anything was asked for; says what came of each."""
    starts = [start for start in map(request_values.moment, request.POST.getlist("start")) if start][: planning.MOST]
    if not starts:
        messages.error(request, _("Select at least one time."))
        return False
    outcome = series.book_all(client=client, appointment_type=appointment_type, starts=starts, now=now)
    count = len(outcome.booked)
    if count:
        words = ngettext("%(count)d session is booked:", "%(count)d sessions are booked:", count) % {"count": count}
        messages.success(request, f"{words} {'; '.join(_said(each.start, client) for each in outcome.booked)}.")
    if outcome.known:
        words = "; ".join(_said(each.start, client) for each in outcome.known)
        messages.info(request, _("Booked before: %(times)s.") % {"times": words})
    for start, error in outcome.refused:
        words = {"when": _said(start, client), "why": refusal(client, error) or str(error)}
        messages.warning(request, _("Not booked: %(when)s. %(why)s") % words)
    return True


def _said(start, client):
    return spoken_for_both(start, client.coach.timezone, client.timezone, client.first_name)
