"""What a practice looks like to others: its logo, its color, where else it is found. Part of the practice's settings."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from coaching.practice.brand.color_input import DARK, LIGHT, ColorInput
from coaching.practice.brand.social_links import SocialLink, links_in
from coaching.practice.brand.stylesheet import digest, stylesheet


def picture(label: Any, help_text: Any) -> Any:
    return models.ForeignKey(
        "coaching.PracticeImage",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


class Brand(models.Model):
    """Everything is optional: without it the site wears its own mark and colors."""

    logo = picture(
        _("logo"),
        _("At the top of each page and email. A PNG or WebP with nothing behind it looks best, at least 120 pixels high."),
    )
    logo_has_name = models.BooleanField(
        _("the logo contains the practice's name"), default=False, help_text=_("Then the name isn't written beside it.")
    )
    site_icon = picture(
        _("sign in the browser's tab"), _("A square picture, at least 180 pixels wide. Without one it is our own.")
    )
    brand_color = models.CharField(
        _("color"),
        max_length=40,
        blank=True,
        help_text=_("Of buttons and links, such as #1a6b3c. Giving and asking keep their own two colors, everywhere."),
    )
    brand_color_dark = models.CharField(
        _("color in the dark scheme"),
        max_length=40,
        blank=True,
        help_text=_("Leave empty for the same color, light enough for a dark page."),
    )
    social_links = models.TextField(
        _("where else you are found"), blank=True, help_text=_("One address on each line. They are at the foot of each page.")
    )

    class Meta:
        abstract = True

    @property
    def brand_digest(self) -> str:
        """What the address of the practice's stylesheet is made of; "" without a color."""
        return digest(self.brand_color, self.brand_color_dark)

    @property
    def brand_stylesheet(self) -> str:
        return stylesheet(self.brand_color, self.brand_color_dark)

    @property
    def social(self) -> list[SocialLink]:
        return links_in(self.social_links)


PANEL = MultiFieldPanel(
    [
        FieldPanel("logo"),
        FieldPanel("logo_has_name"),
        FieldPanel("site_icon"),
        FieldPanel("brand_color", widget=ColorInput(scheme=LIGHT)),
        FieldPanel("brand_color_dark", widget=ColorInput(scheme=DARK)),
        FieldPanel("nearest_color"),
        FieldPanel("social_links"),
    ],
    _("Logo, color, links"),
)
