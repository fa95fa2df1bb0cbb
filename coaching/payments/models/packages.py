from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from coaching.payments.forms import PackageForm
from coaching.payments.models.terms import Terms
from coaching.payments.money import ZERO_DECIMAL


class PackageQuerySet(models.QuerySet):
    def on_sale(self):
        return self.filter(is_active=True)

    def public(self):
        """Those that a visitor may buy from the site."""
        return self.on_sale().filter(is_public=True)


class Package(Terms):
    """Sessions at a price, for every client of the practice. What was offered or sold keeps the terms it had then."""

    description = models.TextField(_("description"), blank=True)
    is_active = models.BooleanField(_("on sale"), default=True)
    is_public = models.BooleanField(
        _("for visitors too"), default=True, help_text=_("Visitors of the site see it and can buy it; otherwise clients only.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = PackageQuerySet.as_manager()
    base_form_class = PackageForm

    panels = [
        FieldPanel("title"),
        FieldPanel("description"),
        FieldPanel("sessions"),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("currency")]),
        FieldPanel("validity_days"),
        FieldRowPanel([FieldPanel("instalments"), FieldPanel("release")]),
        FieldPanel("conditions"),
        FieldPanel("is_active"),
        FieldPanel("is_public"),
        FieldPanel("order"),
    ]

    class Meta:
        verbose_name = _("package")
        verbose_name_plural = _("packages")
        ordering = ["order", "pk"]
        permissions = [("choose_package", "Can put packages on pages")]

    @property
    def amount(self):
        """The price as people write it: 140.00."""
        return None if self.price is None else Decimal(self.price).scaleb(0 if self.currency in ZERO_DECIMAL else -2)
