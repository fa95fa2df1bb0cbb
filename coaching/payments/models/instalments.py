from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.payments.models.payments import Payment
from coaching.payments.models.purchases import Purchase
from coaching.payments.money import money


class InstalmentPlan(models.Model):
    """How a purchase is paid for month by month, by a schedule at Stripe that ends by itself."""

    class Status(models.TextChoices):
        STARTING = "starting", _("starting")
        ACTIVE = "active", _("being paid")
        FINISHED = "finished", _("paid")
        STOPPED = "stopped", _("stopped")

    purchase = models.OneToOneField(Purchase, on_delete=models.PROTECT, related_name="plan")
    customer_id = models.CharField(max_length=255)
    payment_method_id = models.CharField(max_length=255)
    schedule_id = models.CharField(max_length=255, null=True, unique=True)  # noqa: DJ001 - unique while unknown
    subscription_id = models.CharField(max_length=255, null=True, unique=True)  # noqa: DJ001 - unique while unknown
    status = models.CharField(max_length=10, choices=Status, default=Status.STARTING)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.purchase}, {self.get_status_display()}"


class Instalment(models.Model):
    """One monthly payment of a plan, from `number` 1; `amount` is in the smallest unit of the purchase's currency."""

    class Status(models.TextChoices):
        DUE = "due", _("to come")
        PAID = "paid", _("paid")
        FAILED = "failed", _("failed")
        FORGIVEN = "forgiven", _("waived")

    plan = models.ForeignKey(InstalmentPlan, on_delete=models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    amount = models.PositiveIntegerField()
    sessions = models.PositiveSmallIntegerField(default=0)  # that it releases
    due_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DUE)
    invoice_id = models.CharField(max_length=255, null=True, unique=True)  # noqa: DJ001 - unique while unknown
    payment = models.OneToOneField(Payment, null=True, on_delete=models.PROTECT, related_name="instalment")

    class Meta:
        ordering = ["plan", "number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="instalment_once")]

    def __str__(self):
        return f"{self.number}, {self.get_status_display()}"

    @property
    def amount_text(self):
        return money(self.amount, self.plan.purchase.currency)
