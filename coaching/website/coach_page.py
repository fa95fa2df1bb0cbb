"""Who coaches: face, certificate, years, languages, and what coaching is not."""

from typing import Any

from django.db import models
from django.forms import Select
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from coaching.people.models import Coach
from coaching.practice.json_ld import filled
from coaching.practice.page_facts import fact
from coaching.practice.text import lines
from coaching.website import structured_data
from coaching.website.open_pages import open_to_all
from coaching.website.site_page import SitePage


class CertificateBlock(blocks.StructBlock):
    """A certificate that visitors can look up where it was issued."""

    name = blocks.CharBlock(label=_("certificate"), max_length=150)
    issuer = blocks.CharBlock(label=_("issued by"), max_length=150)
    number = blocks.CharBlock(label=_("number"), required=False, max_length=60)
    until = blocks.CharBlock(label=_("valid until"), required=False, max_length=40)
    check = blocks.URLBlock(
        label=_("where anyone can check it"), required=False, help_text=_("The issuer's page that finds it by name or number.")
    )

    class Meta:
        icon = "success"
        label = _("Certificate")


class CoachPage(SitePage):
    """One coach. Face and name are the coach's own, so they are the same wherever the site shows them."""

    coach = models.ForeignKey(Coach, verbose_name=_("coach"), on_delete=models.PROTECT, related_name="+")
    certificates = StreamField([("certificate", CertificateBlock())], blank=True, verbose_name=_("certificates"))
    ethics_name = models.CharField(_("code of ethics"), max_length=150, blank=True)
    ethics_url = models.URLField(_("where it can be read"), blank=True)
    since = models.PositiveSmallIntegerField(_("coaching since the year"), null=True, blank=True)
    languages = models.CharField(_("languages"), max_length=150, blank=True, help_text=_("With commas between them."))
    is_not = models.TextField(_("what coaching is not"), blank=True, help_text=_("One on each line."))

    template = "coaching/website/coach_page.html"
    parent_page_types = ["HomePage", "StandardPage"]
    subpage_types: list[str] = []
    og_type = "profile"
    shown_with = ("share_image", "coach__photo")
    content_panels = [
        *Page.content_panels,
        FieldPanel("coach", widget=Select),
        FieldPanel("intro"),
        FieldPanel("certificates"),
        MultiFieldPanel([FieldPanel("ethics_name"), FieldPanel("ethics_url")], _("Code of ethics")),
        FieldPanel("since"),
        FieldPanel("languages"),
        FieldPanel("body"),
        FieldPanel("is_not"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("is_not"), index.FilterField("coach")]

    class Meta:
        verbose_name = _("page of a coach")

    @property
    def years(self) -> int:
        """Full years of coaching; 0 while there are none to name."""
        return max(0, timezone.localdate().year - self.since) if self.since else 0

    @property
    def language_list(self) -> list[str]:
        return [name.strip() for name in self.languages.split(",") if name.strip()]

    @property
    def is_not_lines(self) -> list[str]:
        return lines(self.is_not)

    @property
    def main_picture(self) -> Any:
        return self.coach.photo or super().main_picture

    @property
    def nodes(self) -> list[dict[str, Any]]:
        person = filled(
            kind="Person",
            ref=f"{self.full_url}#person",
            name=self.coach.name,
            description=self.description,
            url=self.full_url,
            image=structured_data.picture_url(self.share_picture),
            knowsLanguage=self.language_list,
            worksFor=structured_data.publisher(),
            hasCredential=[_credential(child.value) for child in self.certificates],
        )
        return [person]


def url_of(coach: Coach) -> str:
    """Where visitors read about a coach; "" without a published page."""
    return fact(f"coach-page:{coach.pk}", lambda: _url_of(coach))


def _url_of(coach: Coach) -> str:
    page = open_to_all(CoachPage.objects.filter(coach=coach)).first()
    return (page.url or "") if page else ""


def _credential(value: Any) -> dict[str, Any]:
    return filled(
        kind="EducationalOccupationalCredential",
        name=value["name"],
        identifier=value["number"],
        url=value["check"],
        recognizedBy={"@type": "Organization", "name": value["issuer"]},
    )
