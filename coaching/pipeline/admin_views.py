"""What a coach does with one prospect, in the Wagtail admin."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.booking.admin.booking_views import typed
from coaching.people.access import staff_required
from coaching.people.invitations import InvitationError
from coaching.pipeline import access, clients, offers
from coaching.pipeline.forms import LaterForm, NoForm

PROBLEMS = (offers.OfferError, clients.PipelineError, InvitationError)


@staff_required
def later(request, pk):
    client = access.client_or_404(request.user, pk)
    form = LaterForm(typed(request), client=client, now=timezone.now())
    if form.is_valid():
        done, on = _("Noted: not now."), form.cleaned_data.get("on")
        return act(request, client, offers.set_later, done, client=client, on=on, reason=form.cleaned_data["reason"])
    return _ask(request, client, form, _("Not now"))


@staff_required
def no(request, pk):
    client, form = access.client_or_404(request.user, pk), NoForm(typed(request))
    if form.is_valid():
        return act(request, client, offers.set_no, _("Noted: no."), client=client, reason=form.cleaned_data["reason"])
    return _ask(request, client, form, _("No"))


def _ask(request, client, form, title):
    context = {"client": client, "form": form, "title": title}
    return render(request, "coaching/pipeline/admin/note.html", context, status=422 if form.errors else 200)


@staff_required
@require_POST
def reopen(request, pk):
    client = access.client_or_404(request.user, pk)
    return act(request, client, offers.reopen, _("Reopened."), client=client)


@staff_required
@require_POST
def make_client(request, pk):
    client = access.client_or_404(request.user, pk)
    return act(request, client, clients.make_client, _("Now a client. The invitation is on its way."), client=client)


@staff_required
@require_POST
def undo_conversion(request, pk):
    client = access.client_or_404(request.user, pk)
    done = _("A prospect again. The invitation link no longer works.")
    return act(request, client, clients.undo_conversion, done, client=client)


def act(request, client, verb, done, /, **arguments):
    """Calls a verb, says that it is done or why not, and leads to the client's page."""
    try:
        verb(**arguments)
        messages.success(request, done)
    except PROBLEMS as error:
        messages.error(request, str(error))
    return redirect("desk:client", client.pk)
