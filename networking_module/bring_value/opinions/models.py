"""Where writers see a message differently from the check."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from coaching.practice.tables import cell

__all__ = ["CheckOpinion"]


class CheckOpinion(models.Model):
    """What the check said of a message, and what its writer says. It names nobody: neither who wrote nor to whom.

    `elements` are what the check saw; `text` is there only when the writer chose to show it. `on` is a date, in UTC.
    """

    class Said(models.TextChoices):
        TWO_WAY = "two_way", _("Goes both ways")
        ONE_WAY = "one_way", _("Mostly asks")
        NEUTRAL = "neutral", _("Friendly note")
        WARM_ASK = "warm_ask", _("You are asking, and you may")
        UNSURE = "unsure", _("Hard to say")

    OPINIONS = Said.choices[:3]

    said = models.CharField(_("the check said"), max_length=10, choices=Said)
    opinion = models.CharField(_("the writer says"), max_length=10, choices=OPINIONS)
    verdict = models.CharField(_("likeliest"), max_length=10, choices=OPINIONS)
    elements = models.JSONField(_("what the check saw"), default=list, blank=True)
    text = models.TextField(_("the message, if shown"), blank=True, max_length=5000)
    on = models.DateField(_("day"))

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("opinion about the message check")
        verbose_name_plural = _("opinions about the message check")

    def __str__(self):
        return f"{self.get_said_display()} → {self.get_opinion_display()}"

    @property
    def safe_text(self):
        """For a spreadsheet: no program computes what a visitor typed."""
        return cell(self.text)
