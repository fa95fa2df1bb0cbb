"""Colors and logo: the questions about the practice's looks, as far as its settings have a place for the answers."""

from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail.images import get_image_model

from coaching.practice.models import PracticeSettings

ASKED = ("brand_color", "logo")


def fields() -> dict[str, forms.Field]:
    """{name of a setting: the form's field for it}; a picture is asked for as a file."""
    found = {name: _field(name) for name in ASKED}
    return {name: field for name, field in found.items() if field}


def kept(given: dict[str, Any], practice: str) -> dict[str, Any]:
    """What was answered as the settings keep it: an uploaded picture becomes one of the site's."""
    return {name: _kept(name, value, practice) for name, value in given.items() if value}


def _column(name: str) -> "models.Field[Any, Any] | None":
    try:
        found = PracticeSettings._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None


def _field(name: str) -> forms.Field | None:
    column = _column(name)
    if column is None:
        return None
    if column.is_relation:
        return forms.ImageField(label=column.verbose_name, help_text=column.help_text, required=False)
    return column.formfield(required=False)


def _kept(name: str, value: Any, practice: str) -> Any:
    column = _column(name)
    if column is None or not column.is_relation:
        return value
    return get_image_model().objects.create(title=practice, description=practice, file=value)
