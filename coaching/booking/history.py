"""What became of a booking, step by step: for its own page and for the client's timeline."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.people.timeline import record
from coaching.practice.zones import spoken

SENTENCES = {
    "requested": _("Booked: %(what)s"),
    "moved": _("Moved: %(what)s"),
    "cancelled": _("Cancelled: %(what)s"),
    "held": _("Held: %(what)s"),
    "no_show": _("Did not come: %(what)s"),
    "reopened": _("Open again: %(what)s"),
}


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


def note(booking, what, now):
    """Writes a step down, and into the client's timeline by the client's clock."""
    BookingEvent.objects.create(booking=booking, what=what, at=now, start=booking.start)
    text = f"{booking.appointment_type.title}, {spoken(booking.start, booking.client.timezone)}"
    record(client=booking.client, kind=f"booking.{what}", text=SENTENCES[what] % {"what": text}, at=now)
