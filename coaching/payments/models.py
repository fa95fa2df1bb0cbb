"""What is sold, what was bought, and what is left of it."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from coaching.booking.models import Booking
from coaching.payments.forms import PackageForm
from coaching.payments.money import ZERO_DECIMAL, money
from coaching.people.access import VisibleQuerySet
from coaching.people.client_day import ClientDay
from coaching.people.models import Client

__all__ = ["Checkout", "LedgerEntry", "Package", "Purchase", "StripeEvent"]

CURRENCIES = [(code, code) for code in ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "JPY")]


class Terms(models.Model):
    """What is sold: `price` is in the currency's smallest unit (cents; yen has none). Blank `validity_days` never runs out."""

    title = models.CharField(_("title"), max_length=100)
    sessions = models.PositiveSmallIntegerField(_("sessions"), validators=[MinValueValidator(1)])
    price = models.PositiveIntegerField(_("price in the smallest unit"))
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES, default="USD")
    validity_days = models.PositiveSmallIntegerField(_("valid for days"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    @property
    def price_text(self):
        return money(self.price, self.currency)

    @property
    def terms(self):
        """The terms as keywords, for the row that they are copied to."""
        return {field.name: getattr(self, field.name) for field in Terms._meta.fields}


class PackageQuerySet(models.QuerySet):
    def on_sale(self):
        return self.filter(is_active=True)


class Package(Terms):
    """Sessions at a price, for every client of the practice."""

    description = models.TextField(_("description"), blank=True)
    is_active = models.BooleanField(_("on sale"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = PackageQuerySet.as_manager()
    base_form_class = PackageForm

    panels = [
        FieldPanel("title"),
        FieldPanel("description"),
        FieldPanel("sessions"),
        FieldPanel("amount"),
        FieldPanel("currency"),
        FieldPanel("validity_days"),
        FieldPanel("is_active"),
        FieldPanel("order"),
    ]

    class Meta:
        verbose_name = _("package")
        verbose_name_plural = _("packages")
        ordering = ["order", "pk"]

    @property
    def amount(self):
        """The price as people write it: 140.00."""
        return None if self.price is None else Decimal(self.price).scaleb(0 if self.currency in ZERO_DECIMAL else -2)


class Checkout(Terms):
    """One visit to Stripe's payment page, with the terms as they were when it began."""

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        PAID = "paid", _("paid")
        EXPIRED = "expired", _("expired")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="checkouts")
    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="+")
    idempotency_key = models.UUIDField(unique=True)
    session_id = models.CharField(max_length=255, null=True, unique=True)  # noqa: DJ001 - unique while unknown
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = VisibleQuerySet.as_manager()


class Purchase(Terms):
    """A package that was bought, with the terms it was sold at. `expires_on` is the date that `expires_at` is for the client."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="purchases")
    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="+")
    checkout = models.OneToOneField(Checkout, null=True, on_delete=models.SET_NULL, related_name="purchase")
    payment_reference = models.CharField(max_length=255, blank=True)
    bought_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    expires_on = ClientDay(moment="expires_at", null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-bought_at"]


class LedgerQuerySet(VisibleQuerySet):
    def update(self, **kwargs):
        raise TypeError("Ledger entries are never changed. Write another one.")

    def delete(self):
        raise TypeError("Ledger entries are never deleted. Write another one.")


class LedgerEntry(models.Model):
    """One change of what a client has left, or a note about it. Never changed, never deleted; what is left is the sum.

    `on` is the date that `at` was for the client.
    """

    class Kind(models.TextChoices):
        BOUGHT = "bought", _("bought")
        RESERVED = "reserved", _("reserved")
        RELEASED = "released", _("given back")
        USED = "used", _("used")
        ADJUSTED = "adjusted", _("changed by the coach")

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="ledger")
    kind = models.CharField(max_length=10, choices=Kind)
    delta = models.SmallIntegerField()
    reason = models.CharField(max_length=300)
    purchase = models.ForeignKey(Purchase, null=True, on_delete=models.PROTECT, related_name="+")
    booking = models.ForeignKey(Booking, null=True, on_delete=models.PROTECT, related_name="ledger")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    on = ClientDay(moment="at")
    at = models.DateTimeField(default=timezone.now)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "kind"], name="ledger_once_per_booking_and_kind", condition=models.Q(booking__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["purchase", "kind"], name="ledger_once_per_purchase", condition=models.Q(purchase__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.signed} {self.reason}"

    def save(self, *args, **kwargs):
        """Raises TypeError for an entry that is already written."""
        if not self._state.adding:
            raise TypeError("A ledger entry is never changed. Write another one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A ledger entry is never deleted. Write another one.")

    @property
    def signed(self):
        return f"{self.delta:+d}" if self.delta else "±0"


class StripeEvent(models.Model):
    """An event that Stripe sent and that was dealt with, so that a second delivery does nothing."""

    stripe_id = models.CharField(max_length=255, unique=True)
    kind = models.CharField(max_length=100)
    received_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.kind} {self.stripe_id}"

    @classmethod
    def note(cls, event):
        """Notes an event (a dict as Stripe sends it) as dealt with; once, though it arrives twice at the same moment."""
        return cls.objects.get_or_create(stripe_id=event["id"], defaults={"kind": event["type"]})[0]
