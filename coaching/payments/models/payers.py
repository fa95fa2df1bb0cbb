from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.payments.models.packages import Package
from coaching.payments.models.terms import Terms
from coaching.payments.money import exact, money
from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client


class PaymentRequestQuerySet(VisibleQuerySet):
    def open(self):
        """Those for which money is still to come, though the sessions may be there already."""
        return self.filter(canceled_at=None, purchase__payments=None)

    def waiting_for_coach(self):
        """Those of an organization for which the coach has yet to send the invoice."""
        return self.open().filter(is_organization=True, invoices=None)

    def with_state(self):
        """What `state_words` asks, in four queries however many there are."""
        related = ("purchase__payments", "checkouts", "invoices")
        return self.select_related("purchase", "client__coach").prefetch_related(*related)


class PaymentRequest(Terms):
    """Someone else is asked to pay for a client: a parent, an employer, a university. They learn nothing about the client's work.

    `due_on` and `order_number` (the organization's purchase order) are on the invoice. With `use_before_paid` the sessions are
    there at once. What a client asks of an organization waits until the coach sends its invoice. `key` is that of the form that
    made it.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="payment_requests")
    package = models.ForeignKey(Package, null=True, on_delete=models.PROTECT, related_name="+")
    payer_name = models.CharField(_("who pays"), max_length=150)
    payer_email = models.EmailField(_("their email"))
    payer_address = models.TextField(_("their postal address"), max_length=500, blank=True)
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

    @property
    def price_text(self):
        """As the practice and its clients read it."""
        return money(self.price, self.currency)

    @property
    def exact_price(self):
        """As the payer reads it, whose bookkeepers are anywhere."""
        return exact(self.price, self.currency)

    def days_late(self, day):
        """How many days before `day`, on the practice's calendar, it was to be paid; 0 while there is time."""
        return max((day - self.due_on).days, 0) if self.due_on else 0

    @property
    def is_canceled(self):
        return self.canceled_at is not None

    @property
    def is_paid(self):
        return hasattr(self, "purchase") and bool(self.purchase.payments.all())

    @property
    def is_open(self):
        return not self.is_canceled and not self.is_paid

    @property
    def waits_for_coach(self):
        """Whether the organization has no invoice yet, and knows nothing of it."""
        return self.is_open and self.is_organization and not self.invoices.all()

    @property
    def waits_for_bank(self):
        """Whether a payment for it is on its way; until that is decided it can't be canceled."""
        return self.is_open and any(each.status == "pending" for each in self.checkouts.all())

    @property
    def state_words(self):
        """In a word, for the people who wait for it."""
        if self.is_paid:
            return _("paid")
        if self.is_canceled:
            return _("canceled")
        if self.waits_for_coach:
            return _("waiting for approval")
        return _("waiting for the bank") if self.waits_for_bank else _("not paid yet")
