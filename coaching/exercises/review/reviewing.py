"""Saying “good” or “try again”, and undoing a wrong click."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.exercises.models import Assignment, Enrollment, Review, ReviewDraft, Submission
from coaching.exercises.programs import completing
from coaching.exercises.review.drafting import ReviewError, draft_of, to_answer
from coaching.people.models import TimelineEntry
from coaching.people.timeline import record
from coaching.practice.days import today

State = Assignment.State
# How long an email about it waits at least (telling_news.py), and how long a wrong click can be undone unseen.
SECOND_THOUGHT = timedelta(minutes=10)


@transaction.atomic
def review(
    *,
    submission: Submission,
    by: User,
    outcome: str,
    comment: str = "",
    comments: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> Review:
    """Answers what was handed in with the comments given here and those drafted; telling_news.py tells the client.

    Raises ReviewError when it was answered already, when a newer version waits, and for "try again" without a word.
    """
    now = now or timezone.now()
    submission, draft = to_answer(submission), draft_of(submission)
    words = {
        "comment": comment or draft.comment,
        "comments": {key: text for key, text in {**draft.comments, **(comments or {})}.items() if text.strip()},
    }
    _check(submission, outcome, words)
    given = Review.objects.create(submission=submission, reviewer=by, outcome=outcome, reviewed_at=now, **words)
    ReviewDraft.objects.filter(submission=submission).delete()
    _go_on(given, now)
    return given


def can_undo(given: Review, now: datetime) -> bool:
    """Whether no email is out and the client has not opened it."""
    return given.read_at is None and now < given.reviewed_at + SECOND_THOUGHT


@transaction.atomic
def undo_review(*, review: Review, now: datetime | None = None) -> Submission:
    """Makes it a draft again, as if it had never been sent. Raises ReviewError after ten minutes, or once the client looked."""
    now = now or timezone.now()
    review = Review.objects.select_for_update(of=("self",)).select_related("submission__assignment").get(pk=review.pk)
    if not can_undo(review, now):
        raise ReviewError(_opened() if review.read_at else _too_late())
    submission, assignment = review.submission, review.submission.assignment
    words = {"comment": review.comment, "comments": review.comments}
    ReviewDraft.objects.create(submission=submission, revisions=_fresh_revisions(review), **words)
    Assignment.objects.filter(pk=assignment.pk).exclude(state=State.IMPROVING).update(state=State.SUBMITTED)
    if assignment.enrollment_id:
        Enrollment.objects.filter(pk=assignment.enrollment_id, completed_at=review.reviewed_at).update(completed_at=None)
    TimelineEntry.objects.filter(client=assignment.client_id, at=review.reviewed_at, kind__in=KINDS).delete()
    review.delete()
    return submission


def _opened() -> str:
    return _("Your client has already opened it. Write below, or answer the next version.")


def _too_late() -> str:
    return _("The ten minutes for that are over. Write below, or answer the next version.")


def _fresh_revisions(review: Review) -> dict[str, int]:
    """Numbers that no page of the draft before can know, so that none writes over the words without asking."""
    return dict.fromkeys(["", *review.comments], review.pk * 1000)


KINDS = ("exercises.reviewed", "exercises.completed")


def _check(submission: Submission, outcome: str, words: Mapping[str, Any]) -> None:
    later = Submission.objects.filter(assignment=submission.assignment_id, number__gt=submission.number)
    if later.exists():
        raise ReviewError(_("A newer version has been handed in: answer that one. Your comments stay here until then."))
    said = words["comment"].strip() or words["comments"] or submission.review_files.exists()
    if outcome == Review.Outcome.AGAIN and not said:
        raise ReviewError(_("Say in a word what would make it better."))


def _go_on(given: Review, now: datetime) -> None:
    assignment = given.submission.assignment
    if assignment.state != State.IMPROVING:
        assignment.state = State.DONE if given.outcome == Review.Outcome.GOOD else State.AGAIN
    if given.outcome == Review.Outcome.AGAIN:  # a later day stays when that is undone: only what is to do is ever late
        assignment.give_time(today(now, assignment.client.timezone))
    assignment.save(update_fields=["state", "due_on"])
    text = _("Your coach answered: %(title)s") % {"title": assignment.version.title}
    for_coach = _("Answered: %(title)s") % {"title": assignment.version.title}
    record(client=assignment.client, kind="exercises.reviewed", text=text, for_coach=for_coach, by=given.reviewer, at=now)
    completing.complete_if_done(assignment, now)
