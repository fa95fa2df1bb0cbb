from django.db import models
from django.utils.translation import gettext_lazy as _

from coaching.payments.models.payers import PaymentRequest
from coaching.payments.models.payments import Payment, Refund
from coaching.payments.models.purchases import Purchase
from coaching.payments.money import money
from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client


class InvoiceSequence(models.Model):
    """The last number given to a receipt, invoice or credit note. One row, locked while a number is taken."""

    last = models.PositiveIntegerField(default=0)

    def __str__(self):
        return str(self.last)


class Invoice(models.Model):
    """A receipt, an invoice or a credit note as it was issued: it never changes, and its number follows the one before.

    Amounts are in the smallest unit of `currency`; those of a credit note are negative. `issued_on` is a date of the
    practice's calendar. `lines` are [{"text", "quantity", "amount"}]; `tax_amount` is contained in `total`.
    """

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("Receipt")
        INVOICE = "invoice", _("Invoice")
        CREDIT_NOTE = "credit_note", _("Credit note")

    number = models.PositiveIntegerField(unique=True)
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
    seller_tax_id = models.CharField(max_length=60, blank=True)
    buyer_name = models.CharField(max_length=150)
    buyer_address = models.TextField(blank=True)
    buyer_email = models.EmailField(blank=True)
    order_number = models.CharField(max_length=60, blank=True)
    lines = models.JSONField()
    currency = models.CharField(max_length=3)
    total = models.IntegerField()
    tax_text = models.CharField(max_length=200, blank=True)
    tax_amount = models.IntegerField(default=0)
    note = models.TextField(blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.code}"

    @property
    def total_text(self):
        return money(self.total, self.currency)
