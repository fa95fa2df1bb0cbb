"""Private notes: written on a client's page, found by their words, deleted and brought back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.autosave import responses
from coaching.autosave.errors import SaveError
from coaching.autosave.revisions import sent_by_form, sent_by_script
from coaching.autosave.stash import keeps_words_about, sent_or_stashed
from coaching.desk import access, note_search, notes
from coaching.desk.client_page import context as client_page
from coaching.people.access import clients_of, staff_required
from coaching.people.models import Client, Note
from coaching.practice import request_values
from coaching.practice.undo_message import with_undo

PER_PAGE, DELETED = 25, 20


@staff_required
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The notes about everyone whom this member of staff may see, by their words (`?q=`)."""
    return _page(request, None)


@staff_required
@require_safe
def of_client(request: HttpRequest, pk: int) -> HttpResponse:
    """All notes about one client, by their words, and those that were deleted lately."""
    return _page(request, access.seen_client_or_404(request.user, pk))


def _page(request: HttpRequest, client: Client | None) -> HttpResponse:
    words, now = request.GET.get("q", "").strip(), timezone.now()
    about = [client] if client else clients_of(request.user)
    page = Paginator(note_search.found(about, words), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "client": client,
        "several": client is None,
        "q": words,
        "page": page,
        "found": note_search.rows(page.object_list, words, request.user),
        "deleted": notes.deleted_of(client, request.user, now)[:DELETED] if client else [],
    }
    return render(request, "coaching/desk/notes/notes.html", context)


@keeps_words_about("coaching.Client")
@staff_required
def save_note(request, pk, key):
    """The button of a note. Someone who had to sign in again on the way is taken to the client's page."""
    found = access.client_or_404(request.user, pk)
    words = sent_or_stashed(request)
    if words is None or "take" in words:
        return redirect("desk:client", pk)
    sent = sent_by_form("text", words)
    try:
        notes.save_note(client=found, author=request.user, key=key, text=sent.text, known_revision=sent.revision)
    except notes.Foreign:
        raise Http404 from None
    except SaveError as error:
        refused = notes.refused(error, key, sent.text)
        assert refused.problem is not None
        context = client_page.context(found, request.user, timezone.now(), refused)
        return render(request, "coaching/desk/client.html", context, status=refused.problem.status)
    messages.success(request, _("The note is saved."))
    return redirect("desk:client", pk)


@staff_required
@require_POST
def autosave_note(request, pk, key):
    """Saves a note as it is typed."""
    found, sent = access.client_or_404(request.user, pk), sent_by_script(request)
    words, before = sent.text, sent.text_before
    try:
        note = notes.save_note(
            client=found, author=request.user, key=key, text=words, known_revision=sent.revision, before=before
        )
    except SaveError as error:
        return responses.refused(error, notes.NoteField(key, problem=error))
    return responses.saved(note.revision)


@staff_required
@require_POST
def delete_note(request: HttpRequest, pk: int) -> HttpResponse:
    """The message has the way back; for a week the page of all notes has it, too."""
    note = access.own_note_or_404(request.user, pk)
    notes.delete_note(note=note, now=timezone.now())
    back = _back(request, note)
    undo = reverse("desk:restore_note", args=[pk])
    messages.success(request, with_undo(request, _("The note is deleted."), undo, back=back))
    return redirect(back)


@staff_required
@require_POST
def restore_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Brings back a note that was deleted."""
    note = access.own_note_or_404(request.user, pk)
    notes.restore_note(note=note)
    messages.success(request, _("The note is back."))
    return redirect(_back(request, note))


def _back(request: HttpRequest, note: Note) -> str:
    return request_values.path(request.POST.get("next")) or reverse("desk:client", args=[note.client_id])
