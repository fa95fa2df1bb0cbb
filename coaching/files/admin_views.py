"""A coach gives a client a file from the client's page, takes one back, and says that one is seen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.files import access, sharing, telling
from coaching.files.forms import FileForm
from coaching.people.access import staff_of, staff_required
from coaching.people.models import Client
from coaching.practice import request_values
from coaching.practice.undo_message import with_undo
from coaching.storage.not_kept import NotKept


@staff_required
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """A file for a client, with a line about it."""
    client = access.client_or_404(request.user, pk)
    sent = request.method == "POST"
    form = FileForm(request.POST if sent else None, request.FILES if sent else None)
    if form.is_valid():
        try:
            return _given(request, client, form)
        except (sharing.FileError, NotKept) as error:
            form.add_error("file", error if isinstance(error, NotKept) else str(error))
    return render(request, "coaching/files/admin/give.html", {"client": client, "form": form}, status=422 if form.errors else 200)


def _given(request: HttpRequest, client: Client, form: FileForm) -> HttpResponse:
    data, now = form.cleaned_data, timezone.now()
    sharing.give(
        client=client,
        upload=data["file"],
        by=staff_of(request),
        by_coach=True,
        key=data["key"],
        words=data["words"],
        now=now,
    )
    words = _("%(name)s has the file.") % {"name": client.first_name}
    messages.success(request, f"{words} {telling.of_new(client, now)}")
    return _to(client)


@staff_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Deletes one that a coach gave; the message brings it back."""
    found = access.visible_or_404(request.user, pk, by_coach=True)
    sharing.take_back(file=found)
    words = _("%(file)s is deleted. %(name)s no longer sees it.") % {"file": found.name, "name": found.client.first_name}
    messages.success(request, with_undo(request, words, reverse("files_admin:bring_back", args=[pk])))
    return _to(found.client)


@staff_required
@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undoes the deletion."""
    found = access.visible_or_404(request.user, pk, by_coach=True)
    try:
        sharing.bring_back(file=found)
        messages.success(request, _("%(file)s is back.") % {"file": found.name})
    except sharing.FileError as error:
        messages.error(request, str(error))
    return _to(found.client)


@staff_required
@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes one that a client gave off the desk."""
    found = access.visible_or_404(request.user, pk, by_coach=False)
    sharing.note_opened(file=found)
    back = request_values.path(request.POST.get("next"))
    return redirect(back) if back else _to(found.client)


def _to(client: Client) -> HttpResponse:
    return redirect(f"{client.get_absolute_url()}#files")
