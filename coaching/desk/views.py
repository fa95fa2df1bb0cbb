"""The coach's pages about clients, in the Wagtail admin."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.desk import access, client_page
from coaching.desk.forms import ClientFilter, NoteForm
from coaching.desk.overview import overview
from coaching.people import invitations
from coaching.people.access import clients_of, staff_required
from coaching.people.models import Note
from coaching.pipeline.clients import make_client

PER_PAGE, ENTRIES_PER_PAGE = 25, 50


@staff_required
def clients(request):
    """Every client this person may see, with progress and sessions left."""
    form = ClientFilter(request.GET or None)
    found = form.chosen(clients_of(request.user).select_related("coach"))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "rows": overview(page.object_list, timezone.now())}
    return render(request, "coaching/desk/clients.html", context)


@staff_required
def client(request, pk):
    """All about one client on one page."""
    found = access.client_or_404(request.user, pk)
    return render(request, "coaching/desk/client.html", client_page.context(found, timezone.now()))


@staff_required
def timeline(request, pk):
    """Everything that happened with one client, the latest first."""
    found = access.client_or_404(request.user, pk)
    page = Paginator(found.timeline.all(), ENTRIES_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "coaching/desk/timeline.html", {"client": found, "page": page})


@staff_required
@require_POST
def invite(request, pk):
    """Makes a prospect a client and mails the invitation, or mails it again."""
    found = access.client_or_404(request.user, pk)
    try:
        make_client(client=found)
        messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": found.email})
    except invitations.InvitationError as error:
        messages.error(request, str(error))
    return redirect("desk:client", pk)


@staff_required
@require_POST
def add_note(request, pk):
    found = access.client_or_404(request.user, pk)
    return _save_note(request, Note(client=found, author=request.user))


@staff_required
@require_POST
def edit_note(request, pk):
    return _save_note(request, access.note_or_404(request.user, pk))


@staff_required
@require_POST
def delete_note(request, pk):
    note = access.note_or_404(request.user, pk)
    note.delete()
    messages.success(request, _("The note is gone."))
    return redirect("desk:client", note.client_id)


def _save_note(request, note):
    """Saves as typed for the page's script, or by the button."""
    form = NoteForm(request.POST, instance=note)
    quietly = request.headers.get("Accept") == "application/json"
    if form.is_valid():
        form.save()
        if quietly:
            return JsonResponse({"url": reverse("desk:edit_note", args=[note.pk])})
        messages.success(request, _("The note is saved."))
        return redirect("desk:client", note.client_id)
    if quietly:
        return JsonResponse({"error": _("Write a few words first.")}, status=400)
    return render(request, "coaching/desk/client.html", client_page.context(note.client, timezone.now(), form), status=422)
