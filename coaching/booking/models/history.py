"""What happened to a booking, step by step."""

from django.db import models
from django.utils import timezone


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
