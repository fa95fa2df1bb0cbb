from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class Measure(models.Model):
    """A name under which scales of several exercises are one line over time, such as “confidence”."""

    name = models.CharField(_("name"), max_length=100, unique=True, help_text=_("Clients see it above their line."))
    about = models.CharField(_("what it tells"), max_length=200, blank=True)

    panels = [FieldPanel("name"), FieldPanel("about")]

    class Meta:
        verbose_name = _("measure over time")
        verbose_name_plural = _("measures over time")
        ordering = ["name"]

    def __str__(self):
        return self.name
