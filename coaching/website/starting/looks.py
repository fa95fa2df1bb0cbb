"""Colors and logo: the questions about the practice's looks, as far as its settings have a place for the answers."""

from copy import deepcopy
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from wagtail.images import get_image_model

from coaching.practice.brand.color_input import ColorInput
from coaching.practice.models import PracticeSettings
from coaching.practice.pictures.picture_file import PictureFileField

# Settings of the practice, or what their form asks beside one of them.
ASKED = ("brand_color", "nearest_color", "logo")


def fields() -> dict[str, forms.Field]:
    """{name: the form's field for it}; a picture is asked for as a file."""
    found = {name: _field(name) for name in ASKED}
    return {name: field for name, field in found.items() if field}


def checked(given: dict[str, Any]) -> forms.BaseForm:
    """The settings' own form with these answers: what it says of them holds here, too."""
    settings = PracticeSettings()
    names = [*settings.supplied(), *(name for name in given if not _is_picture(name) and _column(name))]
    made: type[forms.BaseForm] = forms.modelform_factory(PracticeSettings, form=PracticeSettings.base_form_class, fields=names)
    return made({name: value for name, value in given.items() if not _is_picture(name)})


def kept(given: dict[str, Any], practice: str) -> dict[str, Any]:
    """What was answered as the settings keep it: an uploaded picture becomes one of the site's."""
    return {name: _kept(name, value, practice) for name, value in given.items() if value and _column(name)}


def _column(name: str) -> "models.Field[Any, Any] | None":
    try:
        found = PracticeSettings._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None


def _is_picture(name: str) -> bool:
    column = _column(name)
    return column is not None and bool(column.is_relation)


def _field(name: str) -> forms.Field | None:
    column = _column(name)
    if column is None:
        return deepcopy(PracticeSettings.base_form_class.declared_fields.get(name))
    if column.is_relation:
        return PictureFileField(label=capfirst(column.verbose_name), help_text=column.help_text, required=False)
    field = column.formfield(required=False)
    if field and name == "brand_color":
        field.widget = ColorInput(field.widget.attrs)
    return field


def _kept(name: str, value: Any, practice: str) -> Any:
    return get_image_model().objects.create(title=practice, description=practice, file=value) if _is_picture(name) else value
