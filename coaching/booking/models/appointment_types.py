"""What can be booked with a coach, and what is asked of the person who books."""

from datetime import timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coaching.people.models import Coach
from coaching.practice.models import PracticeSettings
from coaching.practice.page_generations import ShownQuerySet
from coaching.practice.times_of_day import DAY

ONE_OR_MORE = [MinValueValidator(1)]


WITHIN_A_DAY = [MinValueValidator(5), MaxValueValidator(DAY)]


def default_reminders():
    """A day and an hour before, in minutes."""
    return [24 * 60, 60]


class AppointmentTypeQuerySet(ShownQuerySet):
    def bookable(self):
        """What can be booked at all, by anyone."""
        return self.filter(is_active=True, coach__is_active=True, coach__user__is_active=True)

    def public(self):
        """What anyone may book: never one that takes a credit."""
        return self.bookable().filter(audience=AppointmentType.Audience.PUBLIC, takes_credit=False)


class AppointmentType(models.Model):
    """Something that can be booked with one coach. Lengths, buffers and notice are minutes."""

    class Audience(models.TextChoices):
        PUBLIC = "public", _("anyone")
        CLIENTS = "clients", _("clients only")
        LINK = "link", _("anyone with the link")

    class Place(models.TextChoices):
        VIDEO = "video", _("video call")
        PHONE = "phone", _("phone")
        ADDRESS = "address", _("in person")

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="appointment_types")
    title = models.CharField(_("title"), max_length=100)
    slug = models.SlugField(_("address"), help_text=_("The last part of the page's address."))
    description = models.TextField(_("what happens"), blank=True)
    duration = models.PositiveSmallIntegerField(_("length in minutes"), default=30, validators=WITHIN_A_DAY)
    increment = models.PositiveSmallIntegerField(_("a start every … minutes"), default=30, validators=WITHIN_A_DAY)
    buffer_before = models.PositiveSmallIntegerField(_("minutes free before"), default=0, validators=[MaxValueValidator(DAY)])
    buffer_after = models.PositiveSmallIntegerField(_("minutes free after"), default=0, validators=[MaxValueValidator(DAY)])
    minimum_notice = models.PositiveIntegerField(_("notice in minutes"), default=24 * 60)
    horizon_days = models.PositiveSmallIntegerField(
        _("bookable … days ahead"), null=True, blank=True, default=60, validators=ONE_OR_MORE
    )
    cap_per_day = models.PositiveSmallIntegerField(_("at most a day"), null=True, blank=True, validators=ONE_OR_MORE)
    cap_per_week = models.PositiveSmallIntegerField(_("at most a week"), null=True, blank=True, validators=ONE_OR_MORE)
    takes_credit = models.BooleanField(_("uses a session from the package"), default=False)
    audience = models.CharField(_("for"), max_length=10, choices=Audience, default=Audience.PUBLIC)
    place = models.CharField(_("where"), max_length=10, choices=Place, default=Place.VIDEO)
    place_details = models.CharField(_("link, number or address"), max_length=300, blank=True)
    reminders = models.JSONField(_("reminders"), default=default_reminders)  # minutes before the start, the longest first
    remind_coach = models.BooleanField(_("remind me too"), default=True)
    is_active = models.BooleanField(_("can be booked"), default=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = AppointmentTypeQuerySet.as_manager()

    class Meta:
        ordering = ["coach", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["coach", "slug"], name="appointment_address_once_per_coach")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """The page with its free times; what takes a session is booked from the client's own home."""
        if self.takes_credit:
            return reverse("payments:book", args=[self.slug])
        return reverse("booking:month", args=[self.coach.slug, self.slug])

    @property
    def calls_guest(self):
        """Whether the coach calls: a phone call without a number to dial."""
        return self.place == self.Place.PHONE and not self.place_details

    def is_late_to_cancel(self, start, now):
        """Whether a client who cancels now what begins at `start` loses its session: with less notice than the practice asks
        for."""
        return self.takes_credit and start - now < timedelta(hours=PracticeSettings.load().late_hours)

    def blocked(self, start):
        """The time a booking at `start` (aware) would block, its buffers included."""
        before, after = timedelta(minutes=self.buffer_before), timedelta(minutes=self.duration + self.buffer_after)
        return start - before, start + after


class IntakeQuestion(models.Model):
    """A question asked with the booking; at most five for one appointment type."""

    class Kind(models.TextChoices):
        SHORT = "short", _("short answer")
        LONG = "long", _("long answer")
        CHOICE = "choice", _("choice")

    appointment_type = models.ForeignKey(AppointmentType, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(_("question"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SHORT)
    choices = models.TextField(_("choices"), blank=True, help_text=_("One per line."))
    required = models.BooleanField(_("must be answered"), default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self):
        return self.text
