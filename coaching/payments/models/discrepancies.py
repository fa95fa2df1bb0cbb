from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.payments.money import money
from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client


class DiscrepancyQuerySet(VisibleQuerySet):
    """What is about no client is the owner's alone."""

    def open(self):
        return self.filter(resolved_at=None)

    def news(self):
        """What was only to be seen."""
        return self.filter(kind__in=Discrepancy.NEWS)

    def to_decide(self):
        return self.exclude(kind__in=Discrepancy.NEWS)

    def about(self, reference):
        """Money that fitted nothing when it came, by Stripe's id of its payment intent."""
        return self.filter(facts__payment_intent=reference)


class Discrepancy(models.Model):
    """Money that fits nothing here, or of which a person has to decide: it is on the desk until someone resolves it.

    `cause` names what it is about, once. `reference` is Stripe's id of it; `facts` are JSON-ready values for its sentence.
    `amount` is in the smallest unit of `currency`. News is what nobody decides about: the coach has to know it, once.
    """

    class Kind(models.TextChoices):
        AMOUNT = "amount", _("another amount than was sold")
        CURRENCY = "currency", _("another currency than was sold")
        UNKNOWN = "unknown", _("a payment that was not begun here")
        GONE = "gone", _("a payment for someone or something that is gone")
        UNREADABLE = "unreadable", _("a payment that this key cannot read")
        TWICE = "twice", _("paid twice")
        REFUND = "refund", _("a refund to decide about")
        REFUND_FAILED = "refund_failed", _("a refund that did not go through")
        UNKNOWN_REFUND = "unknown_refund", _("a refund of a payment that is not known here")
        UNKNOWN_DISPUTE = "unknown_dispute", _("a dispute of a payment that is not known here")
        INSTALMENT = "instalment", _("an instalment that fits no plan")
        FAILED = "failed", _("a payment that a bank refused")
        REFUNDED = "refunded", _("a refund that was made at Stripe")
        DECIDED = "decided", _("a dispute that was decided")

    NEWS = frozenset({Kind.FAILED, Kind.REFUNDED, Kind.DECIDED})

    kind = models.CharField(max_length=20, choices=Kind)
    cause = models.CharField(max_length=200, unique=True)
    client = models.ForeignKey(Client, null=True, on_delete=models.SET_NULL, related_name="+")
    reference = models.CharField(max_length=255, blank=True)
    amount = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=10, blank=True)
    facts = models.JSONField(default=dict)
    noticed_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    resolution = models.CharField(_("what was done"), max_length=200, blank=True)

    objects = DiscrepancyQuerySet.as_manager()

    class Meta:
        ordering = ["-noticed_at", "-pk"]

    def __str__(self):
        return self.get_kind_display()

    @property
    def is_news(self):
        return self.kind in self.NEWS

    @property
    def went_back(self):
        """Whether all of its money was refunded."""
        return bool(self.facts.get("refunded"))

    @property
    def amount_text(self):
        return "" if self.amount is None else money(self.amount, self.currency)
