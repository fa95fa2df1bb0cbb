"""What clients were given, and what they made of it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.exercises.models.exercises import ExerciseVersion
from coaching.exercises.models.programs import Enrollment, Opens
from coaching.people.access import VisibleQuerySet
from coaching.people.client_day import ClientDay
from coaching.people.models import Client

A_WEEK = timedelta(days=7)  # in which who hears of it by the weekly email alone has heard of it


class AssignmentQuerySet(VisibleQuerySet):
    def planned(self):
        """What opens later."""
        return self.filter(state=Assignment.State.PLANNED)

    def not_handed_in(self):
        """What nobody has handed in so far, whether it is open already or not."""
        return self.filter(state__in=[Assignment.State.PLANNED, Assignment.State.OPEN], submissions=None)

    def to_do(self):
        """What clients still have to hand in, what is due first at the top."""
        open_states = [Assignment.State.OPEN, Assignment.State.AGAIN]
        return self.filter(state__in=open_states).order_by(models.F("due_on").asc(nulls_last=True), "pk")


class Assignment(models.Model):
    """A client was given a version of an exercise, alone or as the `position`th of a program.

    How it `opens` is copied from the program, so that editing it moves nobody. `opens_on` and `due_on` are dates in the
    client's own zone; `opens_on` is empty as long as it hangs on something not handed in yet. `follows` is what an exercise
    outside of a program waits for, `days` how long after. `told_at` is when the client was told that it is there.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("opens later")
        OPEN = "open", _("to do")
        SUBMITTED = "submitted", _("waiting for your coach")
        AGAIN = "again", _("try again")
        IMPROVING = "improving", _("being improved")
        DONE = "done", _("done")
        SKIPPED = "skipped", _("left out")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="assignments")
    version = models.ForeignKey(ExerciseVersion, on_delete=models.PROTECT, related_name="assignments")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    assigned_at = models.DateTimeField(default=timezone.now)
    enrollment = models.ForeignKey(Enrollment, null=True, blank=True, on_delete=models.CASCADE, related_name="assignments")
    position = models.PositiveSmallIntegerField(default=0)
    opens = models.CharField(max_length=10, choices=Opens, default=Opens.AT_ONCE)
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followers")
    days = models.PositiveSmallIntegerField(default=0)
    opens_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    due_days = models.PositiveSmallIntegerField(null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)

    objects = AssignmentQuerySet.as_manager()

    # Wagtail would show these rows on its "usage" pages, and index each save.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-assigned_at", "-pk"]
        indexes = [models.Index(fields=["client", "state"]), models.Index(fields=["state", "opens_on"])]

    def __str__(self):
        return f"{self.version.title}: {self.client}"

    @property
    def state_for_coach(self):
        return _("waiting for your comment") if self.state == self.State.SUBMITTED else self.get_state_display()

    @property
    def is_open(self):
        return self.state in {self.State.OPEN, self.State.AGAIN, self.State.IMPROVING}

    @property
    def was_handed_in(self):
        """Whether it was handed in once; "try again" takes nothing of that back."""
        return self.state in {self.State.SUBMITTED, self.State.AGAIN, self.State.IMPROVING, self.State.DONE}

    def open_on(self, day):
        """Sets the day on which it opens, and with it the one by which it is due. Saves nothing."""
        self.opens_on = day
        if self.due_days is not None:
            self.due_on = day + timedelta(days=self.due_days)

    def give_time(self, day):
        """Where it has a day by which it is due, that is no sooner than a week after `day` (a date of the client's), or as many
        days as it was given for, if these are more. Saves nothing."""
        if self.due_on is not None:
            self.due_on = max(self.due_on, day + max(timedelta(days=self.due_days or 0), A_WEEK))


class Answer(models.Model):
    """What a client wrote so far under one prompt: their own until they hand it in. `revision` counts the saves."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="answers")
    prompt_id = models.UUIDField()
    value = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    # Wagtail would show these rows on its "usage" pages, and index each save.
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assignment", "prompt_id"], name="answer_once_per_prompt")]

    def __str__(self):
        return f"{self.assignment_id}/{self.prompt_id}"


class SubmissionQuerySet(VisibleQuerySet):
    client_path = "assignment__client"

    def waiting(self):
        """The newest version of an exercise, not reviewed yet; what waits longest comes first."""
        return self.newest().filter(review=None).order_by("submitted_at", "pk")

    def newest(self):
        """Of each exercise the version handed in last."""
        later = Submission.objects.filter(assignment=models.OuterRef("assignment"), number__gt=models.OuterRef("number"))
        return self.filter(~models.Exists(later))


class Submission(models.Model):
    """What was handed in: `answers` maps prompt ids to values and never changes. `number` counts from 1.

    `submitted_on` is the date that `submitted_at` was for the client.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="submissions")
    number = models.PositiveIntegerField()
    answers = models.JSONField()
    submitted_at = models.DateTimeField(default=timezone.now)
    submitted_on = ClientDay(moment="submitted_at", client="assignment.client")

    objects = SubmissionQuerySet.as_manager()

    # Wagtail would show these rows on its "usage" pages, and index each save.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["assignment", "number"], name="submission_number_once")]

    def __str__(self):
        return f"{self.assignment}, {self.number}"
