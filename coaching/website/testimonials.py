from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class Testimonial(models.Model):
    """What someone says about the practice. Shown only while they consent; an invented one is marked as a sample."""

    name = models.CharField(_("name"), max_length=100)
    about = models.CharField(_("who they are"), max_length=150, blank=True)
    words = models.TextField(_("their words"), max_length=600)
    consent = models.BooleanField(_("consents to being shown"), default=False)
    is_sample = models.BooleanField(_("sample"), default=False, help_text=_("Not a real person: marked as a sample."))

    panels = [
        FieldPanel("name"),
        FieldPanel("about"),
        FieldPanel("words"),
        FieldPanel("consent"),
        FieldPanel("is_sample"),
    ]

    class Meta:
        verbose_name = _("testimonial")
        verbose_name_plural = _("testimonials")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name
