from django.db import models


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
    def note(cls, event):
        """Notes an event (a dict as Stripe sends it) as dealt with; once, though it arrives twice at the same moment."""
        return cls.objects.get_or_create(stripe_id=event["id"], defaults={"kind": event["type"]})[0]
