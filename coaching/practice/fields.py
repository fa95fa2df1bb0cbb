"""Fields of forms and models by their names, as the kinds of fields that they are."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


def as_it_was(form: forms.BaseForm) -> SafeString:
    """Hidden fields with what the page showed first: Wagtail's template of a field leaves them out."""
    return format_html_join("", "{}", ((form[name].as_hidden(only_initial=True),) for name in form.fields))


def choice_field(form: forms.BaseForm, name: str) -> forms.ChoiceField:
    """The form's field of that name, which offers choices."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    return field


def offer_coaches(form: forms.BaseForm, coaches: Sequence[Any]) -> None:
    """Lets a filter's field `coach` offer these; a practice with one coach doesn't meet it."""
    if len(coaches) > 1:
        choice_field(form, "coach").choices = [("", _("All")), *((coach.slug, coach.name) for coach in coaches)]
    else:
        del form.fields["coach"]


def row_field(form: forms.BaseForm, name: str) -> "forms.ModelChoiceField[Any]":
    """The form's field of that name, which offers rows."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    return field


def column(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    """The model's field of that name, which has a column of its own."""
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return field
