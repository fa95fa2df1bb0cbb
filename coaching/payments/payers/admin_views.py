"""The coach asks someone else to pay, follows it, notes their transfer, or takes it back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.payments.after_sale import standing
from coaching.payments.off_line.dates import OffLineError
from coaching.payments.off_line.forms import CameForm
from coaching.payments.payers import access, overdue, paying, requests, ways
from coaching.payments.payers.forms import DueForm, RequestForm
from coaching.people.access import clients_of, is_owner, staff_required, staying_or_404


@staff_required
def ask(request, pk):
    client = staying_or_404(clients_of(request.user).select_related("coach"), pk)
    form = RequestForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (made := _make(request, client, form)):
        messages.success(request, _("%(name)s has an email about it.") % {"name": made.payer_name})
        return redirect("payers_admin:request", made.pk)
    context = {"form": form, "client": client, **_warnings(request.user)}
    return render(request, "coaching/payments/payers/ask_for_client.html", context, status=422 if form.is_bound else 200)


def _make(request, client, form):
    data = form.cleaned_data
    try:
        return requests.make(
            client=client, sold=form.sold, package=data["package"], payer=form.payer, key=data["key"], by=request.user
        )
    except requests.RequestError as error:
        form.add_error(None, str(error))
        return None


@staff_required
@require_safe
def request(http, pk):
    """Where it stands, with its documents; while it is open, its payment can be noted."""
    return _page(http, access.request_or_404(http.user, pk))


def _page(http, found, form=None, due=None):
    form, due = form or CameForm(), due or DueForm()
    context = {
        **_warnings(http.user),
        "asked": standing.with_state_words([found])[0],
        "client": found.client,
        "documents": access.documents_of(found),
        "mail_failed": access.has_failed_mail(found),
        "on_its_way": found.waits_for_bank,
        "was_refused": found.is_open and paying.was_refused(found),
        "days_over": overdue.days_over(found, timezone.now()) if found.is_open else 0,
        "form": form,
        "due": due,
    }
    status = 422 if form.is_bound or due.is_bound else 200
    return render(http, "coaching/payments/payers/request_for_coach.html", context, status=status)


def _warnings(user):
    """Before an invoice is issued: whether it would say how to pay, and where that is set."""
    billing = reverse("wagtailsettings:edit", args=["coaching", "billingsettings"]) if is_owner(user) else ""
    return {"no_bank": not ways.has_bank_details(), "no_way": not ways.any_way(), "billing": billing}


@staff_required
@require_POST
def paid(http, pk):
    """Notes that the whole of it came without Stripe."""
    found, form = access.request_or_404(http.user, pk), CameForm(http.POST)
    if not form.is_valid():
        return _page(http, found, form)
    try:
        requests.note_payment(request=found, by=http.user, **form.cleaned_data)
    except OffLineError as error:
        form.add_error("on", str(error))
        return _page(http, found, form)
    except requests.RequestError as error:
        messages.error(http, str(error))
        return redirect("payers_admin:request", pk)
    messages.success(http, _("Noted. The receipt is on its way to %(name)s.") % {"name": found.payer_name})
    return redirect("payers_admin:request", pk)


@staff_required
@require_POST
def confirm(http, pk):
    """Sends the invoice that a client asked for."""
    found, due = access.request_or_404(http.user, pk), DueForm(http.POST)
    if not due.is_valid():
        return _page(http, found, due=due)
    try:
        invoice = requests.confirm(request=found, **due.cleaned_data)
        messages.success(http, _("%(invoice)s is on its way to %(name)s.") % {"invoice": invoice, "name": found.payer_name})
    except requests.RequestError as error:
        messages.error(http, str(error))
    return redirect("payers_admin:request", pk)


@staff_required
@require_POST
def cancel(http, pk):
    found = access.request_or_404(http.user, pk)
    try:
        requests.decline(request=found)
        messages.success(http, _("Canceled. %(name)s doesn't have to pay anymore.") % {"name": found.payer_name})
    except requests.RequestError as error:
        messages.error(http, str(error))
    return redirect("payers_admin:request", pk)
