from django import template
from django.forms import CheckboxInput
from django.http import QueryDict

register = template.Library()


@register.filter
def is_checkbox(field):
    """Whether a form field is a single box to tick, whose label stands behind it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def pairs_besides(query: QueryDict, names: str) -> list[tuple[str, str]]:
    """What an address asks for, without the parameters `names` (by commas): (name, value) pairs that a form of the page repeats.
    A template must not look for a method in a query: an address may have a parameter of its name."""
    without = set(names.split(","))
    return [(name, value) for name, values in query.lists() if name not in without for value in values]
