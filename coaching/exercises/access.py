from django.contrib.auth.models import AnonymousUser, User
from django.http import Http404
from django.shortcuts import get_object_or_404

from coaching.exercises.models import AnswerFile, Assignment, Enrollment, Review, ReviewFile, Submission
from coaching.people.access import clients_of
from coaching.people.models import Client
from coaching.people.own_entries import own_clients


def assignment_or_404(client: Client, pk: int) -> Assignment:
    """The client's own assignment."""
    return get_object_or_404(Assignment.objects.of_client(client).select_related("version", "client__coach"), pk=pk)


def submission_or_404(user: User | AnonymousUser, pk: int) -> Submission:
    """What was handed in, if this member of staff may see the client."""
    submissions = Submission.objects.visible_to(user).select_related("assignment__version", "assignment__client__coach")
    return get_object_or_404(submissions, pk=pk)


def visible_assignment_or_404(user: User | AnonymousUser, pk: int) -> Assignment:
    """An assignment of a client whom this member of staff may see."""
    assignments = Assignment.objects.visible_to(user).select_related("version", "client__coach", "enrollment")
    return get_object_or_404(assignments, pk=pk)


def enrollment_or_404(user: User | AnonymousUser, pk: int) -> Enrollment:
    """One client's way through a program, if this member of staff may see the client."""
    return get_object_or_404(Enrollment.objects.visible_to(user).select_related("client__coach"), pk=pk)


def version_or_404(client: Client, pk: int, number: int) -> Submission:
    """What the client handed in as version `number` of the assignment `pk`."""
    submissions = Submission.objects.of_client(client).select_related(
        "assignment__version", "assignment__client__coach", "review"
    )
    return get_object_or_404(submissions, assignment=pk, number=number)


def review_or_404(submission: Submission) -> Review:
    return get_object_or_404(Review, submission=submission)


def review_file_or_404(user: User | AnonymousUser, pk: int) -> ReviewFile:
    """A file from the coach: for staff who may see the client, and for the client once the review is sent."""
    review_file = get_object_or_404(ReviewFile.objects.select_related("submission__assignment"), pk=pk)
    client = review_file.submission.assignment.client_id
    if clients_of(user).filter(pk=client).exists():
        return review_file
    if Review.objects.filter(submission=review_file.submission_id).exists() and own_clients(user).filter(pk=client).exists():
        return review_file
    raise Http404


def file_or_404(user: User | AnonymousUser, pk: int) -> AnswerFile:
    """A client's own file; for staff who may see the client, one that was handed in."""
    answer_file = get_object_or_404(AnswerFile.objects.select_related("assignment"), pk=pk)
    client = answer_file.assignment.client_id
    if own_clients(user).filter(pk=client).exists() or (
        answer_file.was_handed_in and clients_of(user).filter(pk=client).exists()
    ):
        return answer_file
    raise Http404
