"""How far clients are in their programs. What was left out is not asked for, so it doesn't count."""

from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, F, Q, QuerySet

from coaching.exercises.models import Assignment, Enrollment, Review

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

State = Assignment.State
IS_ASKED = ~Q(assignments__state=State.SKIPPED)
# What was good once stays done, whatever the client makes of it afterwards.
WAS_GOOD = Q(assignments__state=State.DONE) | Q(assignments__submissions__review__outcome=Review.Outcome.GOOD)
DONE = Count("assignments", filter=IS_ASKED & WAS_GOOD, distinct=True)
ASKED = Count("assignments", filter=IS_ASKED, distinct=True)


if TYPE_CHECKING:

    class Counts(TypedDict):
        done: int
        of: int

    CountedEnrollment = WithAnnotations[Enrollment, Counts]
else:
    CountedEnrollment = Enrollment


def how_far(enrollments: QuerySet[Enrollment] | None = None) -> "QuerySet[CountedEnrollment]":
    """Enrollments with `done` and `of`, the exercises done and asked for."""
    rows = Enrollment.objects.all() if enrollments is None else enrollments
    return rows.annotate(done=DONE, of=ASKED).order_by(F("completed_at").asc(nulls_first=True), "-assigned_at", "-pk")


def steps_of(enrollment: Enrollment) -> list[Assignment]:
    """The exercises of one client's program, in order."""
    rows = enrollment.assignments.select_related("version").defer("version__prompts").order_by("position")
    return list(rows.annotate(versions=Count("submissions")))
