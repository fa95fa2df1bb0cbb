"""The kinds of pages the site is made of."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from coaching.booking.models import AppointmentType
from coaching.practice.page_facts import fact
from coaching.website import structured_data
from coaching.website.article_pages import ArticleIndexPage, ArticlePage, ArticleTag
from coaching.website.booking_block import bookable
from coaching.website.coach_page import CoachPage
from coaching.website.form_page import FormField, FormPage
from coaching.website.module_blocks import at_top
from coaching.website.moving_in.models import SiteMove
from coaching.website.navigation import SiteNavigation
from coaching.website.question_blocks import QuestionBlock, packages_named
from coaching.website.recap_page import SampleRecapPage
from coaching.website.routing import page_at
from coaching.website.service_page import ServicePage
from coaching.website.site_page import SitePage

__all__ = [
    "ArticleIndexPage",
    "ArticlePage",
    "ArticleTag",
    "CoachPage",
    "ConsultationPage",
    "FaqPage",
    "FormField",
    "FormPage",
    "HomePage",
    "SampleRecapPage",
    "ServicePage",
    "SiteMove",
    "SiteNavigation",
    "StandardPage",
]


class HomePage(SitePage):
    """The front door. The headline is beside the drawing of the street."""

    headline = models.CharField(_("headline"), max_length=120)
    promise = models.CharField(_("beside the button"), max_length=160, blank=True)
    lets_visitors_try = models.BooleanField(
        _("visitors can try something at once"),
        default=True,
        help_text=_("Beside the headline, such as a box for a message. Where there is nothing to try, nothing is shown."),
    )

    template = "coaching/website/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "StandardPage",
        "ServicePage",
        "CoachPage",
        "SampleRecapPage",
        "ArticleIndexPage",
        "FaqPage",
        "FormPage",
        "ConsultationPage",
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("intro"),
        FieldPanel("promise"),
        FieldPanel("lets_visitors_try"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request, *args, **kwargs):
        to_try = at_top(request) if self.lets_visitors_try else ""
        return {**super().get_context(request, *args, **kwargs), "to_try": to_try}

    def route(self, request, path_components):
        """A page below is found by its whole address, not step by step."""
        page = page_at(request, self, path_components) if path_components else None
        return page.route(request, []) if page else super().route(request, path_components)

    @property
    def nodes(self):
        return [structured_data.practice()]


class StandardPage(SitePage):
    """A page for anything: about, policies, an overview."""

    template = "coaching/website/standard_page.html"
    parent_page_types = ["HomePage", "StandardPage"]
    subpage_types = ["StandardPage", "ServicePage", "CoachPage", "SampleRecapPage", "FaqPage", "FormPage"]

    class Meta:
        verbose_name = _("standard page")


class FaqPage(SitePage):
    """Questions and their answers."""

    questions = StreamField([("question", QuestionBlock())], blank=True, verbose_name=_("questions"))

    template = "coaching/website/faq_page.html"
    parent_page_types = ["HomePage", "StandardPage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("questions"), FieldPanel("body")]
    search_fields = [*SitePage.search_fields, index.SearchField("questions")]

    class Meta:
        verbose_name = _("questions and answers")

    @property
    def question_values(self):
        return [child.value for child in self.questions]

    @property
    def nodes(self):
        return structured_data.questions(self.question_values, self.packages)

    @cached_property
    def packages(self):
        """What is on sale, for the answers that show prices."""
        return packages_named(self.question_values)


class ConsultationPage(SitePage):
    """Hosts the booking of a first call, by its template."""

    appointment_type = models.ForeignKey(
        AppointmentType,
        verbose_name=_("what is booked here"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"audience": AppointmentType.Audience.PUBLIC, "takes_credit": False},
    )

    template = "coaching/website/consultation_page.html"
    parent_page_types = ["HomePage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("appointment_type"), FieldPanel("body")]

    class Meta:
        verbose_name = _("consultation page")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "appointment_type": self.bookable()}

    @classmethod
    def offered(cls):
        """What the published page offers, or the first that anyone may book; None while nobody can."""
        return bookable(fact("first-call", cls._chosen))

    @classmethod
    def _chosen(cls):
        """The key of what the published page offers; "" for the first that anyone may book."""
        return cls.objects.live().values_list("appointment_type", flat=True).first() or ""

    def bookable(self):
        """What can be booked here now: the chosen type, or the first for anyone when none is chosen; None when closed."""
        return bookable(self.appointment_type_id)
