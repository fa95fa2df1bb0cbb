"""What the practice offers: for whom, what comes out, what it costs."""

from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from coaching.payments.models import Package
from coaching.payments.prices import on_sale
from coaching.practice.json_ld import filled
from coaching.practice.text import lines
from coaching.testimonials.models import Testimonial
from coaching.website import structured_data
from coaching.website.packages import offer_data
from coaching.website.question_blocks import QuestionBlock, packages_named
from coaching.website.site_page import SitePage

ON_EACH_LINE = _("One on each line.")


class ServicePage(SitePage):
    """One thing the practice offers. Its price is that of the package, as long as visitors can buy that."""

    audience = models.CharField(_("for whom"), max_length=200, blank=True, help_text=_("In a few words, above the title."))
    picture = models.ForeignKey(
        "coaching.PracticeImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    package = models.ForeignKey(
        Package,
        verbose_name=_("package"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its price is shown while it is on sale, and always as it is now."),
    )
    fits = models.TextField(_("who it is for"), blank=True, help_text=ON_EACH_LINE)
    outcomes = models.TextField(_("what comes out"), blank=True, help_text=ON_EACH_LINE)
    testimonial = models.ForeignKey(
        Testimonial,
        verbose_name=_("what someone says"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown while it is published and its author consents."),
    )
    questions = StreamField([("question", QuestionBlock())], blank=True, verbose_name=_("questions"))

    template = "coaching/website/service_page.html"
    shown_with = ("share_image", "picture", "testimonial")
    parent_page_types = ["HomePage", "StandardPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("audience"),
        FieldPanel("intro"),
        FieldPanel("picture"),
        FieldPanel("package"),
        FieldPanel("fits"),
        FieldPanel("outcomes"),
        FieldPanel("body"),
        FieldPanel("testimonial"),
        FieldPanel("questions"),
    ]
    search_fields = [*SitePage.search_fields, *(index.SearchField(name) for name in ("fits", "outcomes", "questions"))]

    class Meta:
        verbose_name = _("service page")

    @cached_property
    def sold(self) -> Package | None:
        """The package, if visitors can buy it now."""
        return next((each for each in on_sale() if each.pk == self.package_id), None)

    @cached_property
    def packages(self) -> list[Package]:
        """For the answers that show prices."""
        return packages_named(self.question_values)

    @property
    def question_values(self) -> list[Any]:
        return [child.value for child in self.questions]

    @property
    def fit_lines(self) -> list[str]:
        return lines(self.fits)

    @property
    def outcome_lines(self) -> list[str]:
        return lines(self.outcomes)

    @property
    def nodes(self) -> list[dict[str, Any]]:
        seller = structured_data.publisher()
        service = filled(
            kind="Service",
            name=self.title,
            description=self.description,
            url=self.full_url,
            audience={"@type": "Audience", "audienceType": self.audience} if self.audience else None,
            image=structured_data.picture_url(self.share_picture),
            provider=seller,
            offers=offer_data(self.sold, seller["name"]) if self.sold else None,
        )
        return [service, *structured_data.questions(self.question_values, self.packages)]

    @property
    def main_picture(self) -> Any:
        return self.picture or super().main_picture
