"""Adding a client without a booking, and correcting who someone is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from coaching.booking.access import calendar_or_404
from coaching.desk import access
from coaching.desk.client_page import details
from coaching.desk.client_page.details_forms import AddForm, DetailsForm
from coaching.people.access import staff_required
from coaching.people.adding import KnownAddress, add_client
from coaching.people.invitations import invite
from coaching.people.models import Client


@staff_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A client's name, address, phone and zone."""
    client = access.client_or_404(request.user, pk)
    form = DetailsForm(request.POST if request.method == "POST" else None, client=client)
    if form.is_valid():
        try:
            details.correct(client=client, **form.corrected)
        except details.DetailsError as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, _("Saved.") if form.changed_data else _("Nothing was changed."))
            return redirect("desk:client", pk)
    context = {"form": form, "client": client}
    return render(request, "coaching/desk/details/edit.html", context, status=422 if form.errors else 200)


@staff_required
def add(request: HttpRequest) -> HttpResponse:
    """Someone new, who didn't book."""
    coach, coaches = calendar_or_404(request)
    form = AddForm(
        request.POST if request.method == "POST" else None, coaches=[coach, *(each for each in coaches if each != coach)]
    )
    known = None
    if form.is_valid():
        try:
            return _added(request, form)
        except KnownAddress as error:
            known = error.client
            form.add_error("email", str(error))
    context = {"form": form, "known": known}
    return render(request, "coaching/desk/details/add.html", context, status=422 if form.errors else 200)


def _added(request: HttpRequest, form: AddForm) -> HttpResponse:
    data = form.cleaned_data
    coach = data.get("coach") or calendar_or_404(request)[0]
    who = {name: data[name] for name in ("name", "email", "phone", "zone", "even_if_known")}
    client = add_client(coach=coach, **who)
    if data["invite"]:
        invite(client=client)
    messages.success(request, _said(client, invited=data["invite"]))
    return redirect("desk:client", client.pk)


def _said(client: Client, *, invited: bool) -> str:
    words = _("%(name)s is added.") % {"name": client.name}
    return f"{words} {_('The invitation is on its way to %(email)s.') % {'email': client.email}}" if invited else words
