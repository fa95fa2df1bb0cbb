from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.payments.models.checkouts import Checkout
from coaching.payments.models.payments import Payment
from coaching.payments.models.purchases import Purchase
from coaching.payments.money import money
from coaching.people.access import VisibleQuerySet


class InstalmentPlanQuerySet(VisibleQuerySet):
    client_path = "checkout__client"

    def running(self):
        """Those from which a payment may still come."""
        return self.filter(status__in=[InstalmentPlan.Status.STARTING, InstalmentPlan.Status.ACTIVE])


class InstalmentPlan(models.Model):
    """How a package is paid for month by month, by a schedule at Stripe that ends by itself.

    It is there once the card is saved; its purchase is made with the first payment. `stop_asked_at` is set before Stripe is
    asked to stop, `reason` is the coach's word to the client about it.
    """

    class Status(models.TextChoices):
        STARTING = "starting", _("starting")
        ACTIVE = "active", _("being paid")
        FINISHED = "finished", _("finished")
        STOPPED = "stopped", _("stopped")

    checkout = models.OneToOneField(Checkout, on_delete=models.CASCADE, related_name="plan")
    purchase = models.OneToOneField(Purchase, null=True, on_delete=models.PROTECT, related_name="plan")
    customer_id = models.CharField(max_length=255, unique=True)
    payment_method_id = models.CharField(max_length=255)
    schedule_id = models.CharField(max_length=255, null=True, unique=True)  # noqa: DJ001 - unique while unknown
    subscription_id = models.CharField(max_length=255, null=True, unique=True)  # noqa: DJ001 - unique while unknown
    status = models.CharField(max_length=10, choices=Status, default=Status.STARTING)
    created_at = models.DateTimeField(default=timezone.now)
    stop_asked_at = models.DateTimeField(null=True)
    stop_asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = InstalmentPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"{self.checkout.title}, {self.get_status_display()}"

    @property
    def client(self):
        return self.checkout.client

    @property
    def is_running(self):
        return self.status in {self.Status.STARTING, self.Status.ACTIVE}


class Instalment(models.Model):
    """One monthly payment of a plan, from `number` 1; `amount` is in the smallest unit of the plan's currency.

    `due_on` is a date of the practice's calendar, as is `next_try_on`, when Stripe tries one that failed again. `attempts` is how
    often it was tried, `new_card_after` how often when another card was set, if one was. `waive_asked_at` is set before Stripe
    is asked not to charge it, `reason` is the coach's word to the client about it.
    """

    class Status(models.TextChoices):
        DUE = "due", _("to come")
        PAID = "paid", _("paid")
        FAILED = "failed", _("not paid yet")
        FORGIVEN = "forgiven", _("waived")
        CANCELED = "canceled", _("canceled")

    plan = models.ForeignKey(InstalmentPlan, on_delete=models.CASCADE, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    amount = models.PositiveIntegerField()
    sessions = models.PositiveSmallIntegerField(default=0)  # that it releases
    due_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DUE)
    invoice_id = models.CharField(max_length=255, null=True, unique=True)  # noqa: DJ001 - unique while unknown
    payment = models.OneToOneField(Payment, null=True, on_delete=models.PROTECT, related_name="instalment")
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_on = models.DateField(null=True)
    new_card_after = models.PositiveSmallIntegerField(null=True)
    waive_asked_at = models.DateTimeField(null=True)
    waive_asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        ordering = ["plan", "number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="instalment_once")]

    def __str__(self):
        return f"{self.number}, {self.get_status_display()}"

    @property
    def has_new_card(self):
        """Whether it waits to be tried with a card that was set after it failed."""
        return self.new_card_after is not None and self.new_card_after >= self.attempts

    @property
    def amount_text(self):
        return money(self.amount, self.plan.checkout.currency)
