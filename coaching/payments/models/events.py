from datetime import UTC, datetime

from django.db import models
from django.utils import timezone


class StripeEvent(models.Model):
    """An event that Stripe sent and that was dealt with, so that a second delivery does nothing.

    `created_at` is Stripe's own moment; `delivered` tells those that came by the webhook from those we asked for ourselves.
    """

    stripe_id = models.CharField(max_length=255, unique=True)
    kind = models.CharField(max_length=100)
    created_at = models.DateTimeField(null=True)
    delivered = models.BooleanField(default=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["received_at"])]

    def __str__(self):
        return f"{self.kind} {self.stripe_id}"

    @classmethod
    def note(cls, event, *, delivered=True):
        """Notes an event (a dict as Stripe sends it) as dealt with. Raises IntegrityError for one that is noted already."""
        moment = _moment(event.get("created"))
        return cls.objects.create(stripe_id=event["id"], kind=event["type"], created_at=moment, delivered=delivered)


def _moment(seconds):
    """Stripe's Unix time; None for what is none, because whoever can sign may send anything."""
    try:
        return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) and seconds > 0 else None
    except (OverflowError, OSError, ValueError):
        return None


class Reconciliation(models.Model):
    """One time that we asked Stripe what we may have missed since `since`, and what came of it.

    `events` were listed, `missed` of them nobody had delivered; `checkouts` turned out to be paid, `refunds` were sent again.
    `problem` says why it broke off, and is empty for one that came to its end.
    """

    since = models.DateTimeField()
    at = models.DateTimeField(default=timezone.now)
    events = models.PositiveIntegerField(default=0)
    missed = models.PositiveIntegerField(default=0)
    checkouts = models.PositiveIntegerField(default=0)
    refunds = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["at"])]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.problem}".strip()
