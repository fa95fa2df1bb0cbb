from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.payments.models.packages import Package
from coaching.payments.models.terms import Terms
from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client


class PaymentRequestQuerySet(VisibleQuerySet):
    def open(self):
        return self.filter(canceled_at=None, purchase=None)


class PaymentRequest(Terms):
    """Someone else is asked to pay for a client: a parent, an employer, a university. They learn nothing about the client's work.

    `due_on` and `order_number` (the organization's purchase order) are on the invoice. With `use_before_paid` the
    sessions are there at once. `key` is that of the form that made it.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="payment_requests")
    package = models.ForeignKey(Package, null=True, on_delete=models.PROTECT, related_name="+")
    payer_name = models.CharField(_("who pays"), max_length=150)
    payer_email = models.EmailField(_("their email"))
    payer_address = models.TextField(_("their postal address"), blank=True)
    is_organization = models.BooleanField(_("an organization, which gets an invoice first"), default=False)
    order_number = models.CharField(_("purchase order number"), max_length=60, blank=True)
    due_on = models.DateField(_("to be paid by"), null=True, blank=True)
    use_before_paid = models.BooleanField(_("the sessions can be used before it is paid"), default=False)
    key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    canceled_at = models.DateTimeField(null=True, blank=True)

    objects = PaymentRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
