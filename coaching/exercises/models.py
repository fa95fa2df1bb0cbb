"""Exercises, the versions of them that clients were given, and what clients made of them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin

from coaching.exercises.blocks import PromptsBlock
from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client

__all__ = ["Answer", "Assignment", "Exercise", "ExerciseVersion", "Review", "Submission"]


class Exercise(DraftStateMixin, RevisionMixin, PreviewableMixin, models.Model):
    """What an editor writes. `key` is set on exercises that a module brought; `strand` is one of its module's."""

    title = models.CharField(_("title"), max_length=150)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(_("takes about minutes"), default=15)
    prompts = StreamField(PromptsBlock(), verbose_name=_("prompts"))
    module = models.SlugField(_("module"), blank=True)
    strand = models.SlugField(_("counts for"), blank=True)
    key = models.CharField(max_length=100, null=True, blank=True, unique=True, editable=False)

    panels = [
        FieldPanel("title"), FieldPanel("summary"), FieldPanel("minutes"), FieldPanel("prompts"), FieldPanel("module"),
        FieldPanel("strand"),
    ]  # fmt: skip

    class Meta:
        verbose_name = _("exercise")
        verbose_name_plural = _("exercises")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_preview_template(self, request, mode_name):
        return "coaching/exercises/preview.html"

    def get_preview_context(self, request, mode_name):
        from coaching.exercises.prompts import unanswered

        return {"exercise": self, "prompts": unanswered(self.prompts)}


class ExerciseVersion(models.Model):
    """An exercise as it was published once. Never changes: answers stay with the words they answered."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=150)
    summary = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField()
    prompts = StreamField(PromptsBlock())
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["exercise", "-number"]
        constraints = [models.UniqueConstraint(fields=["exercise", "number"], name="version_number_once_per_exercise")]

    def __str__(self):
        return f"{self.title} ({self.number})"

    def save(self, *args, **kwargs):
        """Raises TypeError for a version that is already written."""
        if self.pk:
            raise TypeError("A version is never changed. Publish another one.")
        super().save(*args, **kwargs)


class AssignmentQuerySet(VisibleQuerySet):
    def to_do(self):
        """What clients still have to hand in, what is due first at the top."""
        open_states = [Assignment.State.OPEN, Assignment.State.AGAIN]
        return self.filter(state__in=open_states).order_by(models.F("due_on").asc(nulls_last=True), "pk")


class Assignment(models.Model):
    """A client was given a version of an exercise. `due_on` is a date in the client's own zone."""

    class State(models.TextChoices):
        OPEN = "open", _("to do")
        SUBMITTED = "submitted", _("waiting for your coach")
        AGAIN = "again", _("try again")
        DONE = "done", _("done")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="assignments")
    version = models.ForeignKey(ExerciseVersion, on_delete=models.PROTECT, related_name="assignments")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    assigned_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-assigned_at", "-pk"]
        indexes = [models.Index(fields=["client", "state"])]

    def __str__(self):
        return f"{self.version.title}: {self.client}"

    @property
    def is_open(self):
        return self.state in {self.State.OPEN, self.State.AGAIN}


class Answer(models.Model):
    """What a client wrote so far under one prompt: their own until they hand it in. `revision` counts the saves."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="answers")
    prompt_id = models.UUIDField()
    value = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assignment", "prompt_id"], name="answer_once_per_prompt")]

    def __str__(self):
        return f"{self.assignment_id}/{self.prompt_id}"


class SubmissionQuerySet(VisibleQuerySet):
    client_path = "assignment__client"

    def waiting(self):
        """Handed in and not reviewed, the oldest first."""
        return self.filter(review=None).order_by("submitted_at", "pk")


class Submission(models.Model):
    """What was handed in: `answers` maps prompt ids to values and never changes. `number` counts from 1."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="submissions")
    number = models.PositiveIntegerField()
    answers = models.JSONField()
    submitted_at = models.DateTimeField(default=timezone.now)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["assignment", "number"], name="submission_number_once")]

    def __str__(self):
        return f"{self.assignment}, {self.number}"


class Review(models.Model):
    """The coach's answer to what was handed in."""

    class Outcome(models.TextChoices):
        GOOD = "good", _("good")
        AGAIN = "again", _("try again")

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="review")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    comment = models.TextField(_("comment"), blank=True)
    reviewed_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.submission}: {self.outcome}"
