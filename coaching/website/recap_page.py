"""“This is what you get afterward”: the recap of a first call, with invented words."""

from django.db import models
from django.forms import Select
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from coaching.payments.models import Package
from coaching.payments.prices import on_sale
from coaching.people.models import Coach
from coaching.website.site_page import SitePage


class SampleRecapPage(SitePage):
    """Shows what a prospect reads after the first call by the template of the real one. Always marked as a sample."""

    coach = models.ForeignKey(Coach, verbose_name=_("coach"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    guest = models.CharField(_("invented name"), max_length=60, help_text=_("Of nobody who was ever coached here."))
    words = models.TextField(_("invented words"), help_text=_("What the coach would write after the call."))
    package = models.ForeignKey(
        Package,
        verbose_name=_("package in the offer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown while it is on sale. Without one, the recap offers nothing."),
    )

    template = "coaching/website/recap_page.html"
    parent_page_types = ["HomePage", "StandardPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("coach", widget=Select),
        FieldPanel("guest"),
        FieldPanel("words"),
        FieldPanel("package"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("sample of a recap")

    @cached_property
    def promise(self) -> Package | None:
        """What it offers, as a real recap calls it."""
        return next((each for each in on_sale() if each.pk == self.package_id), None)
