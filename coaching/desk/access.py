from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from coaching.people.access import clients_of, staying
from coaching.people.entries import numbered
from coaching.people.models import Client, Note


def seen_client_or_404(user: User | AnonymousUser, pk: int) -> Client:
    """The client, if this member of staff may see them; also by the number of an entry that was merged into theirs."""
    clients = clients_of(user).select_related("coach", "user", "offer__offered__package", "check_in")
    found = numbered(clients, pk)
    if found is None:
        raise Http404
    return found


def client_or_404(user: User | AnonymousUser, pk: int) -> Client:
    """As `seen_client_or_404`, for what is done about them. Raises HasLeft."""
    return staying(seen_client_or_404(user, pk))


def own_note_or_404(user: User | AnonymousUser, pk: int) -> Note:
    """The private note, deleted or not, if it is on a client this member of staff may see, and theirs to change."""
    found = Note.with_deleted.visible_to(user).filter(Q(author=user) | Q(author=None))
    return get_object_or_404(found.select_related("client"), pk=pk)
