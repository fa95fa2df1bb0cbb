from typing import Any, cast

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from coaching.practice.pictures import alt_text, kept_uploads
from coaching.practice.pictures.picture_file import say_what_is_allowed

LONGEST_TITLE = 80
IS_KEPT = _("“%(name)s” is here already. Choose a file only to take another one.")


class PictureForm(BaseImageForm):
    """Asks what a picture shows: pages start from these words wherever the picture stands. While the words are not right, the
    picture itself is kept."""

    data: Any

    def __init__(self, data: Any = None, files: Any = None, *args: Any, **kwargs: Any) -> None:
        prefix, self.by = kwargs.get("prefix"), kwargs.get("user")
        name = f"{prefix}-file" if prefix else "file"
        if data is not None and not (files and files.get(name)) and (kept := kept_uploads.find(data, prefix, self.by)):
            files = MultiValueDict({**dict(files or {}), name: [kept]})
        super().__init__(data, files, *args, **kwargs)
        if "file" in self.fields:
            say_what_is_allowed(self.fields["file"])
            self.fields[kept_uploads.NAME] = forms.IntegerField(required=False, widget=forms.HiddenInput())
        if field := self.fields.get("description"):
            field.required = True
            field.label = _("What it shows")
            field.help_text = _("For readers who can't see it: a short sentence, without “a picture of”.")
        if title := self.fields.get("title"):
            title.required = False
            title.help_text = _("By which you find it again. Left empty, it is what the picture shows.")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        file = data.get("file") or self.instance.file
        try:
            alt_text.check(data.get("description", ""), getattr(file, "name", "") or "")
        except alt_text.ValidationError as error:
            self.add_error("description", error)
        if "title" in data and alt_text.is_no_title(data["title"]):
            data["title"] = data.get("description", "")[:LONGEST_TITLE]
        if self.errors and "file" in self.changed_data and data.get("file"):
            self._keep(data["file"])
        return data

    def _keep(self, file: Any) -> None:
        typed = cast(Any, self).data.copy()
        typed[self.add_prefix(kept_uploads.NAME)] = kept_uploads.keep(file, self.by)
        self.data = typed
        self.fields["file"].required = False
        self["file"].help_text = IS_KEPT % {"name": file.name}
