from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

LONGEST = 500  # characters of an address, or of a text on each document
PREFIX = RegexValidator(
    r"^(?:[A-Za-z0-9./_-]*[A-Za-z./_-])?\Z",
    _("Letters, digits, hyphens, and no digit at the end: the number follows right after it. For example “R-” or “2026-”."),
)


@register_setting(icon="doc-full", order=20)
class BillingSettings(BaseGenericSetting):
    """What is on receipts and invoices. One row. `tax_percent` is contained in every price."""

    seller_name = models.CharField(_("name on invoices"), max_length=150, blank=True, help_text=_("Empty: the practice's name."))
    seller_address = models.TextField(
        _("address on invoices"), max_length=LONGEST, blank=True, help_text=_("Empty: the practice's address.")
    )
    tax_id = models.CharField(
        _("tax number"), max_length=60, blank=True, help_text=_("Yours, as tax offices and your clients' bookkeepers ask for it.")
    )
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
        help_text=_("Prices stay as they are: of $119, 19 percent are $19. 0: no amount of tax is shown."),
    )
    prefix = models.CharField(
        _("before the number"),
        max_length=10,
        blank=True,
        default="R-",
        validators=[PREFIX],
        help_text=_(
            "The numbers go on by one for receipts, invoices and credit notes together; a new beginning changes none of them."
        ),
    )
    due_days = models.PositiveSmallIntegerField(
        _("days to pay an invoice"),
        default=30,
        validators=[MaxValueValidator(365)],
        help_text=_("From the day it is issued, unless you enter another date."),
    )
    bank_details = models.TextField(
        _("how to transfer the money"),
        max_length=LONGEST,
        blank=True,
        help_text=_("Bank, account and what to write with it. It is on invoices."),
    )
    foot = models.TextField(
        _("at the foot"), max_length=LONGEST, blank=True, help_text=_("For example your register number, or a word of thanks.")
    )
    keep_years = models.PositiveSmallIntegerField(
        _("years to keep names on documents"),
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
        help_text=_(
            "Tax law says how long; ask your accountant. After that, the buyer's name, address and the words of the lines are "
            "deleted, and number, date and amounts stay."
        ),
    )

    panels = [
        HelpPanel(
            content=_(
                "Documents that were issued never change: what you write here is on those that come. Fill it in before "
                "your first sale."
            )
        ),
        MultiFieldPanel(
            [FieldPanel("seller_name"), FieldPanel("seller_address"), FieldPanel("tax_id")], _("Who writes the invoice")
        ),
        MultiFieldPanel([FieldPanel("tax_text"), FieldPanel("tax_percent")], _("Tax")),
        MultiFieldPanel(
            [
                FieldPanel("prefix"),
                FieldPanel("due_days"),
                FieldPanel("bank_details"),
                FieldPanel("foot"),
                FieldPanel("keep_years"),
            ],
            _("Invoices"),
        ),
    ]

    class Meta:
        verbose_name = _("billing")

    def __str__(self):
        return str(_("Billing"))
