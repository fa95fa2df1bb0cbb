from django.shortcuts import get_object_or_404

from coaching.people.access import clients_of
from coaching.people.models import Note


def client_or_404(user, pk):
    """The client, if this member of staff may see them."""
    return get_object_or_404(clients_of(user).select_related("coach", "user", "offer__offered__package", "check_in"), pk=pk)


def note_or_404(user, pk):
    """The private note, deleted or not, if it is on a client this member of staff may see."""
    return get_object_or_404(Note.with_deleted.visible_to(user).select_related("client"), pk=pk)
