"""The part of the settings' form that asks for a color that can be read."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.practice.brand.colors import ENOUGH, Scheme, read, schemes
from coaching.practice.brand.social_links import cleaned

UNREADABLE = gettext_lazy(
    "Words in %(color)s can't be read well %(where)s: their contrast is %(contrast)s to 1, and %(enough)s is needed. "
    "%(nearest)s is the nearest color that can be read. Type it here, or select “%(box)s” and save again."
)
NO_COLOR = gettext_lazy(
    "“%(typed)s” is no color we know. Write it as #1a6b3c: a number sign and six digits or letters from a to f."
)
NEAREST = gettext_lazy("Take the nearest color that can be read")


class BrandForm(forms.Form):
    """Mixed into the form of the settings."""

    nearest_color = forms.BooleanField(
        label=NEAREST, required=False, help_text=gettext_lazy("When a color is too light or too dark for words.")
    )

    def clean_social_links(self) -> str:
        return cleaned(self.cleaned_data["social_links"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        by_day, by_night = schemes()
        self._settle("brand_color", by_day, _("on a light page"))
        self._settle("brand_color_dark", by_night, _("on a dark page"))
        if data.get("brand_color_dark") and data.get("brand_color") == "":
            self.add_error("brand_color", _("Choose the color of the light scheme, too: that is what most people see."))
        return data

    def _settle(self, name: str, scheme: Scheme, where: str) -> None:
        typed = self.cleaned_data.get(name)
        if not typed:
            return
        color = read(typed)
        if color is None:
            self.add_error(name, NO_COLOR % {"typed": typed})
        elif scheme.is_readable(color) or self.cleaned_data.get("nearest_color"):
            self.cleaned_data[name] = scheme.nearest(color)
        else:
            self.add_error(name, UNREADABLE % _words(color, scheme, where))


def _words(color: str, scheme: Scheme, where: str) -> dict[str, str]:
    numbers = {"contrast": f"{scheme.contrast(color):.1f}", "enough": f"{ENOUGH:.1f}"}
    return {"color": color, "where": where, "nearest": scheme.nearest(color), "box": str(NEAREST), **numbers}
