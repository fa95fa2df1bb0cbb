"""A client's page of the files that they and their coach gave each other."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.files import access, reads, sharing
from coaching.files.forms import FileForm
from coaching.people.access import client_required
from coaching.people.own_entries import client_of
from coaching.storage import serving
from coaching.storage.not_kept import NotKept


@client_required
def mine(request: HttpRequest) -> HttpResponse:
    """The list, and the form to give the coach one."""
    client, sent = client_of(request), request.method == "POST"
    form = FileForm(request.POST if sent else None, request.FILES if sent else None)
    if form.is_valid():
        try:
            sharing.give(client=client, by=client.user, by_coach=False, **_given(form))
            messages.success(request, _("%(coach)s can see it now.") % {"coach": client.coach.name})
            return redirect("files:mine")
        except (sharing.FileError, NotKept) as error:
            form.add_error("file", error if isinstance(error, NotKept) else str(error))
    context = {"form": form, "files": reads.of_client(client), "coach": client.coach.name}
    return render(request, "coaching/files/mine.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file itself: saved, never opened on our address, kept in no shared cache. Who it was given to has it from now on."""
    found, is_for_them = access.file_or_404(request.user, pk)
    response = serving.download(request, found.file, filename=found.name, content_type=found.content_type)
    if is_for_them and request.method == "GET" and response.status_code == 200:
        sharing.note_opened(file=found)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@client_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Deletes one that the client gave; the message brings it back."""
    found = access.given_or_404(client_of(request), pk)
    sharing.take_back(file=found)
    words = _("%(file)s is deleted. Your coach no longer sees it.") % {"file": found.name}
    messages.success(request, words, extra_tags=reverse("files:bring_back", args=[pk]))
    return redirect("files:mine")


@client_required
@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undoes the deletion."""
    found = access.given_or_404(client_of(request), pk)
    try:
        sharing.bring_back(file=found)
        messages.success(request, _("%(file)s is back.") % {"file": found.name})
    except sharing.FileError as error:
        messages.error(request, str(error))
    return redirect("files:mine")


def _given(form: FileForm) -> dict:
    return {"upload": form.cleaned_data["file"], "words": form.cleaned_data["words"], "key": form.cleaned_data["key"]}
