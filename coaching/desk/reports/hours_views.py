"""One client's sessions as the log of coaching hours counts them: the consent to be named, and corrections."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from coaching.booking.access import booking_or_404
from coaching.coaching_hours import consent
from coaching.coaching_hours.correcting import CorrectionError, correct
from coaching.coaching_hours.counting import Counted, counted
from coaching.coaching_hours.models import LARGEST_GROUP, HoursCorrection
from coaching.desk.reports.periods import FIRST, LAST
from coaching.people.access import clients_of, staff_required, staying_or_404
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings


class ConsentForm(forms.Form):
    """The day on which the client agreed."""

    on = forms.DateField(label=gettext_lazy("They agreed on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class CorrectionForm(forms.Form):
    """What a session counts as; nothing chosen is what its sessions say."""

    counts_as = forms.ChoiceField(
        label=gettext_lazy("Counts as"),
        required=False,
        choices=[("", gettext_lazy("no correction")), *HoursCorrection.CountsAs.choices],
    )
    people = forms.IntegerField(label=gettext_lazy("People in it"), min_value=1, max_value=LARGEST_GROUP, initial=1)


@staff_required
@require_safe
def client(request: HttpRequest, pk: int) -> HttpResponse:
    """What each session with one client counts as, and whether they may be named."""
    return _show(request, _client_or_404(request, pk))


def _show(
    request: HttpRequest, found: Client, form: ConsentForm | None = None, refused: tuple[int, CorrectionForm] | None = None
) -> HttpResponse:
    sessions = counted(clients_of(request.user).filter(pk=found.pk), FIRST, LAST, PracticeSettings.load().timezone)
    context = {
        "client": found,
        "consent": consent.consent_of(found),
        "form": form or ConsentForm(initial={"on": today(timezone.now(), found.timezone)}),
        "sessions": [(each, _correction_form(each, refused)) for each in reversed(sessions)],
    }
    return render(request, "coaching/desk/reports/client_hours.html", context, status=422 if form or refused else 200)


def _correction_form(each: Counted, refused: tuple[int, CorrectionForm] | None) -> CorrectionForm:
    booking = each.booking
    if refused and refused[0] == booking.pk:
        return refused[1]
    initial = {"counts_as": each.counts_as if each.is_corrected else "", "people": each.people}
    return CorrectionForm(initial=initial, auto_id=f"session-{booking.pk}-%s")


@staff_required
@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """The coach notes the day on which the client agreed to be named."""
    found, form = _named_or_404(request, pk), ConsentForm(request.POST)
    by: Any = request.user
    if form.is_valid():
        try:
            consent.agree(client=found, by=by, on=form.cleaned_data["on"])
        except consent.ConsentError as error:
            form.add_error("on", str(error))
    if form.errors:
        return _show(request, found, form)
    messages.success(request, _("%(name)s is named in the log.") % {"name": found.name})
    return redirect("reports_admin:client_hours", found.pk)


@staff_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The client is not named anymore."""
    found = _named_or_404(request, pk)
    if consent.withdraw(client=found):
        messages.success(request, _("%(name)s is not named in the log anymore.") % {"name": found.name})
    return redirect("reports_admin:client_hours", found.pk)


@staff_required
@require_POST
def save_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """What one held session counts as."""
    booking = booking_or_404(request.user, pk)
    form = CorrectionForm(request.POST, auto_id=f"session-{booking.pk}-%s")
    by: Any = request.user
    if form.is_valid():
        try:
            correct(booking=booking, by=by, **form.cleaned_data)
        except CorrectionError as error:
            form.add_error("counts_as", str(error))
    if form.errors:
        return _show(request, booking.client, refused=(booking.pk, form))
    messages.success(request, _("Saved. The log counts it that way."))
    return redirect("reports_admin:client_hours", booking.client_id)


def _client_or_404(request: HttpRequest, pk: int) -> Client:
    """Also one who has left: their sessions count, without a name."""
    return get_object_or_404(clients_of(request.user).select_related("coach"), pk=pk)


def _named_or_404(request: HttpRequest, pk: int) -> Client:
    return staying_or_404(clients_of(request.user).select_related("coach"), pk)
