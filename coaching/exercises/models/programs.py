"""Programs: exercises in an order, and the clients who go through them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from coaching.exercises.models.authors import author_field
from coaching.exercises.models.exercises import Exercise
from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client


class Opens(models.TextChoices):
    """When an exercise opens to a client."""

    AT_ONCE = "at_once", _("at once")
    ON_DATE = "on_date", _("on a day")
    AFTER = "after", _("after the previous one is handed in")
    WEEKLY = "weekly", _("a week after the previous one opened")


class Program(ClusterableModel):
    """Exercises in an order, written by an editor. `key` is set on those that the practice or a module brought."""

    title = models.CharField(_("title"), max_length=150)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    is_offered = models.BooleanField(_("can be assigned"), default=True)
    key = models.CharField(max_length=100, null=True, blank=True, unique=True, editable=False)
    author = author_field()

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_look_url(self):
        """Where a coach looks at it, and at who is in it."""
        return reverse("exercises_admin:program", args=[self.pk])


class ProgramStep(Orderable):
    """One exercise of a program. `days` are days after the one before was handed in; `due_days` count from its opening."""

    program = ParentalKey(Program, on_delete=models.CASCADE, related_name="steps")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="steps", verbose_name=_("exercise"))
    opens = models.CharField(_("opens"), max_length=10, choices=Opens, default=Opens.WEEKLY)
    on_date = models.DateField(_("on the day"), null=True, blank=True)
    days = models.PositiveSmallIntegerField(_("days later"), default=0)
    due_days = models.PositiveSmallIntegerField(_("days to do it in"), null=True, blank=True)

    def __str__(self):
        return f"{self.program_id}: {self.exercise}"

    def clean(self):
        """A step on a day has one; for the others it means nothing."""
        super().clean()
        if self.opens == Opens.ON_DATE and self.on_date is None:
            raise ValidationError({"on_date": _("Choose the day on which it opens.")})


class EnrollmentQuerySet(VisibleQuerySet):
    def running(self):
        """Those neither finished nor stopped; paused ones are among them."""
        return self.filter(completed_at=None, stopped_at=None)


class Enrollment(models.Model):
    """A client goes through a program; its exercises are the assignments. Days are dates in the client's own zone."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="enrollments")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="enrollments")
    title = models.CharField(max_length=150)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    assigned_at = models.DateTimeField(default=timezone.now)
    starts_on = models.DateField()
    paused_on = models.DateField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = EnrollmentQuerySet.as_manager()

    # Wagtail would show these rows on its "usage" pages, and index each save.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-assigned_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["client", "program"],
                name="program_once_at_a_time",
                condition=models.Q(completed_at=None, stopped_at=None),
            )
        ]

    def __str__(self):
        return f"{self.title}: {self.client}"
