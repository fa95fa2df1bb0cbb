from django.shortcuts import get_object_or_404

from coaching.exercises.models import Assignment, Submission


def assignment_or_404(client, pk):
    """The client's own assignment."""
    return get_object_or_404(Assignment.objects.of_client(client).select_related("version", "client__coach"), pk=pk)


def submission_or_404(user, pk):
    """What was handed in, if this member of staff may see the client."""
    found = Submission.objects.visible_to(user).select_related("assignment__version", "assignment__client__coach")
    return get_object_or_404(found, pk=pk)
