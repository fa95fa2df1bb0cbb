"""What happened to a booking, step by step, and what a coach brought in of sessions before."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class BookingEvent(models.Model):
    """One step of a booking: what happened at `at`, and the time (`start`, UTC) that the booking had from then on."""

    booking = models.ForeignKey("coaching.Booking", on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=10)
    start = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.what}, {self.start:%Y-%m-%d %H:%M}"


class PastSession(models.Model):
    """The booking is a session that was held before the practice came here. `paid` is what the coach says: paid, pro bono
    (False), or nothing."""

    booking = models.OneToOneField("coaching.Booking", on_delete=models.CASCADE, related_name="past")
    paid = models.BooleanField(_("paid"), null=True)

    def __str__(self):
        return str(self.booking)
