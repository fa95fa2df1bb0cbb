from django import template

register = template.Library()


@register.filter
def for_key(mapping, key):
    """The value of a mapping under a key that only the template knows."""
    return (mapping or {}).get(key)
