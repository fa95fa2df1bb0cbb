"""What the owner sets once for the whole practice, the image model that every picture of the site uses, and what is counted."""

import secrets
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage, AbstractRendition

from coaching.practice.brand import fields as brand
from coaching.practice.help_lines import TEXT, HelpLineBlock
from coaching.practice.page_facts import fact
from coaching.practice.page_generations import ShownQuerySet
from coaching.practice.practice_form import PracticeSettingsForm
from coaching.practice.reading_once import once
from coaching.practice.session_questions import TEXT as SESSION_QUESTIONS
from coaching.practice.session_questions import questions_in
from coaching.practice.versioned_settings import VersionedSetting
from coaching.practice.zone_field import ZoneInput
from coaching.practice.zones import validate_zone
from coaching.storage.not_kept import NotKept

__all__ = ["CacheEntry", "PracticeImage", "PracticeRendition", "PracticeSettings"]


class PracticeImage(AbstractImage):
    """A picture with the words a screen reader reads in its place."""

    credit = models.CharField(_("credit"), max_length=200, blank=True)
    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    def get_upload_to(self, filename: str) -> str:
        """A name that no other picture ever has, nor do its renditions: browsers keep what they have seen for a year."""
        return super().get_upload_to(f"{secrets.token_hex(4)}-{filename}")

    def get_rendition(self, filter: Any) -> AbstractRendition:
        """A smaller version; the picture itself while the disk takes no new one: a page needs its words, not their size."""
        try:
            return super().get_rendition(filter)
        except NotKept:
            whole = {"file": self.file.name, "width": self.width, "height": self.height}
            return self.get_rendition_model()(image=self, filter_spec=str(getattr(filter, "spec", filter)), **whole)

    def get_renditions(self, *filters: Any) -> dict[str, AbstractRendition]:
        try:
            return super().get_renditions(*filters)
        except NotKept:
            found = [self.get_rendition(each) for each in filters]
            return {each.filter_spec: each for each in found}


class PracticeRendition(AbstractRendition):
    image = models.ForeignKey(PracticeImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]


@register_setting(icon="home", order=10)
class PracticeSettings(VersionedSetting, brand.Brand, BaseGenericSetting):
    """Name, contact, zone, policies and thresholds of the practice. One row."""

    name = models.CharField(_("practice name"), max_length=100, default="Career Coaching")
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    timezone = models.CharField(_("time zone"), max_length=64, default="America/New_York", validators=[validate_zone])
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("privacy page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    terms_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("terms page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cancellation_policy = models.TextField(_("cancellation policy"), blank=True)
    late_hours = models.PositiveSmallIntegerField(
        _("hours of notice"),
        default=24,
        help_text=_("A session that a client cancels with less notice than this counts as used. 0: never."),
    )
    silent_days = models.PositiveSmallIntegerField(
        _("days of silence"), default=14, help_text=_("A client silent for this many days needs attention.")
    )
    review_days = models.PositiveSmallIntegerField(
        _("days to review"), default=3, help_text=_("An answer that has waited this long for you needs attention.")
    )
    prospect_months = models.PositiveSmallIntegerField(
        _("months we keep prospects"), default=12, help_text=_("Shown on the booking page.")
    )

    asks_before_sessions = models.BooleanField(
        _("ask clients before a session"),
        default=True,
        help_text=_("They go out with the reminder. Answering is up to the client, and you read only what is handed over."),
    )
    session_questions = models.TextField(
        _("questions"),
        blank=True,
        help_text=_("Up to three, one on each line. What was asked before stays as it was."),
    )
    being_set_up = models.BooleanField(default=False)  # nothing goes out by itself; ended by the button on the desk

    help_is_shown = models.BooleanField(
        _("show a page for when it's more than a job search"),
        default=True,
        help_text=_("A quiet link to it is at the foot of every page. Without it, there is neither the page nor a link."),
    )
    help_text = models.TextField(_("text"), blank=True)
    help_lines = StreamField(
        [("line", HelpLineBlock())],
        blank=True,
        verbose_name=_("lines on which someone listens"),
        help_text=_(
            "Remove those that don't fit, and check the numbers from time to time. Without any, the original ones are shown."
        ),
    )

    objects = ShownQuerySet.as_manager()

    base_form_class = PracticeSettingsForm
    select_related = ["logo", "site_icon"]
    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("tagline"), FieldPanel("timezone", widget=ZoneInput)], _("Practice")),
        MultiFieldPanel([FieldPanel("contact_email"), FieldPanel("phone"), FieldPanel("address")], _("Contact")),
        brand.PANEL,
        MultiFieldPanel(
            [
                FieldPanel("privacy_page"),
                FieldPanel("terms_page"),
                FieldPanel("cancellation_policy"),
                FieldPanel("late_hours"),
                FieldPanel("prospect_months"),
            ],
            _("Policies"),
        ),
        MultiFieldPanel([FieldPanel("silent_days"), FieldPanel("review_days")], _("Needs attention")),
        MultiFieldPanel([FieldPanel("asks_before_sessions"), FieldPanel("session_questions")], _("Before a session")),
        MultiFieldPanel(
            [FieldPanel("help_is_shown"), FieldPanel("help_text"), FieldPanel("help_lines")],
            _("When it's more than a job search"),
        ),
    ]

    class Meta:
        verbose_name = _("practice")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def load(cls, request_or_site: Any = None) -> "PracticeSettings":
        """The one row; inside of `reading_once` it is read once."""
        read = super().load
        return once(cls, lambda: fact("practice-settings", lambda: read(request_or_site)))

    @classmethod
    def was_read(cls, practice: "PracticeSettings") -> None:
        """The row came along with something else: inside of `reading_once` it is what `load` gives."""
        once(cls, lambda: practice)

    def supplied(self) -> dict[str, str]:
        return {"help_text": str(TEXT), "session_questions": str(SESSION_QUESTIONS)}

    @property
    def questions(self) -> list[str]:
        """What clients are asked before a session: nothing where the practice doesn't ask."""
        return questions_in(self.session_questions or str(SESSION_QUESTIONS)) if self.asks_before_sessions else []


class CacheEntry(models.Model):
    """What limits and once-only guards remember: it must be the same for every process, and outlive the cache.

    `key` is a hash, because what is counted is named by addresses of people. `value` is JSON.
    """

    key = models.CharField(max_length=64, primary_key=True)
    value = models.TextField()
    expires_at = models.DateTimeField(null=True, db_index=True)  # null: never

    def __str__(self) -> str:
        return self.key
