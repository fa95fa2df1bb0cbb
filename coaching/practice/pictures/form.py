from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from coaching.practice.pictures import alt_text


class PictureForm(BaseImageForm):
    """Asks what a picture shows: pages start from these words wherever the picture stands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("description"):
            field.required = True
            field.label = _("What it shows")
            field.help_text = _("For readers who can't see it: a short sentence, without “a picture of”.")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        file = data.get("file") or self.instance.file
        try:
            alt_text.check(data.get("description", ""), getattr(file, "name", "") or "")
        except alt_text.ValidationError as error:
            self.add_error("description", error)
        return data
