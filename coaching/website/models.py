"""The kinds of pages the site is made of."""

from django.core.paginator import Paginator
from django.db import models
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from coaching.booking.models import AppointmentType
from coaching.payments.models import Package
from coaching.practice.choices import KeptSelect
from coaching.practice.kept_pages import same_for_all
from coaching.website.blocks import QuestionBlock
from coaching.website.booking_block import bookable
from coaching.website.module_blocks import at_top, sign_choices, sign_template
from coaching.website.moving_in.models import SiteMove
from coaching.website.navigation import SiteNavigation
from coaching.website.routing import page_at
from coaching.website.site_page import SitePage

__all__ = [
    "ArticleIndexPage",
    "ArticlePage",
    "ConsultationPage",
    "FaqPage",
    "HomePage",
    "ServicePage",
    "SiteMove",
    "SiteNavigation",
    "StandardPage",
]

ARTICLES_A_PAGE = 12


class HomePage(SitePage):
    """The front door. The headline is beside the drawing of the street."""

    headline = models.CharField(_("headline"), max_length=120)
    promise = models.CharField(_("beside the button"), max_length=160, blank=True)
    lets_visitors_try = models.BooleanField(
        _("visitors can try something at once"),
        default=True,
        help_text=_("Beside the headline: what a coaching module has for it, such as a box for a message. Without one, nothing."),
    )

    template = "coaching/website/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["StandardPage", "ServicePage", "ArticleIndexPage", "FaqPage", "ConsultationPage"]
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


class StandardPage(SitePage):
    """A page for anything: about, policies, an overview."""

    template = "coaching/website/standard_page.html"
    parent_page_types = ["HomePage", "StandardPage"]
    subpage_types = ["StandardPage", "ServicePage", "FaqPage"]

    class Meta:
        verbose_name = _("standard page")


class ServicePage(SitePage):
    """One thing the practice offers, and for whom."""

    audience = models.CharField(_("for whom"), max_length=200, blank=True)

    template = "coaching/website/service_page.html"
    parent_page_types = ["HomePage", "StandardPage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("audience"), FieldPanel("intro"), FieldPanel("body")]

    class Meta:
        verbose_name = _("service page")

    @property
    def structured_data(self):
        return {"@type": "Service", "name": self.title, "description": self.description}


class ArticleIndexPage(SitePage):
    """The articles, the newest first."""

    template = "coaching/website/article_index_page.html"
    parent_page_types = ["HomePage"]
    subpage_types = ["ArticlePage"]

    class Meta:
        verbose_name = _("list of articles")

    def get_context(self, request, *args, **kwargs):
        articles = ArticlePage.objects.child_of(self).live().order_by("-date", "-pk")
        page = Paginator(articles, ARTICLES_A_PAGE).get_page(request.GET.get("page"))
        same_for_all(request, page=page.number)
        return {**super().get_context(request, *args, **kwargs), "articles": page}


class ArticlePage(SitePage):
    """Something worth reading, perhaps on one of the signs that a coaching module brings."""

    date = models.DateField(_("date"))
    sign = models.CharField(_("sign"), max_length=80, blank=True)
    may_be_passed_on = models.BooleanField(
        _("clients may pass this on to people they know"),
        default=False,
        help_text=_("Only for what such a person would enjoy. An article for job seekers is no gift for them."),
    )

    template = "coaching/website/article_page.html"
    parent_page_types = ["ArticleIndexPage"]
    subpage_types: list[str] = []
    og_type = "article"
    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("sign", widget=KeptSelect(choices=lambda: [("", "---------"), *sign_choices()])),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    promote_panels = [FieldPanel("may_be_passed_on"), *SitePage.promote_panels]

    class Meta:
        verbose_name = _("article")

    @property
    def sign_template(self):
        return sign_template(self.sign)

    @property
    def structured_data(self):
        return {
            "@type": "Article",
            "headline": self.title,
            "description": self.description,
            "datePublished": self.date.isoformat(),
        }


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
    def structured_data(self):
        return {
            "@type": "FAQPage",
            "mainEntity": [
                {
                    "@type": "Question",
                    "name": child.value["question"],
                    "acceptedAnswer": {"@type": "Answer", "text": self._answer(child.value)},
                }
                for child in self.questions
            ],
        }

    @cached_property
    def packages(self):
        """What is on sale, for the answers that show prices."""
        return list(Package.objects.public()) if any(child.value["shows_prices"] for child in self.questions) else []

    def _answer(self, value):
        prices = [f"{each.title}: {each.price_text}." for each in self.packages] if value["shows_prices"] else []
        return " ".join([strip_tags(value["answer"].source), *prices])


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
        page = cls.objects.live().first()
        return page.bookable() if page else bookable(None)

    def bookable(self):
        """What can be booked here now: the chosen type, or the first for anyone when none is chosen; None when closed."""
        return bookable(self.appointment_type_id)
