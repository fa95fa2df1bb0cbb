"""The rows of money and of sessions."""

from coaching.payments.models.account import LedgerEntry, Lot
from coaching.payments.models.checkouts import Checkout
from coaching.payments.models.discrepancies import Discrepancy
from coaching.payments.models.events import Reconciliation, StripeEvent
from coaching.payments.models.extensions import ExtensionRequest
from coaching.payments.models.instalments import Instalment, InstalmentPlan
from coaching.payments.models.invoices import BillingAddress, Invoice, InvoiceSequence
from coaching.payments.models.packages import Package
from coaching.payments.models.payers import PaymentRequest
from coaching.payments.models.payments import Dispute, Payment, Refund
from coaching.payments.models.purchases import Purchase
from coaching.payments.models.settings import BillingSettings

__all__ = [
    "BillingAddress",
    "BillingSettings",
    "Checkout",
    "Discrepancy",
    "Dispute",
    "ExtensionRequest",
    "Instalment",
    "InstalmentPlan",
    "Invoice",
    "InvoiceSequence",
    "LedgerEntry",
    "Lot",
    "Package",
    "Payment",
    "PaymentRequest",
    "Purchase",
    "Reconciliation",
    "Refund",
    "StripeEvent",
]
