from django.db import models
from django.utils.translation import gettext_lazy as _

from coaching.payments.models.payers import PaymentRequest
from coaching.payments.models.payments import Payment, Refund
from coaching.payments.models.purchases import Purchase
from coaching.payments.money import exact, money
from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client


class InvoiceSequence(models.Model):
    """The last number given to a receipt, invoice or credit note, locked while a number is taken: one row for real documents,
    one for tests."""

    last = models.PositiveIntegerField(default=0)

    def __str__(self):
        return str(self.last)


class InvoiceQuerySet(VisibleQuerySet):
    def update(self, **kwargs):
        raise TypeError("An issued document never changes. Issue another one.")

    def delete(self):
        raise TypeError("An issued document is never deleted. Issue a credit note.")


class Invoice(models.Model):
    """A receipt, an invoice, a credit note or its correction as it was issued: it never changes, and its number follows the one
    before.

    Documents about money that only pretends (`is_test`) say so, and have numbers of their own.

    Amounts are in the smallest unit of `currency`; those of a credit note are negative. `issued_on` is a date of the practice's
    calendar. `lines` are [{"text", "details", "quantity", "amount"}], where old ones have no details; `tax_amount` is contained
    in `total`. `settlement` says how it was paid or is to be paid. At `blanked_at`, years later, its buyer and its words were
    deleted: the one change there is.
    """

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("Receipt")
        INVOICE = "invoice", _("Invoice")
        CREDIT_NOTE = "credit_note", _("Credit note")
        CORRECTION = "correction", _("Correction")

    number = models.PositiveIntegerField()
    is_test = models.BooleanField(default=False)
    code = models.CharField(max_length=30, unique=True)  # the number as people read it
    kind = models.CharField(max_length=20, choices=Kind)
    cause = models.CharField(max_length=200, unique=True)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="invoices")
    purchase = models.ForeignKey(Purchase, null=True, on_delete=models.PROTECT, related_name="invoices")
    request = models.ForeignKey(PaymentRequest, null=True, on_delete=models.PROTECT, related_name="invoices")
    payment = models.OneToOneField(Payment, null=True, on_delete=models.PROTECT, related_name="receipt")
    refund = models.OneToOneField(Refund, null=True, on_delete=models.PROTECT, related_name="credit_note")
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")
    issued_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    seller_name = models.CharField(max_length=150)
    seller_address = models.TextField(blank=True)
    seller_contact = models.TextField(blank=True)
    seller_tax_id = models.CharField(max_length=60, blank=True)
    buyer_name = models.CharField(max_length=150)
    buyer_address = models.TextField(blank=True)
    buyer_email = models.EmailField(blank=True)
    order_number = models.CharField(max_length=60, blank=True)
    lines = models.JSONField()
    currency = models.CharField(max_length=3)
    total = models.IntegerField()
    tax_text = models.CharField(max_length=200, blank=True)
    tax_percent = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    tax_amount = models.IntegerField(default=0)
    settlement = models.TextField(blank=True)
    note = models.TextField(blank=True)
    blanked_at = models.DateTimeField(null=True, blank=True)

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["is_test", "number"], name="invoice_number_once")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.code}"

    def save(self, *args, **kwargs):
        """Raises TypeError for a document that is already issued."""
        if not self._state.adding:
            raise TypeError("An issued document never changes. Issue another one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("An issued document is never deleted. Issue a credit note.")

    @property
    def total_text(self):
        """As the document says it."""
        return exact(self.total, self.currency)

    @property
    def amount_text(self):
        """As the practice's own pages say it."""
        return money(self.total, self.currency)


class BillingAddress(models.Model):
    """Whom a client's receipts are made out to, where it isn't just the client's name."""

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="billing_address")
    name = models.CharField(
        _("name on receipts"), max_length=150, blank=True, help_text=_("A company, for example. Empty: your own.")
    )
    address = models.TextField(_("postal address"), max_length=500, blank=True)

    def __str__(self):
        return self.name or str(self.client)
