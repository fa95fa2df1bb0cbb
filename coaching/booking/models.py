"""Opening hours, what can be booked, and what was."""

import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.booking.no_overlap import NoOverlap
from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client, Coach
from coaching.practice.zones import validate_zone

__all__ = ["AppointmentType", "Booking", "DateOverride", "IntakeQuestion", "OverrideHours", "WeeklyHours"]

DAY = 24 * 60


def clock(minutes):
    """Minutes of the day as the clock shows them: 540 is 09:00, 1440 is 24:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


class Hours(models.Model):
    """From `start` to `end`, in local minutes of the day; 1440 is midnight at the day's end."""

    start = models.PositiveSmallIntegerField(_("from"), validators=[MaxValueValidator(DAY)])
    end = models.PositiveSmallIntegerField(_("until"), validators=[MaxValueValidator(DAY)])

    class Meta:
        abstract = True

    def __str__(self):
        return f"{clock(self.start)}–{clock(self.end)}"

    def clean(self):
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValidationError({"end": _("The end must be after the start.")})


class WeeklyHours(Hours):
    """Open every week on `weekday` (0 is Monday) by the coach's own clock."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="weekly_hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)

    class Meta:
        ordering = ["weekday", "start"]


class DateOverride(models.Model):
    """One date with hours of its own instead of the week's; without hours it is closed."""

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="date_overrides")
    date = models.DateField(_("date"))

    class Meta:
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["coach", "date"], name="one_override_per_date")]

    def __str__(self):
        return str(self.date)


class OverrideHours(Hours):
    override = models.ForeignKey(DateOverride, on_delete=models.CASCADE, related_name="hours")

    class Meta:
        ordering = ["start"]


class AppointmentTypeQuerySet(models.QuerySet):
    def public(self):
        """What anyone may book: never one that takes a credit."""
        return self.filter(is_active=True, coach__is_active=True, audience=AppointmentType.Audience.PUBLIC, takes_credit=False)


class AppointmentType(models.Model):
    """Something that can be booked with one coach. Lengths, buffers and notice are minutes."""

    class Audience(models.TextChoices):
        PUBLIC = "public", _("anyone")
        CLIENTS = "clients", _("clients only")
        LINK = "link", _("whoever has the link")

    class Place(models.TextChoices):
        VIDEO = "video", _("video call")
        PHONE = "phone", _("phone")
        ADDRESS = "address", _("in person")

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="appointment_types")
    title = models.CharField(_("title"), max_length=100)
    slug = models.SlugField(_("address"), help_text=_("The last part of the page's address."))
    description = models.TextField(_("what happens"), blank=True)
    duration = models.PositiveSmallIntegerField(_("length in minutes"), default=30, validators=[MinValueValidator(5)])
    increment = models.PositiveSmallIntegerField(_("a start every … minutes"), default=30, validators=[MinValueValidator(5)])
    buffer_before = models.PositiveSmallIntegerField(_("minutes free before"), default=0)
    buffer_after = models.PositiveSmallIntegerField(_("minutes free after"), default=0)
    minimum_notice = models.PositiveIntegerField(_("notice in minutes"), default=24 * 60)
    horizon_days = models.PositiveSmallIntegerField(_("bookable … days ahead"), null=True, blank=True, default=60)
    cap_per_day = models.PositiveSmallIntegerField(_("at most a day"), null=True, blank=True)
    cap_per_week = models.PositiveSmallIntegerField(_("at most a week"), null=True, blank=True)
    takes_credit = models.BooleanField(_("takes a session from the package"), default=False)
    audience = models.CharField(_("for"), max_length=10, choices=Audience, default=Audience.PUBLIC)
    place = models.CharField(_("where"), max_length=10, choices=Place, default=Place.VIDEO)
    place_details = models.CharField(_("link, number or address"), max_length=300, blank=True)
    is_active = models.BooleanField(_("can be booked"), default=True)

    objects = AppointmentTypeQuerySet.as_manager()

    class Meta:
        ordering = ["coach", "pk"]
        constraints = [models.UniqueConstraint(fields=["coach", "slug"], name="appointment_address_once_per_coach")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """The public page with its free times."""
        return reverse("booking:month", args=[self.coach.slug, self.slug])

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
    choices = models.TextField(_("choices"), blank=True, help_text=_("One a line."))
    required = models.BooleanField(_("must be answered"), default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self):
        return self.text


class BookingQuerySet(VisibleQuerySet):
    client_path = "client"

    def standing(self):
        """All but the cancelled ones."""
        return self.exclude(status=Booking.Status.CANCELLED)

    def with_details(self):
        return self.select_related("coach", "client", "appointment_type")


class Booking(models.Model):
    """A time of a coach that someone has. `start` and `end` are UTC; `guest_zone` is the guest's IANA zone.

    From `blocked_start` to `blocked_end` (buffers included) the database refuses another standing booking of the coach.
    """

    class Status(models.TextChoices):
        BOOKED = "booked", _("booked")
        HELD = "held", _("held")
        NO_SHOW = "no_show", _("did not come")
        CANCELLED = "cancelled", _("cancelled")

    coach = models.ForeignKey(Coach, on_delete=models.PROTECT, related_name="bookings")
    appointment_type = models.ForeignKey(AppointmentType, on_delete=models.PROTECT, related_name="bookings")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="bookings")
    start = models.DateTimeField()
    end = models.DateTimeField()
    blocked_start = models.DateTimeField()
    blocked_end = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status, default=Status.BOOKED)
    guest_name = models.CharField(_("name"), max_length=150)
    guest_email = models.EmailField(_("e-mail"))
    guest_zone = models.CharField(max_length=64, default="UTC", validators=[validate_zone])
    plain_title = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    answers = models.JSONField(default=list)
    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    cancelled_by = models.CharField(max_length=10, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["start"]
        indexes = [models.Index(fields=["coach", "start"]), models.Index(fields=["appointment_type", "start"])]
        constraints = [NoOverlap(name="no_overlap")]

    def __str__(self):
        return f"{self.appointment_type}, {self.start:%Y-%m-%d %H:%M}"

    @property
    def is_standing(self):
        return self.status == self.Status.BOOKED

    def has_begun(self, now=None):
        return self.start <= (now or timezone.now())
