"""A color is picked or typed, and how well words in it can be read is said at once; without JavaScript when it is saved."""

from typing import Any

from django import forms
from django.forms.widgets import Script

from coaching.practice.brand.colors import ENOUGH, schemes, tokens

LIGHT, DARK = 0, 1


class ColorInput(forms.TextInput):
    """A field for #rrggbb that may stay empty, which a browser's own picker can't; that is beside it."""

    template_name = "coaching/practice/color_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, scheme: int = LIGHT) -> None:
        super().__init__(attrs)
        self.scheme = scheme

    class Media:
        js = [Script("js/color_input.js", type="module")]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        scheme = schemes()[self.scheme]
        beside = " ".join([*scheme.papers, scheme.on_button])
        context["widget"] |= {
            "beside": beside,
            "enough": ENOUGH,
            "is_dark": self.scheme == DARK,
            "usual": tokens()["give"][self.scheme],
        }
        return context
