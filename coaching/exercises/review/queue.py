"""What waits for a coach's word, as one after the other."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import F, Max, Q, QuerySet

from coaching.exercises.models import Assignment, Review, Submission
from coaching.exercises.models.assignments import AssignmentQuerySet, SubmissionQuerySet
from coaching.exercises.review.reviewing import SECOND_THOUGHT
from coaching.practice.searching import containing


def waiting_for(user: User | AnonymousUser, words: str = "") -> SubmissionQuerySet[Submission]:
    """What was handed in by clients whom this member of staff may see, what waits longest first. `words` are searched for in
    the client's name and the exercise's title."""
    submissions = Submission.objects.visible_to(user).waiting()
    submissions = containing(submissions, words, "assignment__client__name", "assignment__version__title")
    return submissions.select_related("assignment__client__coach", "assignment__version").defer(
        "answers", "assignment__version__prompts"
    )


def written_back(user: User | AnonymousUser) -> AssignmentQuerySet[Assignment]:
    """Exercises about which a client wrote and nobody has seen to it, the oldest first; `since` is when."""
    mine = Q(replies__by_coach=False, replies__read_at=None)
    assignments = Assignment.objects.visible_to(user).filter(mine).annotate(since=Max("replies__written_at", filter=mine))
    return assignments.select_related("client__coach", "version").defer("version__prompts").order_by("since", "pk")


def just_sent(user: User, now: datetime) -> QuerySet[Review]:
    """What this member of staff sent so recently that it can still be undone, the latest first."""
    reviews = Review.objects.filter(reviewer=user, read_at=None, reviewed_at__gt=now - SECOND_THOUGHT)
    reviews = reviews.select_related("submission__assignment__client", "submission__assignment__version")
    return reviews.defer("submission__answers", "submission__assignment__version__prompts").order_by("-reviewed_at")


def neighbors(user: User | AnonymousUser, submission: Submission) -> tuple[Submission | None, Submission | None]:
    """(the one before, the one after) in the queue; either may be None. The submission itself may be answered by now."""
    waiting = Submission.objects.visible_to(user).waiting()
    at, pk = submission.submitted_at, submission.pk
    after = waiting.filter(Q(submitted_at__gt=at) | Q(submitted_at=at, pk__gt=pk)).first()
    before = waiting.filter(Q(submitted_at__lt=at) | Q(submitted_at=at, pk__lt=pk))
    return before.order_by(F("submitted_at").desc(), "-pk").first(), after
