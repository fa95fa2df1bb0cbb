from django import template
from django.forms import CheckboxInput

register = template.Library()


@register.filter
def is_checkbox(field):
    """Whether a form field is a single box to tick, whose label stands behind it."""
    return isinstance(field.field.widget, CheckboxInput)
