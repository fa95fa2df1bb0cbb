from django.db.models import Q
from django.shortcuts import get_object_or_404

from coaching.people.access import clients_of
from coaching.people.models import Note


def client_or_404(user, pk):
    """The client, if this member of staff may see them."""
    return get_object_or_404(clients_of(user).select_related("coach", "user", "offer__offered__package", "check_in"), pk=pk)


def own_note_or_404(user, pk):
    """The private note, if it is on a client this member of staff may see, and theirs to change."""
    found = Note.objects.visible_to(user).filter(Q(author=user) | Q(author=None))
    return get_object_or_404(found.select_related("client"), pk=pk)
