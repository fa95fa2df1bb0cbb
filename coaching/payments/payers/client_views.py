"""A client asks someone else to pay."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.payments.models import Package, PaymentRequest
from coaching.payments.payers import requests, ways
from coaching.payments.payers.forms import PayerForm
from coaching.people.access import client_required


@client_required
def ask(request, pk):
    """Who pays this package; they are mailed at once."""
    package = get_object_or_404(Package.objects.on_sale(), pk=pk)
    if request.method != "POST" and (problem := requests.on_its_way(request.client, package)):
        messages.info(request, problem)
        return redirect("payments:packages")
    form = PayerForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (made := _make(request, package, form)):
        messages.success(request, _said(made))
        return redirect("documents:list")
    context = {"form": form, "package": package, "client": request.client, "no_way": not ways.any_way()}
    return render(request, "coaching/payments/payers/ask.html", context, status=422 if form.is_bound else 200)


def _said(made):
    values = {"name": made.payer_name, "coach": made.client.coach.name}
    if made.waits_for_coach:
        return _("%(coach)s has your request, and sends %(name)s the invoice. You hear when it is sent.") % values
    return _("%(name)s has an email about it. You hear when it is paid.") % values


def _make(request, package, form):
    key = form.cleaned_data["key"]
    try:
        return requests.make(client=request.client, sold=package, package=package, payer=form.payer, key=key, by=request.user)
    except requests.RequestError as error:
        form.add_error(None, str(error))
        return None


@client_required
@require_POST
def cancel(request, pk):
    """Takes back what the client asked for; what the coach asked for is the coach's."""
    own = PaymentRequest.objects.of_client(request.client).filter(by=request.user)
    found = get_object_or_404(own, pk=pk)
    try:
        requests.cancel(request=found)
        messages.success(request, _("Canceled. %(name)s doesn't have to pay anymore.") % {"name": found.payer_name})
    except requests.RequestError as error:
        messages.error(request, str(error))
    return redirect("documents:list")
