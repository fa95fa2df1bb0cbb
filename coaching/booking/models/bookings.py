"""What was booked."""

import uuid

from django.db import models
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.booking.models.appointment_types import AppointmentType
from coaching.booking.models.no_overlap import NoOverlap
from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client, Coach
from coaching.practice.page_generations import ShownQuerySet
from coaching.practice.zones import validate_zone


class BookingQuerySet(ShownQuerySet, VisibleQuerySet):  # type: ignore[override] # two parents, each with a manager of its own
    client_path = "client"

    def not_canceled(self):
        """All but the canceled ones."""
        return self.exclude(status=Booking.Status.CANCELED)

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
    """A time of a coach that someone has. `start` and `end` are UTC; `guest_zone` is the IANA zone in which the guest booked.

    From `blocked_start` to `blocked_end` (buffers included) the database refuses another active booking of the coach.
    """

    class Status(models.TextChoices):
        BOOKED = "booked", _("booked")
        HELD = "held", _("held")
        NO_SHOW = "no_show", _("did not come")
        CANCELED = "canceled", _("canceled")

    coach = models.ForeignKey(Coach, on_delete=models.PROTECT, related_name="bookings")
    appointment_type = models.ForeignKey(AppointmentType, on_delete=models.PROTECT, related_name="bookings")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="bookings")
    start = models.DateTimeField()
    end = models.DateTimeField()
    blocked_start = models.DateTimeField()
    blocked_end = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status, default=Status.BOOKED)
    guest_name = models.CharField(_("name"), max_length=150)
    guest_email = models.EmailField(_("email"))
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
    canceled_by = models.CharField(max_length=10, blank=True)
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
    def is_active(self):
        return self.status == self.Status.BOOKED

    @property
    def zone(self):
        """The IANA zone in which the guest reads when it is: of a client with an account the one they chose, even since."""
        return self.client.timezone if self.client.user_id else self.guest_zone

    def is_late_to_cancel(self, now=None):
        """Whether a client who cancels now loses the session: with less notice than the practice asks for."""
        return self.appointment_type.is_late_to_cancel(self.start, now or timezone.now())

    def has_begun(self, now=None):
        return self.start <= (now or timezone.now())
