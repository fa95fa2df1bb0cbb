from django.contrib.auth.models import AnonymousUser, User
from django.http import Http404
from django.shortcuts import get_object_or_404

from coaching.files.models import SharedFile
from coaching.people.access import clients_of, staying_or_404
from coaching.people.models import Client
from coaching.people.own_entries import own_clients


def client_or_404(user: User | AnonymousUser, pk: int) -> Client:
    """The client, if this member of staff may see them and they are not leaving."""
    return staying_or_404(clients_of(user).select_related("coach"), pk)


def given_or_404(client: Client, pk: int) -> SharedFile:
    """What this client gave, also if it is deleted."""
    return get_object_or_404(SharedFile.objects.of_client(client).select_related("client"), pk=pk, by_coach=False)


def visible_or_404(user: User | AnonymousUser, pk: int, *, by_coach: bool) -> SharedFile:
    """What a coach or a client gave, if this member of staff may see the client; also if it is deleted."""
    return get_object_or_404(SharedFile.objects.visible_to(user).select_related("client"), pk=pk, by_coach=by_coach)


def file_or_404(user: User | AnonymousUser, pk: int) -> tuple[SharedFile, bool]:
    """(a file that nobody took back, whether the one who asks is who it was given to): for its client and their coach."""
    found = get_object_or_404(SharedFile.objects.kept().select_related("client"), pk=pk)
    if own_clients(user).filter(pk=found.client_id).exists():
        return found, found.by_coach
    if clients_of(user).filter(pk=found.client_id).exists():
        return found, not found.by_coach
    raise Http404
