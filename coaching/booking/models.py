"""What can be booked, and what was. The opening hours are models of their own file."""

import uuid
from datetime import timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.booking.busy.models import BusyCalendar, BusyTime
from coaching.booking.feed.models import CalendarFeed
from coaching.booking.history import BookingEvent
from coaching.booking.no_overlap import NoOverlap
from coaching.booking.opening_hours import DAY, DateOverride, OverrideHours, WeeklyHours
from coaching.booking.requests.models import TimeRequest
from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client, Coach
from coaching.practice.models import PracticeSettings
from coaching.practice.zones import validate_zone

__all__ = [
    "AppointmentType",
    "Booking",
    "BookingEvent",
    "BusyCalendar",
    "BusyTime",
    "CalendarFeed",
    "DateOverride",
    "IntakeQuestion",
    "OverrideHours",
    "TimeRequest",
    "WeeklyHours",
]

ONE_OR_MORE = [MinValueValidator(1)]
WITHIN_A_DAY = [MinValueValidator(5), MaxValueValidator(DAY)]


def default_reminders():
    """A day and an hour before, in minutes."""
    return [24 * 60, 60]


class AppointmentTypeQuerySet(models.QuerySet):
    def bookable(self):
        """What can be booked at all, by whom ever."""
        return self.filter(is_active=True, coach__is_active=True)

    def public(self):
        """What anyone may book: never one that takes a credit."""
        return self.bookable().filter(audience=AppointmentType.Audience.PUBLIC, takes_credit=False)


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
    takes_credit = models.BooleanField(_("takes a session from the package"), default=False)
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
    def where(self):
        """The place in words."""
        return ": ".join(part for part in (str(self.get_place_display()), self.place_details) if part)

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

    def waiting_for(self, email):
        """What is still to come for this address."""
        return self.filter(guest_email__iexact=email, status=Booking.Status.BOOKED, start__gt=timezone.now())

    def others_to_come(self, booking):
        """What else of that kind is still to come for the address that has `booking`, the soonest first."""
        same = self.waiting_for(booking.guest_email).filter(appointment_type=booking.appointment_type_id)
        return same.exclude(pk=booking.pk).order_by("start")

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
    guest_clock24 = models.BooleanField(default=False)  # whether the guest's clock counts to 24
    # The form it came from: sent twice, it books once. What the coach booked has none.
    form_key = models.CharField(max_length=16, null=True, unique=True)  # noqa: DJ001 - only a null is not unique
    booker_name = models.CharField(max_length=150, blank=True)  # who booked for the guest, if that was someone else
    booker_email = models.EmailField(blank=True)
    plain_title = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    answers = models.JSONField(default=list)
    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    cancelled_by = models.CharField(max_length=10, blank=True)
    cancel_word = models.TextField(blank=True)  # what the coach says to the guest with it
    arranged_at = models.DateTimeField(default=timezone.now)  # when this time was chosen: at booking, or at the last move
    created_at = models.DateTimeField(auto_now_add=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["start"]
        indexes = [
            models.Index(fields=["coach", "start"]),
            models.Index(fields=["coach", "blocked_end"]),  # SQLite's triggers look through what is not over yet
            models.Index(Upper("guest_email"), "start", name="booking_by_address"),
        ]
        constraints = [NoOverlap(name="no_overlap")]

    def __str__(self):
        return f"{self.appointment_type}, {self.start:%Y-%m-%d %H:%M}"

    @property
    def is_standing(self):
        return self.status == self.Status.BOOKED

    def is_late_to_cancel(self, now=None):
        """Whether a client who cancels now loses the session: with less notice than the practice asks for."""
        notice = timedelta(hours=PracticeSettings.load().late_hours)
        return self.appointment_type.takes_credit and self.start - (now or timezone.now()) < notice

    def has_begun(self, now=None):
        return self.start <= (now or timezone.now())
