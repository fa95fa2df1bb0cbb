from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel

from coaching.payments.forms import PackageForm
from coaching.payments.models.terms import Terms
from coaching.payments.money import as_decimal


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
        HelpPanel(_("Editing changes nothing that was offered or sold: offers and purchases keep the terms they were made at.")),
        FieldPanel("title"),
        FieldPanel("description", help_text=_("What it is for, in a sentence or two. It is on the package's card.")),
        FieldPanel("sessions"),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("currency")]),
        FieldPanel(
            "validity_days",
            help_text=_("The last day is so many days after the day it was bought. Empty: the sessions never end."),
        ),
        FieldRowPanel(
            [
                FieldPanel("instalments", help_text=_("1: the whole price at once. 3: the price in three parts, one a month.")),
                FieldPanel("release", help_text=_("Only where there is more than one payment.")),
            ]
        ),
        FieldPanel("conditions"),
        FieldPanel("is_active", help_text=_("Clear it, and nobody new gets it. Those who have it keep it.")),
        FieldPanel("is_public"),
        FieldPanel("order", help_text=_("Small numbers come first.")),
    ]

    class Meta:
        verbose_name = _("package")
        verbose_name_plural = _("packages")
        ordering = ["order", "pk"]
        permissions = [("choose_package", "Can put packages on pages")]

    @property
    def amount(self):
        """The price as people write it: 140.00."""
        return None if self.price is None else as_decimal(self.price, self.currency)
