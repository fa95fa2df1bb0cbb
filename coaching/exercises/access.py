from django.http import Http404
from django.shortcuts import get_object_or_404

from coaching.exercises.models import AnswerFile, Assignment, Submission
from coaching.people.access import clients_of, own_clients


def assignment_or_404(client, pk):
    """The client's own assignment."""
    return get_object_or_404(Assignment.objects.of_client(client).select_related("version", "client__coach"), pk=pk)


def submission_or_404(user, pk):
    """What was handed in, if this member of staff may see the client."""
    found = Submission.objects.visible_to(user).select_related("assignment__version", "assignment__client__coach")
    return get_object_or_404(found, pk=pk)


def file_or_404(user, pk):
    """A client's own file; for staff who may see the client, one that was handed in."""
    found = get_object_or_404(AnswerFile.objects.select_related("assignment"), pk=pk)
    client = found.assignment.client_id
    if own_clients(user).filter(pk=client).exists() or (found.was_handed_in and clients_of(user).filter(pk=client).exists()):
        return found
    raise Http404
