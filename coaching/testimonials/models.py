"""What people say about the practice, and how a client is asked for it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.models import DraftStateMixin, RevisionMixin

from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client

__all__ = ["Testimonial", "TestimonialRequest"]


class Testimonial(DraftStateMixin, RevisionMixin, models.Model):
    """What someone says about the practice. Shown only while it is published and they consent; an invented one is a sample, which
    only a demo shows. What a client wrote on their own page stays as they wrote it."""

    LONGEST = 600

    name = models.CharField(_("name"), max_length=100)
    about = models.CharField(_("who they are"), max_length=150, blank=True)
    words = models.TextField(_("their words"), max_length=LONGEST)
    consent = models.BooleanField(_("consents to being shown"), default=False)
    is_sample = models.BooleanField(_("sample"), default=False, help_text=_("Not a real person: no visitor ever sees it."))
    request = models.OneToOneField(
        "coaching.TestimonialRequest",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.CASCADE,
        related_name="testimonial",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("about"),
        FieldPanel("words"),
        FieldPanel("consent"),
        FieldPanel("is_sample"),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = _("testimonial")
        verbose_name_plural = _("testimonials")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shown(self) -> bool:
        """Whether visitors may read it."""
        return self.live and self.consent and (settings.DEMO or not self.is_sample)

    def clean(self) -> None:
        """The client's consent is to these words under this name, and the client's alone to give."""
        super().clean()
        if self.is_sample and self.consent and not settings.DEMO:
            words = _("Nobody can agree to being shown but a real person. Clear one of the two boxes.")
            raise ValidationError({"is_sample": words})
        request = self.request
        if request is None:
            return
        said = {"name": request.signed, "about": request.about, "words": request.words, "consent": request.is_agreed}
        changed = [name for name, value in said.items() if getattr(self, name) != value]
        if changed:
            words = _("Its author agreed to exactly this, and may withdraw it. Leave it as it is, or ask them.")
            raise ValidationError({name: words for name in changed})


class TestimonialRequestQuerySet(VisibleQuerySet):
    def open(self) -> Any:
        """Those that wait for their client."""
        return self.filter(answered_at=None, canceled_at=None)


class TestimonialRequest(models.Model):
    """A client was asked for a few words about the coaching. `draft` is what they type, which nobody else reads.

    When they agree, `consent` keeps the sentence they agreed to, `words` and `signed` what would be published.
    """

    class Named(models.TextChoices):
        FULL = "full", _("My full name")
        FIRST = "first", _("My first name")
        INITIALS = "initials", _("My initials")
        ANONYMOUS = "anonymous", _("No name")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="testimonial_requests")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    canceled_at = models.DateTimeField(null=True, blank=True)
    draft = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    answered_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True)
    about = models.CharField(max_length=150, blank=True)
    named = models.CharField(max_length=10, choices=Named, blank=True)
    signed = models.CharField(max_length=150, blank=True)
    consent = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = TestimonialRequestQuerySet.as_manager()

    # Wagtail's "usage" would name the client to whoever edits the site.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["client"], name="testimonial_asked_once", condition=models.Q(answered_at=None, canceled_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.client}, {self.asked_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.canceled_at is None

    @property
    def is_declined(self) -> bool:
        return self.answered_at is not None and not self.consent

    @property
    def is_agreed(self) -> bool:
        """Whether its client agreed to being published, and still does."""
        return bool(self.consent) and self.withdrawn_at is None
