"""Money that came in, went back, or is quarreled about. Amounts are in the smallest unit of the purchase's currency."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest, Least
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.payments.models.purchases import Purchase
from coaching.payments.money import money
from coaching.people.access import VisibleQuerySet


class PaymentQuerySet(VisibleQuerySet):
    client_path = "purchase__client"


class Payment(models.Model):
    """Money that arrived for a purchase, whole or one instalment of it.

    `reference` is Stripe's id of the payment intent (`pi_…`); `on` is the date it arrived: of the practice's calendar for
    Stripe's, as the coach says for others.
    """

    class Method(models.TextChoices):
        STRIPE = "stripe", _("Stripe")
        TRANSFER = "transfer", _("bank transfer")
        CASH = "cash", _("cash")
        CHECK = "check", _("check")
        OTHER = "other", _("another way")

    purchase = models.ForeignKey(Purchase, on_delete=models.PROTECT, related_name="payments")
    amount = models.PositiveIntegerField(_("amount"))
    method = models.CharField(_("how"), max_length=10, choices=Method, default=Method.STRIPE)
    reference = models.CharField(max_length=255, null=True, unique=True)  # noqa: DJ001 - unique where there is one
    on = models.DateField(_("date"))
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = PaymentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["on"])]

    def __str__(self):
        return f"{self.amount_text}, {self.on}"

    @property
    def amount_text(self):
        return money(self.amount, self.purchase.currency)


class RefundQuerySet(models.QuerySet):
    def counted(self):
        """Those whose money is, or will be, gone."""
        return self.filter(status__in=[Refund.Status.PENDING, Refund.Status.SUCCEEDED])

    def visible_to(self, user):
        return self.filter(payment__in=Payment.objects.visible_to(user))


class Refund(models.Model):
    """Money that went back. `stripe_id` is Stripe's id (`re_…`), none for what was given back off line.

    `sessions` were taken from the lot for it. `key` is that of the form that asked for it: one form asks once.
    """

    class Status(models.TextChoices):
        PENDING = "pending", _("on its way")
        SUCCEEDED = "succeeded", _("refunded")
        FAILED = "failed", _("failed")
        CANCELED = "canceled", _("canceled")

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    amount = models.PositiveIntegerField(_("amount"))
    status = models.CharField(max_length=10, choices=Status, default=Status.PENDING)
    sessions = models.PositiveSmallIntegerField(_("sessions taken"), default=0)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    stripe_id = models.CharField(max_length=255, null=True, unique=True)  # noqa: DJ001 - unique where there is one
    key = models.UUIDField(null=True, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateField(_("date"))
    at = models.DateTimeField(default=timezone.now)

    objects = RefundQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.amount_text}, {self.get_status_display()}"

    @property
    def came_to_nothing(self):
        return self.status in {self.Status.FAILED, self.Status.CANCELED}

    @property
    def amount_text(self):
        return money(self.amount, self.payment.purchase.currency)


def _sum(rows):
    """Of a payment's rows, in a subquery."""
    return Coalesce(Subquery(rows.order_by().values("payment").annotate(sum=models.Sum("amount")).values("sum")), 0)


class DisputeQuerySet(models.QuerySet):
    def lost(self):
        """Those decided for the payer, each with `gone`: what it cost, at most what was left of its payment after refunds and
        what was lost before."""
        refunds = Refund.objects.filter(payment=OuterRef("payment"), status=Refund.Status.SUCCEEDED)
        lost = Dispute.objects.filter(payment=OuterRef("payment"), status=Dispute.Status.LOST, pk__lt=OuterRef("pk"))
        left = models.F("payment__amount") - _sum(refunds) - _sum(lost)
        gone = Greatest(0, Least("amount", left), output_field=models.IntegerField())
        return self.filter(status=Dispute.Status.LOST).annotate(gone=gone)

    def open(self):
        """Those that keep what is unused frozen."""
        return self.filter(status=Dispute.Status.OPEN)

    def visible_to(self, user):
        return self.filter(payment__in=Payment.objects.visible_to(user))


class Dispute(models.Model):
    """A payment that its payer's bank questions. While it is open, what is unused of the lot is frozen.

    An inquiry is a question alone: no money has left, nothing is frozen. Stripe takes answers until `answer_by`.
    """

    class Status(models.TextChoices):
        INQUIRY = "inquiry", _("asked about")
        OPEN = "open", _("open")
        CLOSED = "closed", _("asked about, and let be")
        WON = "won", _("decided for you")
        LOST = "lost", _("decided for the payer")

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="disputes")
    stripe_id = models.CharField(max_length=255, unique=True)
    amount = models.PositiveIntegerField(_("amount"))
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    reason = models.CharField(max_length=100, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "pk"]

    def __str__(self):
        return f"{self.payment}, {self.get_status_display()}"

    @property
    def amount_text(self):
        return money(self.amount, self.payment.purchase.currency)
