from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.payments.money import money
from coaching.people.models import Client


class DiscrepancyQuerySet(models.QuerySet):
    def open(self):
        return self.filter(resolved_at=None)


class Discrepancy(models.Model):
    """Money that fits nothing here, or of which a person has to decide: it is on the desk until someone resolves it.

    `cause` names what it is about, once. `reference` is Stripe's id of it; `facts` are JSON-ready values for its sentence.
    `amount` is in the smallest unit of `currency`.
    """

    class Kind(models.TextChoices):
        AMOUNT = "amount", _("another amount than was sold")
        CURRENCY = "currency", _("another currency than was sold")
        UNKNOWN = "unknown", _("a payment that was not begun here")
        GONE = "gone", _("a payment for someone or something that is gone")
        UNREADABLE = "unreadable", _("a payment that this key cannot read")
        TWICE = "twice", _("paid twice")
        REFUND = "refund", _("a refund to decide about")
        UNKNOWN_REFUND = "unknown_refund", _("a refund of a payment that is not known here")
        UNKNOWN_DISPUTE = "unknown_dispute", _("a dispute of a payment that is not known here")
        INSTALMENT = "instalment", _("an instalment that fits no plan")

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
    def amount_text(self):
        return "" if self.amount is None else money(self.amount, self.currency)
