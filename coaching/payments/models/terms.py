"""What is sold, offered or bought: the same fields wherever they are copied to."""

import hashlib
import json
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from coaching.payments.money import money
from coaching.payments.monthly import in_payments

CURRENCIES = [(code, code) for code in ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "JPY")]


class Release(models.TextChoices):
    """When the sessions of a package that is paid for month by month can be used."""

    AT_ONCE = "at_once", _("all with the first payment")
    WITH_EACH = "with_each", _("some with each payment")


class Terms(models.Model):
    """What is sold: `price` is in the currency's smallest unit (cents; yen has none), and is all that is ever paid.

    Blank `validity_days` never runs out; else the last day is so many days after the day of the purchase, on the client's
    calendar. `instalments` is the number of monthly payments: 1 is one payment.
    """

    title = models.CharField(_("title"), max_length=100)
    sessions = models.PositiveSmallIntegerField(_("sessions"), validators=[MinValueValidator(1), MaxValueValidator(500)])
    price = models.PositiveIntegerField(_("price in the smallest unit"))
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES, default="USD")
    validity_days = models.PositiveSmallIntegerField(
        _("valid for days"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(3660)]
    )
    conditions = models.TextField(_("terms"), blank=True, help_text=_("What applies to it, as the buyer reads it before paying."))
    instalments = models.PositiveSmallIntegerField(
        _("monthly payments"), default=1, validators=[MinValueValidator(1), MaxValueValidator(24)]
    )
    release = models.CharField(_("sessions can be used"), max_length=10, choices=Release, default=Release.AT_ONCE)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def price_text(self) -> str:
        return money(self.price, self.currency)

    @property
    def price_in_payments(self) -> str:
        """The price with what each payment is, where there are several."""
        return in_payments(self.price, self.currency, self.instalments)

    @property
    def terms(self) -> dict[str, Any]:
        """The terms as keywords, for the row that they are copied to."""
        return {field.name: getattr(self, field.name) for field in Terms._meta.fields}

    @property
    def fingerprint(self) -> str:
        """What tells these terms from any other, for a form: nobody says yes to what they have not read."""
        return hashlib.sha256(json.dumps(self.terms, sort_keys=True).encode()).hexdigest()[:16]
