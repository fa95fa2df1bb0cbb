"""A picture that somebody uploads: one that has too many pixels is told what is allowed."""

from math import isqrt
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

TOO_MANY_PIXELS = _(
    "This picture is too large: it can have at most %(side)s by %(side)s pixels, or as many in another shape. Make it smaller "
    "and choose it again."
)


def say_what_is_allowed(field: WagtailImageField) -> None:
    """Has the field of a picture answer too many pixels in plain words."""
    if field.max_image_pixels:
        side = isqrt(field.max_image_pixels) // 1000 * 1000
        field.error_messages["file_too_many_pixels"] = TOO_MANY_PIXELS % {"side": f"{side:,}"}


class PictureFileField(WagtailImageField):
    """As the site's own pictures are taken, with a `help_text` that says what for."""

    def __init__(self, *args: Any, help_text: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if help_text:
            self.help_text = help_text
        say_what_is_allowed(self)
