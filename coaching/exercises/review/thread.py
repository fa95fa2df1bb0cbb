"""One exercise's story: versions handed in, the coach's comments, and what the two wrote to each other."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from coaching.exercises.models import Assignment, Review, Submission
from coaching.exercises.review import replying


@dataclass(frozen=True)
class Entry:
    """`kind` is version, review or reply; `what` the row. `on` is the date that `at` (aware) was for the client."""

    at: datetime
    on: date
    kind: str
    what: Any


def entries(assignment: Assignment) -> list[Entry]:
    """The thread, the oldest first. Three queries."""
    versions = list(assignment.submissions.select_related("review").prefetch_related("review_files").order_by("number"))
    found = [Entry(each.submitted_at, each.submitted_on, "version", each) for each in versions]
    reviews = [each.review for each in versions if hasattr(each, "review")]
    found += [Entry(each.reviewed_at, each.reviewed_on, "review", each) for each in reviews]
    found += [Entry(each.written_at, each.written_on, "reply", each) for each in assignment.replies.all()]
    return sorted(found, key=lambda entry: entry.at)


def looked(assignment: Assignment, now: datetime | None = None) -> None:
    """Notes that the client has looked at what their coach wrote."""
    now = now or timezone.now()
    Review.objects.filter(submission__assignment=assignment, read_at=None).update(read_at=now)
    replying.deal_with(assignment=assignment, by_coach=False, now=now)


def looked_at_version(submission: Submission, now: datetime | None = None) -> None:
    """Notes that the client has looked at what their coach said of this version."""
    Review.objects.filter(submission=submission, read_at=None).update(read_at=now or timezone.now())


def before(submission: Submission) -> Submission | None:
    """The version handed in before this one, or None."""
    earlier = Submission.objects.filter(assignment=submission.assignment_id, number__lt=submission.number)
    return earlier.select_related("review").first()
