from django.db import models
from django.utils.translation import gettext_lazy as _

from coaching.payments.models.packages import Package
from coaching.payments.models.payers import PaymentRequest
from coaching.payments.models.terms import Terms
from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client


class CheckoutQuerySet(VisibleQuerySet):
    def under_way(self):
        """Those from which money may still come: the page at Stripe is open, or the bank has yet to confirm."""
        return self.filter(status__in=[Checkout.Status.OPEN, Checkout.Status.PENDING])


class Checkout(Terms):
    """One visit to Stripe's payment page, with the terms as they were when it began.

    `request` is set where someone else pays. A pending one was completed, and its bank has yet to confirm the money.
    Stripe's page closes by itself at `expires_at`. Who was `without_account` when it began comes back to a page behind a
    signed link, `order_path`, kept because Stripe takes a second question only in the words of the first. `back_to` is the
    path of the page that led here, for those who don't pay; empty: packages, or that page. `agreed_to` names the practice's
    page of terms and its version, which was agreed to at `agreed_at`.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        PENDING = "pending", _("waiting for the bank")
        PAID = "paid", _("paid")
        FAILED = "failed", _("failed")
        EXPIRED = "expired", _("expired")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="checkouts")
    package = models.ForeignKey(Package, null=True, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(PaymentRequest, null=True, on_delete=models.PROTECT, related_name="checkouts")
    idempotency_key = models.UUIDField(unique=True)
    session_id = models.CharField(max_length=255, null=True, unique=True)  # noqa: DJ001 - unique while unknown
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    without_account = models.BooleanField(default=False)
    order_path = models.CharField(max_length=300, blank=True)
    back_to = models.CharField(max_length=300, blank=True)
    agreed_to = models.CharField(_("terms agreed to"), max_length=400, blank=True)
    agreed_at = models.DateTimeField(_("agreed on"), null=True)
    expires_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CheckoutQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "package"],
                name="one_checkout_under_way",
                condition=models.Q(status__in=["open", "pending"], request=None),
            ),
            models.UniqueConstraint(
                fields=["request"],
                name="one_checkout_for_a_payer",
                condition=models.Q(status__in=["open", "pending"], request__isnull=False),
            ),
        ]
