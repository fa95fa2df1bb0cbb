from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="doc-full", order=20)
class BillingSettings(BaseGenericSetting):
    """What is on receipts and invoices. One row. `tax_percent` is contained in every price."""

    seller_name = models.CharField(_("name on invoices"), max_length=150, blank=True, help_text=_("Empty: the practice's name."))
    seller_address = models.TextField(_("address on invoices"), blank=True, help_text=_("Empty: the practice's address."))
    tax_id = models.CharField(_("tax number"), max_length=60, blank=True)
    tax_text = models.CharField(
        _("tax line"),
        max_length=200,
        blank=True,
        help_text=_("For example “VAT 19%”, or why there is none: “Not subject to sales tax”."),
    )
    tax_percent = models.DecimalField(
        _("percent of tax in the prices"),
        max_digits=5,
        decimal_places=2,
        default=0,
        validators=[MinValueValidator(0), MaxValueValidator(99)],
    )
    prefix = models.CharField(_("before the number"), max_length=10, blank=True, default="R-")
    due_days = models.PositiveSmallIntegerField(_("days to pay an invoice"), default=30, validators=[MaxValueValidator(365)])
    bank_details = models.TextField(
        _("how to transfer the money"), blank=True, help_text=_("Bank, account and what to write with it. It is on invoices.")
    )
    foot = models.TextField(_("at the foot"), blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("seller_name"), FieldPanel("seller_address"), FieldPanel("tax_id")], _("Who writes the invoice")
        ),
        MultiFieldPanel([FieldPanel("tax_text"), FieldPanel("tax_percent")], _("Tax")),
        MultiFieldPanel(
            [FieldPanel("prefix"), FieldPanel("due_days"), FieldPanel("bank_details"), FieldPanel("foot")], _("Invoices")
        ),
    ]

    class Meta:
        verbose_name = _("billing")

    def __str__(self):
        return str(_("Billing"))
